"""A cold build of everything as PDF, beside other tools on the same text, and what each of them leaves out.

Every publication is built from nothing by whole processes: ours by one command (52 checks, hashing and the record
included), each peer by pandoc and the tool after it, one publication after another, as `peers/chains.py` says. All
have the same resolved text, which pandoc is given as its own document (`peers/pandoc_document.py`; making it is not
timed, so peers are spared the reading of Markdown), the same font files and the same size of page and type. Processor
time, medians of three rounds in turn, after one that warms the files. Nobody remembers anything between rounds.

What is left out is counted in the finished files by one reader for all (`peers/leaves_out.py`), and by
veraPDF. Ours is the control.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import publications
import table
from peers import chains, pandoc_document
from peers.leaves_out import Count, counts, rules_failed
from process import ROOT, CommandFailedError, Cost, Side, median, run_side

from publisher.build import Manuscript, prepare
from publisher.publication import names
from publisher.validators import chromium, libreoffice
from publisher.validators.process import ToolError

ROUNDS = 3
WHAT = "cold build of everything, PDF"


def rows() -> Iterator[table.Row]:
    """Yield our cost, then each peer's beside it with what it leaves out."""
    manuscripts = {name: prepare(ROOT / "sources" / name, ROOT / "layouts") for name in names(ROOT / "sources")}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, manuscript in manuscripts.items():
            (place / f"{name}.json").write_text(pandoc_document.written(manuscript), "utf-8")
        everything = [sys.executable, "-m", "publisher", "build", "--again", "--format", "pdf", "--output", folder]
        sides = {"ours": (Side((everything,), place),)}
        files = {"ours": {name: place / name / f"{name}.pdf" for name in manuscripts}}
        why_not = {}
        for peer, chain in chains.CHAINS.items():
            try:
                sides[peer] = tuple(chain(place, name) for name in manuscripts)
                files[peer] = {name: side.file for name, side in zip(manuscripts, sides[peer], strict=True)}
            except chains.MissingError as error:
                why_not[peer] = str(error)
        costs = _costs(sides, why_not)
        for peer in ("ours", *chains.CHAINS):
            if peer in why_not:
                yield table.not_run(f"{WHAT}: {peer}", why_not[peer])
            else:
                yield _row(peer, costs[peer], costs["ours"], _left_out(manuscripts, files[peer]), files[peer])


def _costs(sides: Mapping[str, tuple[Side, ...]], why_not: dict[str, str]) -> dict[str, Cost]:
    """Return the median cost of everything for each; a peer that fails is taken out and said why."""
    taken: dict[str, list[Cost]] = {peer: [] for peer in sides}
    for turn in range(ROUNDS + 1):
        for peer in [each for each in sides if each not in why_not]:
            try:
                each = [run_side(side) for side in sides[peer]]
            except CommandFailedError as error:
                why_not[peer] = str(error)[-200:]
                continue
            if turn:
                taken[peer].append(Cost(sum(c[0] for c in each), max(c[1] for c in each), sum(c[2] for c in each)))
    return {peer: median(costs) for peer, costs in taken.items() if peer not in why_not}


def _row(peer: str, cost: Cost, ours: Cost, left_out: str, files: Mapping[str, Path]) -> table.Row:
    pages = sum(publications.pages(path) for path in files.values())
    size = sum(path.stat().st_size for path in files.values()) / 1000
    seen = f"{cost.processor:.1f} s"
    if peer != "ours":
        seen += f"; ours {ours.processor / cost.processor:.1f} times that"
    measured = f"{pages} pages, {size:.0f} kB, largest process {cost.memory:.0f} MB"
    repaired = f"; {chains.REPAIRS[peer]}" if peer in chains.REPAIRS else ""
    return table.told(f"{WHAT}: {peer}{_version(peer)}", seen, f"{measured}. Left out: {left_out}{repaired}")


def _left_out(manuscripts: Mapping[str, Manuscript], files: Mapping[str, Path]) -> str:
    """Return in words all that the files lack."""
    totals: dict[str, Count] = {}
    for name, manuscript in manuscripts.items():
        for what, count in counts(manuscript, files[name]).items():
            totals[what] = totals.get(what, Count(0, 0)) + count
    said = []
    for standard, failed in rules_failed(files.values()).items():
        if failed:
            said.append(f"{standard} {failed if isinstance(failed, str) else f'fails {len(failed)} rules'}")
    said += [
        f"{what} {count.found:,} of {count.wanted:,}" for what, count in totals.items() if count.found < count.wanted
    ]
    return "; ".join(said) or "nothing of what is counted"


def _version(peer: str) -> str:
    """Return which version ran."""
    tool = peer.rpartition(" + ")[2]
    with suppress(PackageNotFoundError, ToolError):
        match tool:
            case "Chromium":
                return f" {chromium.version()}"
            case "LibreOffice":
                return f" {libreoffice.version()}"
            case "WeasyPrint" | "Typst":
                return f" {version(tool.lower())}"
    return ""


if __name__ == "__main__":
    table.show(rows())
