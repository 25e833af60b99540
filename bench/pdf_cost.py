"""What a PDF edition costs beside bare WeasyPrint, at some 30 and 90 pages: time 1.0, memory and file 1.1 times.

Both sides are cold processes that lay out the very same page with the same style sheet and fonts, in turn, five times;
ratios are medians of the ratios within each round. Ours is the whole command: it also reads the Markdown, runs 52
checks, hashes what it read and writes the record, which bare WeasyPrint is spared. See `publications.py`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import publications
import table
from process import in_turn, median, ratio
from publications import CHAPTERS

ROUNDS = 5
LENGTHS = {"thirty": (9, 1), "ninety": (10, 3)}  # chapters, copies of them


def rows() -> Iterator[table.Row]:
    """Yield time, memory and size for each length."""
    for name, (chapters, copies) in LENGTHS.items():
        with tempfile.TemporaryDirectory() as folder:
            yield from _beside_bare(Path(folder), name, chapters, copies)


def _beside_bare(place: Path, name: str, chapters: int, copies: int) -> Iterator[table.Row]:
    sources = publications.made(place, name, CHAPTERS[:chapters], copies)
    sides = publications.ours(place, name, "pdf", sources), publications.bare(place, name, sources)
    ours, bare = in_turn(sides, ROUNDS)
    (one, other), share = (median(ours), median(bare)), ratio(ours, bare)
    sizes = [side.file.stat().st_size / 1000 for side in sides]
    what = f"PDF of {publications.pages(sides[0].file)} pages beside bare WeasyPrint"
    yield table.at_most(
        f"{what}: processor time",
        share.processor,
        1.0,
        " times",
        f"{one.processor:.2f} s and {other.processor:.2f} s; medians of {ROUNDS} rounds in turn",
    )
    yield table.at_most(
        f"{what}: memory", share.memory, 1.1, " times", f"{one.memory:.0f} MB and {other.memory:.0f} MB"
    )
    yield table.at_most(f"{what}: size", sizes[0] / sizes[1], 1.1, " times", f"{sizes[0]:.0f} kB and {sizes[1]:.0f} kB")


if __name__ == "__main__":
    table.show(rows())
