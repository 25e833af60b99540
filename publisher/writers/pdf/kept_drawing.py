"""The seam with WeasyPrint's drawing: what a page drew is given again when everything it met is the same.

A page's bytes depend on its boxes, on the structure elements that own its contents, on its margins, and on what the
pages before it put into the fonts: WeasyPrint measures a glyph once for the whole file, at the first size it meets.
All of that is compared before the bytes are used again; a page that differs is painted.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from publisher.writers.pdf.fragments import Page
from publisher.writers.pdf.margins import Margins, margins, margins_of, until_margins
from publisher.writers.pdf.noting import Met, NotingStream, Sheet, follow
from publisher.writers.pdf.stream import Drawing, Marks
from publisher.writers.pdf.structure import Content


@dataclass(slots=True)
class Drawn:
    """What a page drew, and all that it needs to be drawn so again."""

    likeness: Any
    sheet: Sheet = field(default_factory=Sheet)
    owners: list[int] = field(default_factory=list)  # MCID → place of the content that opened it
    marks: list[int | None] = field(default_factory=list)  # MCID by place of the content
    fonts: dict[Any, tuple[Any, Met, Met]] = field(default_factory=dict)  # a clean font, its widths, its characters
    soft_hyphens: dict[str, int] = field(default_factory=dict)
    repeatable: bool = True


def paint(
    keep: KeptDrawing, page: Any, drawing: Drawing, marks: Marks, seen: Page, stream: NotingStream, scale: float = 1
) -> None:
    """Paint a page, or give again what it drew."""
    drawing.marks = marks
    contents = _contents(seen)
    likeness = scale, seen.height, _tags(contents), _kind(page)
    before = keep.get(page)
    if margins(page._page_box) is Margins.AMONG:  # noqa: SLF001 (a seam)
        type(page).paint(page, stream, scale)
        stream.seal()
        _forget(stream)
        return
    if before is not None and before.likeness == likeness and _can_follow(before, stream):
        with margins_of(page._page_box, stream, scale):  # noqa: SLF001 (a seam)
            _repeat(before, contents, drawing, stream)
        return
    drawn = Drawn(likeness)
    stream.note()
    hyphens, drawing.soft_hyphens = drawing.soft_hyphens, drawn.soft_hyphens
    try:
        with until_margins(lambda: _note(drawn, contents, stream)):
            type(page).paint(page, stream, scale)
    finally:
        drawing.soft_hyphens = hyphens
    hyphens.update(drawn.soft_hyphens)
    stream.seal()
    _forget(stream)
    keep.set(page, drawn)


@dataclass(frozen=True, slots=True)
class KeptDrawing:
    """Where the drawings of a layout's pages are kept, by page."""

    get: Callable[[Any], Drawn | None]
    set: Callable[[Any, Drawn], None]


def _contents(seen: Page) -> list[Content]:
    """Return what a page may mark, in the order of the boxes, each followed by its gap."""
    contents = []
    for fragment in seen.fragments:
        if isinstance(fragment, Content):
            contents.append(fragment)
            if fragment.gap is not None:
                contents.append(fragment.gap)
    return contents


def _tags(contents: list[Content]) -> tuple[Any, ...]:
    """Return all that the stream asks of contents: alike means marked alike."""
    owners: dict[int, int] = {}
    return tuple(
        (
            None if content.owner is None else owners.setdefault(id(content.owner), len(owners)),
            content.owner and content.owner.type,
            content.index,
            content.image,
            content.space_after,
            content.soft_hyphen,
            content.actual_text,
            content.gap is not None,
        )
        for content in contents
    )


def _kind(page: Any) -> tuple[Any, ...]:
    """Return what the look of a page depends on beside its boxes; what stands in its margins is painted each time."""
    box = page._page_box  # noqa: SLF001 (a seam)
    return box.page_type.side, box.page_type.name, margins(box)


def _note(drawn: Drawn, contents: list[Content], stream: NotingStream) -> None:
    """Note what has been drawn of a page: all but its margins."""
    places = {id(content): place for place, content in enumerate(contents)}
    opened: dict[int, int] = {}
    for content in contents:
        mcid = None
        if content.mark is not None:
            if content.mark[0] is not stream:
                drawn.repeatable = False
            mcid = content.mark[1]
            opened.setdefault(mcid, places[id(content)])
        drawn.marks.append(mcid)
    drawn.owners = [opened.get(mcid, -1) for mcid in range(len(stream.owners))]
    drawn.repeatable &= stream.at_rest
    try:
        drawn.sheet = stream.settled()
    except ValueError:
        drawn.repeatable = False
    fonts = stream._fonts  # noqa: SLF001 (a seam)
    names = [font.hash for font in fonts.values()]
    unique = len(set(names)) == len(names)
    drawn.repeatable &= unique and -1 not in drawn.owners and not any(font.missing for font in fonts.values())
    drawn.repeatable &= not stream.named_anew
    met = {key: (font.widths.taken(), font.to_unicode.taken()) for key, font in fonts.items()}
    drawn.fonts = {key: (_clean(font), *met[key]) for key, font in (stream.fonts or {}).items()}
    stream.fonts = None


def _forget(stream: NotingStream) -> None:
    """Let go of what was noted of the fonts: the margins are painted each time."""
    for font in stream._fonts.values():  # noqa: SLF001 (a seam)
        follow(font)
        font.widths.taken()
        font.to_unicode.taken()


def _can_follow(drawn: Drawn, stream: NotingStream) -> bool:
    """Tell whether the page would draw the same after the pages that this file has before it."""
    if not drawn.repeatable:
        return False
    for key, (_, widths, characters) in drawn.fonts.items():
        font = stream._fonts.get(key)  # noqa: SLF001 (a seam)
        said: tuple[dict[int, Any], dict[int, Any]] = (font.widths, font.to_unicode) if font else ({}, {})
        for glyph, (width, own) in widths.items():
            known = said[0].get(glyph)
            if (known is None and not own) or (known is not None and known != width):
                return False
        if any(not own and said[1].get(glyph) is None for glyph, (_, own) in characters.items()):
            return False
        if font is not None and font.missing:
            return False
    return True


def _repeat(drawn: Drawn, contents: list[Content], drawing: Drawing, stream: NotingStream) -> None:
    """Put into a file what a page put into another."""
    for key, (clean, widths, characters) in drawn.fonts.items():
        font = stream._fonts.get(key)  # noqa: SLF001 (a seam)
        if font is None:
            font = stream._fonts[key] = _clean(clean)  # noqa: SLF001 (a seam)
            stream.settle(font)
            follow(font)
        for said, met in ((font.widths, widths), (font.to_unicode, characters)):
            for glyph, (value, _) in met.items():
                dict.setdefault(said, glyph, value)
    stream.again(drawn.sheet)
    drawing.soft_hyphens.update(drawn.soft_hyphens)
    stream.owners = [owner for place in drawn.owners if (owner := contents[place].owner) is not None]
    for content, mcid in zip(contents, drawn.marks, strict=True):
        content.mark = None if mcid is None else (stream, mcid)


def _clean(font: Any) -> Any:
    """Return a font as it was before any page drew with it."""
    clean = copy.copy(font)
    clean.widths, clean.to_unicode, clean.missing = {}, {}, {}
    return clean
