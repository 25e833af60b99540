"""A space between two elements stands in the element around both."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.writers.pdf.builder.dom import Dom
from publisher.writers.pdf.roles import GROUPING
from publisher.writers.pdf.structure import Content, StructElem

HOLDS_NO_TEXT = GROUPING | {"L", "LI", "Table", "THead", "TBody", "TFoot", "TR"}


def place_spaces(contents: Iterable[Content], dom: Dom) -> None:
    """Give every space that the layout left out between elements a place of its own, or else to the text before it."""
    for content in contents:
        if content.space_owner is None:
            continue
        child, holder = _holder(content, dom)
        if child is None or holder.type in HOLDS_NO_TEXT:
            content.space_after = True
            continue
        right, top, bottom = content.rect[2], content.rect[1], content.rect[3]
        content.gap = Content(content.space_owner, content.page, (right, top, right, bottom), " ", line=content.line)
        holder.kids.insert(holder.kids.index(child) + 1, content.gap)


def _holder(content: Content, dom: Dom) -> tuple[StructElem | None, StructElem]:
    """Climb from a content to the structure element of the space, or of what is around it."""
    assert content.space_owner is not None
    assert content.owner is not None
    around = {content.space_owner, *dom.ancestors(content.space_owner)}
    child, holder = None, content.owner
    while holder.element not in around and holder.parent is not None:
        child, holder = holder, holder.parent
    return child, holder
