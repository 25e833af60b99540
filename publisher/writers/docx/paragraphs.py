"""Paragraphs: a style, a place in a list, and the bookmarks that wait for one."""

from __future__ import annotations

from dataclasses import replace

from publisher.model import Element as Node
from publisher.writers.docx import languages
from publisher.writers.docx.edition import Here
from publisher.writers.docx.looks import PLAIN, run
from publisher.writers.docx.numbering import LEVELS
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
    if marker and not marker.taken:
        marker.taken = True
        element = paragraph(here, marker.style, (marker.list, marker.level))
        if marker.control:
            marker.control(element)
        return element
    if here.list:
        return placed(here, "ListContinue")
    return placed(here, "") if here.setting.defining else paragraph(here, here.setting.text)


def placed(here: Here, style: str) -> Element:
    """Append a paragraph in a style as it is where the block stands, at the edge of the text there."""
    element = paragraph(here, style_there(here, style))
    if here.setting.box and indent(here) > here.setting.edge:
        # All of a box must begin at its edge to be one box for Word, so the text is moved in, as after a bullet.
        add(run(element, PLAIN), "w:tab")
    return element


def style_there(here: Here, style: str) -> str:
    """Return a style as it is in the box, and in the item of a list or the definition, that a block stands in."""
    level = _steps(here) if here.list else 0
    where = str(level) if level else "Definition" if here.setting.defining else ""
    if style == "ListContinue" and level == 1:
        where = ""  # Word's own has no number on the first level
    return f"{here.setting.box}{style}{where}"


def style_by_table(here: Here, style: str) -> str:
    """Return the style of a table's caption or source: a table has no ground, so in all boxes they are the same."""
    own = style_there(replace(here, setting=replace(here.setting, box="")), style)
    return f"Box{own}" if here.setting.box else own


def indent(here: Here) -> float:
    """Return where text begins, from the margin."""
    return here.setting.edge + STEP * _steps(here)


def _steps(here: Here) -> int:
    levels = here.list.level + 1 if here.list else 0
    return min(levels + here.setting.defining, LEVELS)


def remember(node: Node, here: Here) -> None:
    """Let the next paragraph carry the bookmark of a block, when something leads to it."""
    name = here.edition.anchors.name(node.id) if node.id else ""
    if name:
        here.edition.anchors.waiting.append(name)
