"""Lengths that styles, lists and blocks must agree on, in points."""

from __future__ import annotations

from publisher.layout import Layout

STEP = 18.0  # indent of each level of a list
BOX_PAD = 14.0  # between a box's edge and its text
BOX_BAR = 4.0
COVER_BORDER = 43.0  # the widest border that Word draws and the most space within it: 12 and 31
TITLE_BEFORE, SUBTITLE_BEFORE = 28.0, 14.0  # on the cover
HEADING_TABS = (36.0, 36.0, 40.0)  # room for the number of a heading, by level
NUMBERED_LEVELS = 3  # of headings, as `resolve` numbers them
DEEPEST_HEADING = 9  # Word has no more
LABEL = 112.0  # the column of labels in the imprint


def outdent(layout: Layout) -> float:
    """Return how far chapter titles, wide tables and page furniture reach into the left margin, as in the PDF."""
    return max(float(layout.tokens["page"]["inner"]) - 76.0, 0.0)
