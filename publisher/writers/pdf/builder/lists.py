"""List attributes (ISO 32000-1, 14.8.5.5; ISO 32000-2, 14.8.5.5)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from publisher.writers.pdf.roles import LIST_MARKS, LIST_NUMBERING
from publisher.writers.pdf.structure import Attributes, Name, StructElem, text_of


def number_lists(root: StructElem, styles: Mapping[Element, str], *, pdf20: bool) -> None:
    """Say of every list how its items are numbered."""
    for elem in root.walk():
        if elem.type != "L" or elem.element is None:
            continue
        numbering = _numbering(elem, styles, pdf20=pdf20)
        if numbering:
            elem.attributes.append(Attributes("List", {"ListNumbering": Name(numbering)}))


def _numbering(elem: StructElem, styles: Mapping[Element, str], *, pdf20: bool) -> str:
    assert elem.element is not None
    if elem.element.tag == "dl":
        return "Description" if pdf20 else ""
    label = next((kid for item in elem.elements() for kid in item.elements() if kid.type == "Lbl"), None)
    if label is None:
        return "Unordered" if pdf20 else ""
    drawn = LIST_MARKS.get(text_of(label).strip()[:1])
    if drawn:
        return drawn
    style = next(
        (found for item in elem.elements() if item.element is not None and (found := styles.get(item.element))), ""
    )
    if elem.element.tag == "ol":
        return LIST_NUMBERING.get(style, "Ordered" if pdf20 else "Decimal")
    return "Unordered" if pdf20 else "None"
