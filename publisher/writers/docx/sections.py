"""Sections of the file: how the page is cut, and what stands at its edges (ECMA-376-1, 17.6)."""

from __future__ import annotations

from publisher.writers.docx.edition import Edition
from publisher.writers.docx.ooxml import Element, add, qn, twips
from publisher.writers.docx.style_measures import COVER_BORDER

COVER_EDGE = COVER_BORDER - 1  # a paragraph's border reaches across the cover's margin, and a little over
_HEADER = 36.0  # from the page's edge to header and footer


def cover_page(properties: Element, edition: Edition) -> None:
    """End the cover's section: no margins above and below, no header and no footer."""
    edge = COVER_EDGE
    _page(properties, edition, top=0, right=edge, bottom=0, left=edge, header=0)


def text_page(properties: Element, edition: Edition) -> Element:
    """End a section of text and return it; without references of its own it has the header of the one before."""
    page = edition.layout.tokens["page"]
    sides = {"right": page["outer"], "left": page["inner"]}
    return _page(properties, edition, top=page["top"], bottom=page["bottom"], header=_HEADER, **sides)


def _page(
    holder: Element, edition: Edition, *, top: float, right: float, bottom: float, left: float, header: float
) -> Element:
    page = edition.layout.tokens["page"]
    section = add(holder, "w:sectPr")
    add(section, "w:type", val="nextPage")
    add(section, "w:pgSz", w=twips(page["width"]), h=twips(page["height"]))
    sides = {"top": twips(top), "right": twips(right), "bottom": twips(bottom), "left": twips(left)}
    add(section, "w:pgMar", **sides, header=twips(header), footer=twips(header), gutter="0")
    add(section, "w:titlePg", val="1" if header == 0 else "0")
    return section


def begin_page(element: Element) -> None:
    """Let a paragraph begin a page, or the first in a content control."""
    first = next(element.iter(qn("w:p"))) if element.tag == qn("w:sdt") else element
    properties = first.find(qn("w:pPr"))
    if properties is not None:
        before = [child for child in properties if child.tag in (qn("w:pStyle"), qn("w:keepNext"), qn("w:keepLines"))]
        properties.insert(len(before), properties.makeelement(qn("w:pageBreakBefore"), {}))
