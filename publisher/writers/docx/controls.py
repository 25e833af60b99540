"""Content controls: what Word knows as one thing, with a title that is read to a person (ECMA-376-1, 17.5.2)."""

from __future__ import annotations

from publisher.writers.docx.edition import Edition
from publisher.writers.docx.ooxml import Element, add, clean

LONGEST_TITLE = 64  # Word's own limit


def control(parent: Element, title: str, tag: str, edition: Edition) -> tuple[Element, Element]:
    """Append a content control that anyone may edit; return its properties and what holds its content."""
    element = add(parent, "w:sdt")
    properties = add(element, "w:sdtPr")
    add(properties, "w:alias", val=clean(shortened(title)))
    if tag:
        add(properties, "w:tag", val=tag)
    add(properties, "w:id", val=str(edition.next_control()))
    return properties, add(element, "w:sdtContent")


def box(parent: Element, title: str, tag: str, edition: Edition) -> Element:
    """Append a control around the paragraphs of a box and return what holds them.

    Only the control can say where a box ends that ends with a table or a figure. Word draws nothing around it (MS-DOCX,
    2.5.4.1): the box's styles do.
    """
    properties, content = control(parent, title, tag, edition)
    add(properties, "w15:appearance", val="hidden")
    return content


def shortened(title: str) -> str:
    """Return a title on one line, cut between words where it is too long for Word."""
    words = " ".join(title.split())
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
