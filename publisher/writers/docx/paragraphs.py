"""Paragraphs: a style, a place in a list, and the bookmarks that wait for one."""

from __future__ import annotations

from publisher.model import Element as Node
from publisher.writers.docx import languages
from publisher.writers.docx.edition import Here
from publisher.writers.docx.ooxml import Element, add
from publisher.writers.docx.style_measures import STEP


def paragraph(here: Here, style: str, numbered: tuple[int, int] | None = None) -> Element:
    """Append a paragraph and return it; `numbered` is a list and a level in it."""
    element = add(here.parent, "w:p")
    properties = add(element, "w:pPr")
    add(properties, "w:pStyle", val=style)
    if numbered:
        numbers = add(properties, "w:numPr")
        add(numbers, "w:ilvl", val=str(numbered[1]))
        add(numbers, "w:numId", val=str(numbered[0]))
    if here.look.lang and languages.right_to_left(here.look.lang):
        add(properties, "w:bidi")
    if here.setting.apart:  # a twentieth of a point less wide: enough for Word to draw a box of its own
        add(properties, "w:ind", right=str(round(here.setting.right * 20) + 1))
    anchors = here.edition.anchors
    for name in anchors.waiting:
        anchors.point(element, name)
    anchors.waiting.clear()
    return element


def text_paragraph(here: Here) -> Element:
    """Append a paragraph of running text in the style of its place; the first of a list item takes its mark."""
    marker = here.marker
    if marker is None:
        return paragraph(here, _continued(here) if here.list else here.setting.text)
    if marker.taken:
        return paragraph(here, _continued(here))
    marker.taken = True
    element = paragraph(here, marker.style, (marker.list, marker.level))
    if marker.control:
        marker.control(element)
    return element


def _continued(here: Here) -> str:
    """Return the style of what goes on in an item: Word's own has no number on the first level."""
    nested = here.list is not None and here.list.level > 0
    return in_item(here, here.setting.continued) if nested else here.setting.continued


def in_item(here: Here, style: str) -> str:
    """Return a style as it is in an item of a list on this level; all of a box begins at its edge."""
    return f"{style}{here.list.level + 1}" if here.list and not here.setting.boxed else style


def item_edge(here: Here) -> float:
    """Return where the text of an item begins, from the edge of the text around."""
    return STEP * (here.list.level + 1) if here.list and not here.setting.boxed else 0.0


def remember(node: Node, here: Here) -> None:
    """Let the next paragraph carry the bookmark of a block, when something leads to it."""
    name = here.edition.anchors.name(node.id) if node.id else ""
    if name:
        here.edition.anchors.waiting.append(name)
