"""Editions other than PDF, cold: all Word editions together under 4 s of processor time (issue 4), and the web edition.

Whole processes, medians of three rounds.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import publications
import table
from process import ROOT, Side, in_turn, median

ROUNDS = 3
ALL_WORD = 4.0  # seconds


def rows() -> Iterator[table.Row]:
    """Yield the costs of Word and of the web."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        every = [sys.executable, "-m", "publisher", "build", "--again", "--format", "docx", "--output", name]
        word = Side((every,), place)
        one, web = (publications.ours(place, "strategi", format_, ROOT / "sources") for format_ in ("docx", "html"))
        costs = [median(taken) for taken in in_turn((word, one, web), ROUNDS)]
        sizes = [side.file.stat().st_size / 1000 for side in (one, web)]
    yield table.at_most("all Word editions, cold: processor time", costs[0].processor, ALL_WORD, " s")
    for what, cost, size in zip(("Word", "web"), costs[1:], sizes, strict=True):
        seen = f"{cost.processor:.2f} s, {cost.memory:.0f} MB, {size:.0f} kB"
        yield table.told(f"{what} edition of strategi, cold", seen)


if __name__ == "__main__":
    table.show(rows())
