"""From 31 to 1,000 pages: processor time a page within 1.35 times, memory under 1.4 GB.

The long text is the short one many times over, so that a page is as hard in both. Whole cold processes; the short one
three times (median), the long one once, since it takes minutes. A whole process of 31 pages carries the start of the
program on few pages; so the rise is told without the start, too: the time of a text of one chapter is taken from both.
Bare WeasyPrint gets the same pages in the same run.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import publications
import table
from process import Cost, Side, median, run_side
from publications import CHAPTERS

TEXT = CHAPTERS[:9]
COPIES = 37
RISE, MEMORY = 1.35, 1400  # times, MB


class Run(NamedTuple):
    """What a number of pages cost."""

    pages: int
    cost: Cost

    @property
    def each(self) -> float:
        """Seconds of the processor for a page."""
        return self.cost.processor / self.pages


def rows() -> Iterator[table.Row]:
    """Yield the rise of the time for a page, and the largest memory."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sources = {
            "start": publications.made(place, "start", CHAPTERS[1:2], 1),
            "short": publications.made(place, "short", TEXT, 1),
            "long": publications.made(place, "long", TEXT, COPIES),
        }
        ours = _measured(lambda name: publications.ours(place, name, "pdf", sources[name]))
        bare = _measured(lambda name: publications.bare(place, name, sources[name]))
    _, short, long = ours
    beside = (
        f"{short.each:.3f} and {long.each:.3f} s; without the start of the program {_rise(*ours):.2f} times; bare "
        f"WeasyPrint {bare[1].each:.3f} and {bare[2].each:.3f} s, without its start {_rise(*bare):.2f} times"
    )
    what = f"{long.pages} pages beside {short.pages}"
    yield table.at_most(f"{what}: processor time a page", long.each / short.each, RISE, " times", beside)
    memory = f"bare WeasyPrint {bare[2].cost.memory:.0f} MB; at {short.pages} pages {short.cost.memory:.0f} MB"
    yield table.at_most(f"{what}: memory", long.cost.memory, MEMORY, " MB", memory)


def _rise(start: Run, short: Run, long: Run) -> float:
    """Return how much more a further page costs in the long text than in the short one."""
    further = [(run.cost.processor - start.cost.processor) / (run.pages - start.pages) for run in (short, long)]
    return further[1] / further[0]


def _measured(side_of: Callable[[str], Side]) -> tuple[Run, Run, Run]:
    runs = []
    for name, rounds in (("start", 3), ("short", 3), ("long", 1)):
        side = side_of(name)
        costs = [run_side(side) for _ in range(rounds)]
        runs.append(Run(publications.pages(side.file), median(costs)))
    return runs[0], runs[1], runs[2]


if __name__ == "__main__":
    table.show(rows())
