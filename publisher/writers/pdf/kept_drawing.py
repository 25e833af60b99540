"""The seam with WeasyPrint's drawing: what a page drew is noted, and given again when everything it met is the same.

A page's bytes depend on its boxes, on the structure elements that own its contents, on its margins, and on what the
pages before it put into the fonts: WeasyPrint measures a glyph once for the whole file, at the first size it meets.
All of that is compared before the bytes are used again; a page that differs is painted.
"""

from __future__ import annotations

import copy
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pydyf
from weasyprint.formatting_structure import boxes

from publisher.writers.pdf.fragments import Page
from publisher.writers.pdf.stream import Drawing, Marks, TaggedStream
from publisher.writers.pdf.structure import Content

Met: TypeAlias = "dict[int, tuple[Any, bool]]"  # glyph → what the file says of it, and whether this page said it


@dataclass(slots=True)
class Drawn:
    """What a page drew, and all that it needs to be drawn so again."""

    likeness: Any
    stream: bytes = b""
    packed: bytes = b""
    owners: list[int] = field(default_factory=list)  # MCID → place of the content that opened it
    marks: list[int | None] = field(default_factory=list)  # MCID by place of the content
    fonts: dict[Any, tuple[Any, Met, Met]] = field(default_factory=dict)  # a clean font, its widths, its characters
    alphas: list[tuple[Any, ...]] = field(default_factory=list)
    images: list[tuple[Any, ...]] = field(default_factory=list)
    soft_hyphens: dict[str, int] = field(default_factory=dict)
    repeatable: bool = True


class _Noted(dict[int, Any]):
    """What a file says of a font's glyphs; notes which of them a page asks for."""

    def __init__(self, said: dict[int, Any]) -> None:
        super().__init__(said)
        self.met: dict[int, bool] = {}  # glyph → whether it was new

    def __contains__(self, glyph: object) -> bool:
        known = super().__contains__(glyph)
        self.met.setdefault(glyph, not known)  # type: ignore[arg-type]  # WeasyPrint asks for numbers only
        return known

    def setdefault(self, glyph: int, value: Any = None) -> Any:
        self.__contains__(glyph)
        return super().setdefault(glyph, value)

    def taken(self) -> Met:
        met, self.met = self.met, {}
        return {glyph: (self[glyph], new) for glyph, new in met.items() if super(_Noted, self).__contains__(glyph)}


class NotingStream(TaggedStream):
    """A page's stream that notes what the page takes from the file, or gives what was noted."""

    drawn: Drawn | None = None
    packed: bytes = b""

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """Add a font whose glyphs are noted."""
        font, size = super().add_font(pango_font)
        if not isinstance(font.widths, _Noted):
            font.widths, font.to_unicode = _Noted(font.widths), _Noted(font.to_unicode)
        if self.drawn is not None:
            key = next(key for key, known in self._fonts.items() if known is font)
            self.drawn.fonts.setdefault(key, (_clean(font), {}, {}))
        return font, size

    def set_alpha(self, *arguments: Any, **options: Any) -> None:
        """Set the opacity."""
        if self.drawn is not None:
            self.drawn.alphas.append((arguments, tuple(options.items())))
        super().set_alpha(*arguments, **options)

    def add_image(self, *arguments: Any) -> Any:
        """Add an image to the file."""
        if self.drawn is not None:
            self.drawn.images.append(arguments)
        return super().add_image(*arguments)

    def set_state(self, state: Any) -> Any:
        """Set a graphics state that is named after how many the file has."""
        self._count_on()
        return super().set_state(state)

    def add_group(self, *arguments: Any) -> Any:
        """Begin a group."""
        self._count_on()
        return super().add_group(*arguments)

    def add_pattern(self, *arguments: Any) -> Any:
        """Begin a pattern."""
        self._count_on()
        return super().add_pattern(*arguments)

    def add_shading(self, *arguments: Any, **options: Any) -> Any:
        """Add a shading."""
        self._count_on()
        return super().add_shading(*arguments, **options)

    def _count_on(self) -> None:
        """Remember that the page's bytes hold a number that depends on the pages before it."""
        if self.drawn is not None:
            self.drawn.repeatable = False

    @property
    def data(self) -> bytes:
        """Return the stream as it stands in the file; the same bytes are compressed once."""
        if self.drawn is None or not self.compress or self.extra:
            return bytes(super().data)
        self.drawn.packed = self.drawn.packed or zlib.compress(b"\n".join(self.stream), 9)
        packed = self.drawn.packed
        extra = pydyf.Dictionary({"Filter": "/FlateDecode", "Length": len(packed)})
        return b"\n".join((bytes(extra.data), b"stream", packed, b"endstream"))


def paint(
    keep: KeptDrawing, page: Any, drawing: Drawing, marks: Marks, seen: Page, stream: NotingStream, scale: float = 1
) -> None:
    """Paint a page, or give again what it drew."""
    drawing.marks = marks
    contents = _contents(seen)
    likeness = scale, seen.height, _tags(contents), _margins(page)
    before = keep.get(page)
    if before is not None and before.likeness == likeness and _can_follow(before, stream):
        _repeat(before, contents, drawing, stream)
        return
    stream.drawn = Drawn(likeness)
    hyphens, drawing.soft_hyphens = drawing.soft_hyphens, stream.drawn.soft_hyphens
    try:
        type(page).paint(page, stream, scale)
    finally:
        drawing.soft_hyphens = hyphens
    hyphens.update(stream.drawn.soft_hyphens)
    stream.seal()
    _note(stream.drawn, contents, stream)
    keep.set(page, stream.drawn)


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


def _margins(page: Any) -> tuple[Any, ...]:
    """Return what stands in the margins: all that one page of a kind has and another has not."""
    found = []
    for child in page._page_box.children:  # noqa: SLF001 (a seam)
        if isinstance(child, boxes.MarginBox):
            texts = tuple(
                (box.text, box.position_x, box.position_y, box.width)
                for box in child.descendants()
                if isinstance(box, boxes.TextBox)
            )
            found.append((child.at_keyword, child.position_x, child.position_y, child.width, child.height, texts))
    return (page._page_box.page_type.side, page._page_box.page_type.name, *found)  # noqa: SLF001 (a seam)


def _note(drawn: Drawn, contents: list[Content], stream: NotingStream) -> None:
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
    drawn.stream = stream.stream[0]
    fonts = stream._fonts  # noqa: SLF001 (a seam)
    names = [font.hash for font in fonts.values()]
    unique = len(set(names)) == len(names)
    drawn.repeatable &= unique and -1 not in drawn.owners and not any(font.missing for font in fonts.values())
    for key, font in fonts.items():
        if not isinstance(font.widths, _Noted):  # first used within a group
            font.widths, font.to_unicode = _Noted(font.widths), _Noted(font.to_unicode)
        widths, characters = font.widths.taken(), font.to_unicode.taken()
        if key in drawn.fonts:
            drawn.fonts[key] = drawn.fonts[key][0], widths, characters


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
            font.widths, font.to_unicode = _Noted(font.widths), _Noted(font.to_unicode)
        for said, met in ((font.widths, widths), (font.to_unicode, characters)):
            for glyph, (value, _) in met.items():
                dict.setdefault(said, glyph, value)
    for arguments, options in drawn.alphas:
        stream.set_alpha(*arguments, **dict(options))
    for image in drawn.images:
        stream.add_image(*image)
    drawing.soft_hyphens.update(drawn.soft_hyphens)
    stream.stream = [drawn.stream]
    stream.owners = [owner for place in drawn.owners if (owner := contents[place].owner) is not None]
    for content, mcid in zip(contents, drawn.marks, strict=True):
        content.mark = None if mcid is None else (stream, mcid)
    stream.drawn = drawn


def _clean(font: Any) -> Any:
    """Return a font as it was before any page drew with it."""
    clean = copy.copy(font)
    clean.widths, clean.to_unicode, clean.missing = {}, {}, {}
    return clean
