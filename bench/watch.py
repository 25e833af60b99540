"""One paragraph changed in ninety pages, `publisher watch`: its PDF in at most 0.25 times a run of bare WeasyPrint.

HTML and DOCX in at most 0.3 s. Ours is what the warm process spends from the saved file to the edition in its place;
bare WeasyPrint is a whole cold process on the same page, measured in turn with it. Processor time, medians of five
changes, each in another chapter. What the warm process spent before, and what it keeps in memory, is not in the figure.
Typst is a cold compile of the same text, without pandoc, which writes its source; `cold_build` says what it loses.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import publications
import table
from peers import chains, pandoc_document
from process import ROOT, CommandFailedError, Side, run_side
from publications import CHAPTERS

from publisher.build import prepare
from publisher.plan import Request
from publisher.warm import Workshop

ROUNDS = 5
WARM = {"docx": 0.3, "html": 0.3}  # seconds


def rows() -> Iterator[table.Row]:
    """Change a paragraph, and yield what each format costs."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        sources = publications.made(place, "nittio", CHAPTERS, 2)
        beside = publications.bare(place, "nittio", sources)
        run_side(beside)
        typst = _typst(place, sources)
        what = f"a paragraph changed in {publications.pages(beside.file)} pages, publisher watch"
        bare: list[float] = []
        cold: list[float] = []

        def others() -> None:
            bare.append(run_side(beside).processor)
            if isinstance(typst, Side):
                cold.append(run_side(typst).processor)

        taken = _changes(place, sources, "pdf", others)
        ratio = statistics.median(one / other for one, other in zip(taken, bare, strict=True))
        note = f"{statistics.median(taken):.2f} s of processor time and {statistics.median(bare):.2f} s"
        yield table.at_most(f"{what}: PDF beside bare WeasyPrint", ratio, 0.25, " times", note)
        yield _beside_typst(f"{what}: PDF beside a cold compile of Typst", taken, cold, typst)
        for format_, most in WARM.items():
            taken = _changes(place, sources, format_, lambda: None)
            yield table.at_most(f"{what}: {format_}", statistics.median(taken), most, " s")


def _typst(place: Path, sources: Path) -> Side | str:
    """Return Typst's compile of the text, once written for it; or why it cannot be had."""
    manuscript = prepare(sources / "nittio", ROOT / "layouts")
    (place / "nittio.json").write_text(pandoc_document.written(manuscript), "utf-8")
    try:
        chain = chains.typst(place, "nittio")
        run_side(chain)
    except (chains.MissingError, CommandFailedError) as error:
        return str(error)[-200:]
    return replace(chain, commands=chain.commands[-1:])


def _beside_typst(what: str, taken: list[float], cold: list[float], typst: Side | str) -> table.Row:
    if isinstance(typst, str):
        return table.not_run(what, typst)
    ratio = statistics.median(one / other for one, other in zip(taken, cold, strict=True))
    note = f"{statistics.median(cold):.2f} s, {publications.pages(typst.file)} pages"
    return table.told(what, f"{ratio:.2f} times", note)


def _changes(place: Path, sources: Path, format_: str, beside: Callable[[], object]) -> list[float]:
    """Return what each change cost in a process that has made the edition once."""
    chapters = sorted((sources / "nittio").glob("0-*.md"))
    request = Request(("nittio",), sources, ROOT / "layouts", place / "output", (format_,))
    taken = []
    with Workshop(request) as workshop:
        workshop.build(("nittio",))
        for turn in range(ROUNDS):
            chapter = chapters[turn % len(chapters)]
            chapter.write_text(chapter.read_text("utf-8") + f"\n\nEtt stycke till, {turn}.\n", "utf-8")
            begun = time.process_time()
            (result,) = workshop.build(("nittio",))
            taken.append(time.process_time() - begun)
            if not result.complete:
                raise RuntimeError(f"{format_} was not made")
            beside()
    return taken


if __name__ == "__main__":
    table.show(rows())
