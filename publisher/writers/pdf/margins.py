"""The seam with WeasyPrint's order of painting: what stands in a page's margins is painted after everything else.

A page number or a running title is another one when pages move or a publication is made for another reader; the rest of
the page is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any

from weasyprint import draw
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.stacking import StackingContext

PLAIN = ("auto", 0)  # z-index: in the order of the boxes


class Margins(Enum):
    """When what stands in a page's margins is painted."""

    NONE = 0
    AFTER = 1  # all the rest
    AMONG = 2  # the rest


def margins(page_box: Any) -> Margins:
    """Tell when what stands in the margins of a page is painted."""
    found = [isinstance(child, MarginBox) for child in page_box.children]
    if not any(found):
        return Margins.NONE
    plain = all(child.style["z_index"] in PLAIN for child in page_box.children)
    return Margins.AFTER if plain and found == sorted(found) else Margins.AMONG


@contextmanager
def until_margins(then: Callable[[], None]) -> Iterator[None]:
    """Call `then` when all of a page is painted but its margins; at the end for a page without any."""
    paint, called = draw.draw_stacking_context, False

    def follow(stream: Any, context: Any) -> None:
        nonlocal called
        if isinstance(context.box, MarginBox) and not called:
            called = True
            then()
        paint(stream, context)

    draw.draw_stacking_context = follow
    try:
        yield
    finally:
        draw.draw_stacking_context = paint
    if not called:
        then()


@contextmanager
def margins_of(page_box: Any, stream: Any, scale: float) -> Iterator[None]:
    """Paint a page's margins around what is put into the stream while this lasts, as `draw_page` does."""
    if margins(page_box) is Margins.NONE:
        yield
        return
    with stream.stacked():
        stream.transform(a=scale, d=scale)
        with stream.stacked():
            with stream.stacked():
                yield
                for child in page_box.children:
                    if isinstance(child, MarginBox):
                        draw.draw_stacking_context(stream, StackingContext.from_box(child, page_box))
            draw.draw_outline(stream, page_box)
    stream.seal()
