"""Where the flag of each tag stands on the picture of its page: at the tag's upper left corner, on no other flag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.conformance_report.tagged_pages import Page, Tag

LETTER, HEIGHT, GAP = 4.9, 11.0, 2.0  # points: width of a letter at 8 points, height of a flag, space around


@dataclass(frozen=True, slots=True)
class Flag:
    """The number and type of a tag; left, top and width in points from the upper left corner of the page."""

    tag: Tag
    left: float
    top: float
    width: float

    @property
    def label(self) -> str:
        """Return what the flag says."""
        return f"{self.tag.number} {self.tag.type}"


def flags(page: Page) -> Iterator[Flag]:
    """Yield a flag for each tag of a page; one that would cover another is moved, along the line or down."""
    placed: list[Flag] = []
    for tag in page.tags:
        width = len(f"{tag.number} {tag.type}") * LETTER + 2 * GAP
        flag = _free(Flag(tag, max(tag.box[0] - GAP - width, 1), tag.box[1] - GAP, width), placed, page)
        placed.append(flag)
        yield flag


def _free(flag: Flag, placed: list[Flag], page: Page) -> Flag:
    while over := next((other for other in placed if _meet(flag, other)), None):
        left = over.left - flag.width - 1
        if left >= 1:
            flag = Flag(flag.tag, left, flag.top, flag.width)
        else:  # no room on this line
            flag = Flag(flag.tag, max(flag.tag.box[0] - GAP - flag.width, 1), over.top + HEIGHT, flag.width)
        if flag.top > page.height:
            return flag
    return flag


def _meet(one: Flag, other: Flag) -> bool:
    beside = one.left >= other.left + other.width or other.left >= one.left + one.width
    return not beside and abs(one.top - other.top) < HEIGHT
