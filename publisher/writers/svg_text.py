"""The seam with WeasyPrint's drawing of SVG: a string is shaped as one, with the kerning and ligatures of its font.

WeasyPrint 70 lays out and places each letter by itself, for drawings that give each a place of its own
(SVG 2, 11.10.1). Few do; for the others it costs a layout per letter, and "To" stands as far apart as "TH".
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import svg

_PLACES = ("x", "y", "dx", "dy")  # each may be a list: a value for each letter
_letters = svg.text


class _Whole(str):
    """A string that gives itself, not its letters, to who draws them one by one."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@contextmanager
def strings_shaped_whole() -> Iterator[None]:
    """Draw the strings of SVG whole, where nothing is said of single letters."""
    tags = [tag for tag, draw in svg.TAGS.items() if draw is _letters]
    svg.TAGS.update(dict.fromkeys(tags, _text))
    svg.text = _text  # the same function says which tags are text
    try:
        yield
    finally:
        svg.TAGS.update(dict.fromkeys(tags, _letters))
        svg.text = _letters


def _text(drawing: Any, node: Any, font_size: float) -> None:
    if node.text and not _speaks_of_letters(node):
        node._etree_node.text = _Whole(node.text)  # noqa: SLF001 (a seam)
    _letters(drawing, node, font_size)


def _speaks_of_letters(node: Any) -> bool:
    if node.tag == "textPath" or "rotate" in node.attrib or node.get("letter-spacing") or node.get("textLength"):
        return True
    return any(len(node.attrib.get(place, "").replace(",", " ").split()) > 1 for place in _PLACES)
