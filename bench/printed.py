"""Rows of a measure that prints its figures: `variants.py`, run as a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import table


def printed(measure: str) -> Iterator[table.Row]:
    """Run a measure and read its figures. Raises CalledProcessError, and ValueError when it says something else."""
    file = Path(__file__).parent / f"{measure}.py"
    said = subprocess.run([sys.executable, str(file)], check=True, stdout=subprocess.PIPE, text=True).stdout
    found = list(_variants(said))
    if not found:
        raise ValueError(f"its figures cannot be read: {said[:200]}")
    yield from found


def _variants(said: str) -> Iterator[table.Row]:
    """Read lines of format, editions, seconds of the first, seconds of each, ratio."""
    for format_, count, first, each, ratio in re.findall(
        r"^(\w+)\s+(\d+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*$", said, re.MULTILINE
    ):
        what = f"{count} tailored editions of the guide, {format_}: each beside the first"
        yield table.at_most(what, float(ratio), 0.4, " times", f"processor time {each} s and {first} s")
