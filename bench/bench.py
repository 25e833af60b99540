"""All measures in one run, and their rows in one table: make bench, or python bench/bench.py [--write] [MEASURE …].

A measure is a file here with `rows()`; `python bench/<measure>.py` runs it alone. Each says in its docstring what is
compared with what, how often, and what the figures leave out. `--write` keeps the rows in `bench/README.md`, each
measure's with when, on what and beside how much other work it was made. The exit status says whether the bench ran, not
whether the figures please: nothing here is a test.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import platform
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import table
from printed import printed
from process import ROOT

# In the order of the table: what is asked of speed, then of what must not break; the long ones last.
MEASURES = (
    "nothing_to_do",
    "pdf_cost",
    "cold_editions",
    "watch",
    "variants",
    "cores",
    "cold_build",
    "pages",
    "check",
    "downloads",
    "same_bytes",
    "kills",
)
README = Path(__file__).parent / "README.md"
MEASURED = re.compile(r"(?<=<!-- measured -->\n).*(?=<!-- end -->)", re.DOTALL)


def rows(measure: str) -> Iterator[table.Row]:
    """Yield the rows of one measure; one that cannot be run is a row that says why."""
    try:
        module = importlib.import_module(measure)
        yield from module.rows() if hasattr(module, "rows") else printed(measure)
    except (Exception, SystemExit) as error:  # whatever one measure meets, the others are made
        traceback.print_exc()
        yield table.not_run(measure, f"{type(error).__name__}: {str(error)[:300]}")


def main() -> None:
    """Run the measures that were asked for, show their table, and write it down if that was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", choices=[*MEASURES, []], help=", ".join(MEASURES))
    parser.add_argument("--write", action="store_true", help="put the table into bench/README.md")
    asked = parser.parse_args()
    kept = []
    for measure in asked.measures or MEASURES:
        print(f"\n{measure}", flush=True)
        load = os.getloadavg()[0]
        made = table.show(rows(measure))
        kept += made
        if asked.write:
            write(measure, f"{_machine(load)}\n\n{table.markdown(made)}")
    print(f"\n{_machine(os.getloadavg()[0])}\n\n{table.markdown(kept)}")


def write(measure: str, shown: str) -> None:
    """Put what a measure has shown into the README, in the place of what it showed before."""
    text = README.read_text("utf-8")
    found = MEASURED.search(text)
    assert found
    _, *pieces = re.split(r"^### (\w+)\n", found[0], flags=re.MULTILINE)
    sections = {**dict(zip(pieces[::2], pieces[1::2], strict=True)), measure: f"\n{shown}\n"}
    whole = "".join(f"### {name}\n{sections[name]}" for name in MEASURES if name in sections)
    README.write_text(MEASURED.sub(lambda _: f"\n{whole}", text), "utf-8")


def _machine(load: float) -> str:
    """Return a line on when and where this was measured."""
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    processor = found[1] if found else platform.machine()
    commit = _git("rev-parse", "--short", "HEAD")
    commit += " and more" if _git("status", "--porcelain", "--", ".", ":!bench/README.md") else ""
    cores = len(os.sched_getaffinity(0))
    return (
        f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC, commit {commit}, {cores} cores of {processor}, "
        f"Python {platform.python_version()}. Load {load:.1f} before and {os.getloadavg()[0]:.1f} after."
    )


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
