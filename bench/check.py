"""What judging costs: `publisher check` of everything under 60 s on two cores, nothing remembered (issue 6).

Seconds on the clock, once: it takes a minute of both cores. Every validator that is installed runs; one that is
missing would make it cheaper, so the row says so. The checks on the source alone are told as processor time, cold.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

import table
from process import ROOT, median, run

ALL = 60.0  # seconds
NOT_RUN = 3  # exit status of `publisher check` when a tool was missing


def rows() -> Iterator[table.Row]:
    """Yield the cost of all tools on all editions, and of the checks alone."""
    publisher = [sys.executable, "-m", "publisher"]
    with tempfile.TemporaryDirectory() as name:
        run([*publisher, "build", "--output", name])
        begun = time.monotonic()
        done = subprocess.run(
            [*publisher, "check", "--again", "--json", "--output", name], cwd=ROOT, capture_output=True, check=False
        )
        taken = time.monotonic() - begun
    found = json.loads(done.stdout) if done.stdout.strip() else None
    note = f"exit status {done.returncode}, load {os.getloadavg()[0]:.1f}"
    if found is None or done.returncode == NOT_RUN:
        note += ": a validator is missing or failed; the figure is too good"
    yield table.at_most("publisher check of everything, on the clock", taken, ALL, " s", note)
    quick = median([run([*publisher, "check", "--quick", "strategi"]) for _ in range(3)])
    yield table.told("checks on the source of strategi alone, cold", f"{quick.processor:.2f} s")


if __name__ == "__main__":
    table.show(rows())
