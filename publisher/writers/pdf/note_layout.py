"""Two faults of WeasyPrint 70.0 in the layout of footnotes, mended for the length of one render.

Both move notes away from the page that calls them; the second loses some altogether.
"""

# ruff: noqa: SLF001 (private members are what a seam is)

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from weasyprint.layout import LayoutContext, block

REPORTS = "report = not context.in_column and can_break_now and not could_break_before"
KEEPS = "report = False"


@contextmanager
def notes_on_their_pages() -> Iterator[None]:
    """Keep every note on the page that calls it."""
    overflows, line_layout = LayoutContext._update_footnote_area, block._linebox_layout
    LayoutContext._update_footnote_area = _overflows
    block._linebox_layout = _line_layout
    try:
        yield
    finally:
        LayoutContext._update_footnote_area = overflows
        block._linebox_layout = line_layout


def _make_overflows() -> Any:
    """Make a comparison of heights that does not take a rounding error for an overflow.

    WeasyPrint compares the bottom of the note area with that of the last note as floating-point numbers. With a
    padding or a border the two differ in the last digit, and every note goes to a later page, one to a page.
    An area without a greatest height cannot be too small for its notes.
    """
    original = LayoutContext._update_footnote_area

    def overflows(context: Any) -> bool:
        limited: float = context.current_footnote_area.style["max_height"].value
        return bool(original(context)) and limited != inf

    return overflows


def _make_line_layout() -> Any:
    """Make a line layout that moves a paragraph on rather than the notes of the lines above it.

    When the lines of a paragraph may not be parted, WeasyPrint makes room for one more line by sending the notes of
    this page to the next. The notes that this line calls are then never laid out at all, and their text is lost.
    """
    source = inspect.getsource(block._linebox_layout)
    if source.count(REPORTS) != 1:
        raise RuntimeError("WeasyPrint lays out lines in another way than version 70.0")
    names = dict(vars(block))
    exec(compile(source.replace(REPORTS, KEEPS), block.__file__, "exec"), names)  # noqa: S102 (WeasyPrint's own source)
    return names["_linebox_layout"]


_overflows = _make_overflows()
_line_layout = _make_line_layout()
