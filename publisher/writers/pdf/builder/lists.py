"""List attributes (ISO 32000-1, 14.8.5.5; ISO 32000-2, 14.8.5.5)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from publisher.writers.pdf.builder.dom import is_tick_box
from publisher.writers.pdf.roles import LIST_NUMBERING
from publisher.writers.pdf.structure import Attributes, Name, StructElem


def number_lists(root: StructElem, styles: Mapping[Element, str], *, pdf20: bool) -> None:
    """Say of every list how its items are numbered."""
    for elem in root.walk():
        if elem.type != "L" or elem.element is None:
            continue
        numbering = _numbering(elem, styles.get(elem.element, ""), pdf20=pdf20)
        if numbering:
            elem.attributes.append(Attributes("List", {"ListNumbering": Name(numbering)}))


def _numbering(elem: StructElem, style: str, *, pdf20: bool) -> str:
    assert elem.element is not None
    if elem.element.tag == "dl":
        return "Description" if pdf20 else ""
    labels = [kid.element for item in elem.elements() for kid in item.elements() if kid.type == "Lbl"]
    if not labels:
        return "Unordered" if pdf20 else ""
    if any(label is not None and is_tick_box(label) for label in labels):
        return "Square"
    if style in LIST_NUMBERING and style != "none":
        return LIST_NUMBERING[style]
    ordered = elem.element.tag == "ol"
    if pdf20:
        return "Ordered" if ordered else "Unordered"
    return "Decimal" if ordered else "Disc"
