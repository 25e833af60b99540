"""What a whole process costs, with all that it starts, beside others in turn.

Processor time is user and system time of the process and every descendant; memory is the largest resident set of any
single one of them, so for a program of many processes it is a lower bound. Sides are run in turn (a, b, a, b, …), after
one turn that is not counted and brings the files of each into the system's cache: all are cold processes on warm files.
Python keeps what it has compiled, as on a user's computer, even where the environment of developers forbids it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

ROOT = Path(__file__).parent.parent
WEIGH = Path(__file__).parent / "weigh.py"
USERS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """Processor seconds, the largest memory in MB, and seconds on the clock."""

    processor: float
    memory: float
    wall: float


class CommandFailedError(Exception):
    """A command that ended with another status than 0: its name, and the end of what it said."""


@dataclass(frozen=True)
class Side:
    """Commands that follow each other, the folder that they run in, and the file that they make."""

    commands: Sequence[Sequence[str]]
    file: Path
    cwd: Path = ROOT


def run(command: Sequence[str], given: str = "", cwd: Path = ROOT, changed: Mapping[str, str] | None = None) -> Cost:
    """Run one command to its end. Raises CommandFailedError."""
    with tempfile.TemporaryDirectory() as name:
        report, told = Path(name) / "cost.json", Path(name) / "told"
        with told.open("wb") as output:
            status = subprocess.run(
                [sys.executable, str(WEIGH), str(report), *command],
                input=given.encode(),
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                env={**USERS, **(changed or {})},
                check=False,
            ).returncode
        if status:
            raise CommandFailedError(f"{' '.join(command)[:200]}: {told.read_text('utf-8', 'replace')[-600:]}")
        return msgspec.json.decode(report.read_bytes(), type=Cost)


def run_side(side: Side) -> Cost:
    """Run the commands of a side one after another. Raises CommandFailedError."""
    costs = [run(command, cwd=side.cwd) for command in side.commands]
    return Cost(sum(c.processor for c in costs), max(c.memory for c in costs), sum(c.wall for c in costs))


def in_turn(sides: Sequence[Side], rounds: int) -> list[list[Cost]]:
    """Return what each side cost in each round."""
    taken: list[list[Cost]] = [[] for _ in sides]
    for turn in range(rounds + 1):
        for costs, side in zip(taken, sides, strict=True):
            cost = run_side(side)
            if turn:
                costs.append(cost)
    return taken


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(*(statistics.median(figures) for figures in zip(*costs, strict=True)))


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost]) -> Cost:
    """Return the median of the ratios within each round."""
    pairs = list(zip(ours, theirs, strict=True))
    return median([Cost(*(a / b for a, b in zip(*pair, strict=True))) for pair in pairs])
