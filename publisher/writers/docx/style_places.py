"""Styles as they are where a block stands: in an item of a list, in a definition, in a box, last in it, below a table.

There are many and a text needs few, so only those that a text uses are written: see `styles`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from publisher.writers.docx.numbering import LEVELS
from publisher.writers.docx.style import Style
from publisher.writers.docx.style_measures import BOX_BAR, BOX_PAD, STEP

AFTER_TABLE = "AfterTable"
_BELOW_TABLE = 16.0  # points; Word itself puts no space below a table
_WITHIN = 8.0  # the most space between the parts of a box
_EDGE = BOX_PAD + BOX_BAR
_BY_TABLE = ("TableCaption", "SourceLine")


def in_text(style: Style, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield a style as it is in items, level by level, and in definitions: it begins where their text begins.

    Captions stay captions for Word; all else is based on what goes on in an item, or on the text of a definition.
    """
    own = replace(style, quick=False, built_in=False, only_used=True)
    named = style.called or style.name
    for level in range(1, LEVELS + 1):
        based = f"ListContinue{level}" if level > 1 else "ListContinue"
        yield replace(own, id=f"{style.id}{level}", name=f"{named} {level}", based=_based(style, based),
                      left=(style.left or 0.0) + STEP * level)  # fmt: skip
    name = words["style_in_definition"].format(name=named)
    yield replace(own, id=f"{style.id}Definition", name=name, based=_based(style, "Definition"),
                  left=(style.left or 0.0) + STEP)  # fmt: skip


def _based(style: Style, on: str) -> str:
    return "Caption" if style.id == "Caption" or style.based == "Caption" else on


def in_box(box: Style, shared: Sequence[Style], words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of what stands in a box, all based on the box's own: a person who changes that changes all."""
    for style in shared:
        named = f"{box.name} {(style.called or style.name).lower()}"
        for where, name, indent in _places(style, named, words):
            inside = replace(
                style, id=f"{box.id}{style.id}{where}", name=name, based=box.id, next="", frame=None, hyphens=True,
                left=_EDGE + indent, right=None, hanging=indent, keep_next=None, keep_lines=False, built_in=False,
                quick=False, only_used=True, after=min(style.after or 0.0, _WITHIN),
            )  # fmt: skip
            yield inside
            yield last(inside, box, words)


def last(style: Style, box: Style, words: Mapping[str, Any]) -> Style:
    """Return a style as it is last in a box, where the box may part from what follows."""
    return Style(id=f"{style.id}End", name=words["style_end"].format(name=style.name), based=style.id, next="BodyText",
                 after=24 if box.frame and box.frame.ground else 18, keep_next=False, quick=style.quick,
                 only_used=style.only_used)  # fmt: skip


def by_table(shared: Sequence[Style], words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of captions and sources of tables in boxes: the ground of a box stops at a table."""
    for style in shared:
        if style.id in _BY_TABLE:
            named = words["style_in_box"].format(name=style.name)
            for where, name, indent in _places(style, named, words):
                yield replace(style, id=f"Box{style.id}{where}", name=name, based=style.id, left=_EDGE + indent,
                              right=BOX_PAD, quick=False, only_used=True)  # fmt: skip


def _places(style: Style, named: str, words: Mapping[str, Any]) -> Iterator[tuple[str, str, float]]:
    """Yield what a place adds to a style's name within the file, the style's name there, and its indent."""
    if style.id == "Term":
        yield "", named, 0.0
    elif style.id == "Definition":
        yield "", named, STEP
    else:
        goes_on = style.id == "ListContinue"
        yield "", named, STEP if goes_on else 0.0
        for level in range(2 if goes_on else 1, LEVELS + 1):
            yield str(level), f"{named} {level}", STEP * level
        if not goes_on:
            yield "Definition", words["style_in_definition"].format(name=named), STEP


def after_table(style: Style, words: Mapping[str, Any]) -> Style:
    """Return a style as it is below a table."""
    name = words["style_after_table"].format(name=style.called or style.name)
    return Style(id=f"{style.id}{AFTER_TABLE}", name=name, based=style.id, next=style.next or style.id,
                 before=_BELOW_TABLE, quick=False, only_used=True)  # fmt: skip
