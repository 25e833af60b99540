"""24 editions on two cores beside one: done at least 1.8 times as soon.

Whole cold builds in turn, twice each. Seconds on the clock say something only on a machine that does nothing else, so
the row also tells what no neighbour can spoil: how much more processor time the two-core build took (its overhead), the
best speed-up that this leaves (2 / overhead), and how busy others kept the machine meanwhile. The speed-up is that of
the round with the least of others' work; beside much of that it is not measured.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import table
from process import ROOT, Cost, run

COPIES = 8  # of one publication, in three formats
ROUNDS = 2
ASKED = 1.8
QUIET = 0.1  # of the machine's cores: more than this, kept busy by others, and the clock is not to be trusted


class Timed(NamedTuple):
    """What a build cost, and how many cores others kept busy meanwhile."""

    cost: Cost
    others: float


def rows() -> Iterator[table.Row]:
    """Yield how much sooner the editions are done, and what it costs."""
    if len(os.sched_getaffinity(0)) < 2:
        yield table.not_run("24 editions on 2 cores", "this machine has one core", f"≥ {ASKED} times")
        return
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for copy in range(COPIES):
            shutil.copytree(ROOT / "sources/strategi", place / f"sources/strategi-{copy}")
        rounds = [(_timed(place, 1), _timed(place, 2)) for _ in range(ROUNDS)]
    one, two = min(rounds, key=lambda pair: pair[0].others + pair[1].others)
    overhead = min(pair[1].cost.processor for pair in rounds) / min(pair[0].cost.processor for pair in rounds)
    others = max(one.others, two.others)
    note = (
        f"{one.cost.wall:.1f} s and {two.cost.wall:.1f} s on the clock, processor {one.cost.processor:.1f} s and "
        f"{two.cost.processor:.1f} s: at most {2 / overhead:.2f} times with that overhead; others kept "
        f"{one.others:.2f} and {two.others:.2f} cores busy"
    )
    row = table.at_least(
        "24 editions on 2 cores beside 1: sooner", one.cost.wall / two.cost.wall, ASKED, " times", note
    )
    if others > QUIET:
        row = replace(row, verdict=table.Verdict.NOT_RUN, note=f"{note}: the machine was not quiet, measure again")
    yield row


def _timed(place: Path, cores: int) -> Timed:
    folders = ["--sources", str(place / "sources"), "--layouts", str(ROOT / "layouts"), "--output", str(place / "out")]
    before, begun = _busy(), time.monotonic()
    cost = run([sys.executable, "-m", "publisher", "build", "--again", "--jobs", str(cores), *folders])
    return Timed(cost, max(0.0, (_busy() - before - cost.processor) / (time.monotonic() - begun)))


def _busy() -> float:
    """Return the processor seconds that the whole machine has spent since it started."""
    user, nice, system, _idle, _wait, irq, soft, *_ = map(int, Path("/proc/stat").read_text("ascii").split()[1:10])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    table.show(rows())
