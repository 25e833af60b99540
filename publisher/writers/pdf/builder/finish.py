"""Order and tidiness: what is done to the whole tree once every page has been read."""

from __future__ import annotations

from publisher.writers.pdf.builder.dom import Dom
from publisher.writers.pdf.structure import Content, StructElem

KEPT_EMPTY = frozenset({"TD", "TH"})


def in_source_order(root: StructElem, dom: Dom) -> None:
    """Put the kids of every element that holds only elements in the order of the source, whatever the page shows."""
    for elem in root.walk():
        kids = list(elem.elements())
        if len(kids) < 2 or len(kids) < len(elem.kids) or any(kid.implicit or kid.element is None for kid in kids):
            continue
        elem.kids.sort(key=lambda kid: _rank(kid, dom))


def _rank(kid: StructElem | Content, dom: Dom) -> tuple[bool, bool, int]:
    assert isinstance(kid, StructElem)
    assert kid.element is not None
    caption = kid.type == "Caption" and kid.parent is not None and kid.parent.type == "Table"
    return not caption, kid.type != "Lbl", dom.order[kid.element]


def drop_empty(elem: StructElem) -> None:
    """Take away elements that hold nothing."""
    for kid in list(elem.elements()):
        drop_empty(kid)
    elem.kids = [
        kid for kid in elem.kids if isinstance(kid, Content) or kid.kids or kid.annotations or kid.type in KEPT_EMPTY
    ]
