"""Costs of publisher watch: one paragraph changed in ninety pages, beside a whole process of bare WeasyPrint.

    python bench/watch.py

Processor time in seconds, medians; the second side is measured in turn with the first.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import bench
from publisher.plan import Request
from publisher.warm import Workshop

ROUNDS = 5
FORMATS = ("pdf", "docx", "html")


def main() -> None:
    """Change a paragraph, build each format warm, and print the medians and the ratio to bare WeasyPrint."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        sources = bench.made(place, "nittio", sorted(bench.STRATEGI.glob("*.md")), 2)
        side = bench.bare(place, "nittio", sources)
        chapters = sorted((sources / "nittio").glob("0-*.md"))
        request = Request(("nittio",), sources, bench.ROOT / "layouts", place / "output", FORMATS)
        taken: dict[str, list[float]] = {kind: [] for kind in (*FORMATS, "bare", "ratio")}
        for format_ in FORMATS:
            with Workshop(request._replace(formats=(format_,))) as workshop:
                workshop.build(("nittio",))
                for turn in range(ROUNDS):
                    chapter = chapters[turn % len(chapters)]
                    chapter.write_text(chapter.read_text("utf-8") + f"\n\nEtt stycke till, {turn}.\n", "utf-8")
                    begun = time.process_time()
                    (result,) = workshop.build(("nittio",))
                    taken[format_].append(time.process_time() - begun)
                    if not result.complete:
                        sys.exit(f"failed: {format_}")
                    if format_ == "pdf":
                        taken["bare"].append(bench.run(side.command)[0])
                        taken["ratio"].append(taken["pdf"][-1] / taken["bare"][-1])
        for kind, figures in taken.items():
            print(f"{kind:10} {statistics.median(figures):7.2f}")


if __name__ == "__main__":
    main()
