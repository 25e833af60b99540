"""How wide each column of a table is: from what stands in it, so that no word breaks."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.model import Row
from publisher.walk import content_of
from publisher.writers.docx.fonts import Metrics
from publisher.writers.docx.style_table import CELL_SIDE

_BREAKS = re.compile(r"[ \t\n]+|(?<=[-/–])")
_MANY_LINES = 4  # a cell with more makes the table use the outer margin too


@dataclass(frozen=True, slots=True)
class Column:
    """What a column asks for, in points: its longest word, and its longest text on one line."""

    least: float
    most: float


def columns(rows: Sequence[Row], count: int, font: Metrics, size: float) -> list[Column]:
    """Measure each column; cells that span several say nothing of any of them."""
    least, most = [0.0] * count, [0.0] * count
    for row in rows:
        index = 0
        for cell in row.cells:
            if cell.columns == 1 and index < count:
                text = content_of(cell.content)
                words = (font.width(word, size) for word in _BREAKS.split(text))
                least[index] = max(least[index], *words)
                most[index] = max(most[index], font.width(text, size))
            index += cell.columns
    pad = CELL_SIDE + 1
    return [Column(a + pad, b + pad) for a, b in zip(least, most, strict=True)]


def share(asked: Sequence[Column], narrow: float, wide: float) -> tuple[list[float], bool]:
    """Return the width of each column within `narrow`, else `wide`, and whether every word has room."""
    widths = _within(asked, narrow)
    if _fits(asked, widths) and _lines(asked, widths) <= _MANY_LINES:
        return widths, True
    widths = _within(asked, wide)
    return widths, _fits(asked, widths)


def _within(asked: Sequence[Column], room: float) -> list[float]:
    least, most = sum(c.least for c in asked), sum(c.most for c in asked)
    if most <= room:
        return [room * c.most / most for c in asked]
    if least >= room:
        return [room * c.least / least for c in asked]
    wishes = [math.sqrt(c.most - c.least) for c in asked]  # the root: a long text is content with more lines
    return [c.least + (room - least) * wish / sum(wishes) for c, wish in zip(asked, wishes, strict=True)]


def _fits(asked: Sequence[Column], widths: Sequence[float]) -> bool:
    return all(c.least <= width + 0.01 for c, width in zip(asked, widths, strict=True))


def _lines(asked: Sequence[Column], widths: Sequence[float]) -> float:
    pad = CELL_SIDE
    return max((math.ceil((c.most - pad) / (width - pad)) for c, width in zip(asked, widths, strict=True)), default=1)
