"""One table for all measures: what was asked, what was seen, and whether that is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a row says. A figure that nobody set a bound for is told; one that could not be had is never left out."""

    MET = "met"
    MISSED = "MISSED"
    TOLD = "–"
    NOT_RUN = "not run"


@dataclass(frozen=True)
class Row:
    """One measure; `note` has what belongs beside the figure: absolute figures, what a peer leaves out, why not run."""

    measure: str
    asked: str
    seen: str
    verdict: Verdict
    note: str = ""


def at_most(measure: str, seen: float, bound: float, unit: str = "", note: str = "") -> Row:
    """Return the row of a figure that may not exceed `bound`; `unit` follows both figures."""
    return Row(measure, f"≤ {bound:,g}{unit}", f"{_digits(seen)}{unit}", _verdict(seen <= bound), note)


def at_least(measure: str, seen: float, bound: float, unit: str = "", note: str = "") -> Row:
    """Return the row of a figure that may not fall below `bound`."""
    return Row(measure, f"≥ {bound:,g}{unit}", f"{_digits(seen)}{unit}", _verdict(seen >= bound), note)


def none(measure: str, faults: int, note: str = "") -> Row:
    """Return the row of faults that there may be none of."""
    return Row(measure, "0", str(faults), _verdict(not faults), note)


def told(measure: str, seen: str, note: str = "") -> Row:
    """Return the row of a figure without a bound."""
    return Row(measure, "", seen, Verdict.TOLD, note)


def not_run(measure: str, why: str, asked: str = "") -> Row:
    """Return the row of what could not be measured."""
    return Row(measure, asked, "", Verdict.NOT_RUN, why)


def _digits(figure: float) -> str:
    return f"{figure:.3f}" if figure < 10 else f"{figure:,.0f}"


def _verdict(good: bool) -> Verdict:
    return Verdict.MET if good else Verdict.MISSED


def show(rows: Iterable[Row]) -> list[Row]:
    """Print each row as soon as it is there, and return them all."""
    kept = []
    for row in rows:
        print(f"{row.verdict:8} {row.measure}: {row.seen}{f' (asked {row.asked})' if row.asked else ''}", flush=True)
        if row.note:
            print(f"{'':9}{row.note}", flush=True)
        kept.append(row)
    return kept


def markdown(rows: Iterable[Row]) -> str:
    """Return the rows as a table in Markdown."""
    return "\n".join(_lines(rows)) + "\n"


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    yield "| measure | asked | seen | | |"
    yield "| --- | --- | --- | --- | --- |"
    for row in rows:
        cells = (row.measure, row.asked, row.seen, row.verdict, row.note)
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
