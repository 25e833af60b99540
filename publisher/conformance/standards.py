"""The conditions and provisions, as data, and by what each is decided."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Condition:
    """A failure condition of the Matterhorn Protocol 1.1, for PDF/UA-1."""

    id: str
    type: str  # "machine", "human", "none"
    clause: str  # of ISO 14289-1
    rules: tuple[str, ...]  # of veraPDF's profile
    fit: str  # how well those rules answer to the condition
    decided: str  # "construction", "absent", "person"
    by: str  # a reason or a feature
    proof: str  # "equivalence" or empty


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision in force of EN 301 549 V3.2.1 clause 10."""

    number: str
    wcag: str  # the success criterion of WCAG 2.1, empty for 10.5 and 10.6
    level: str
    testability: str  # "M", "P", "C"
    situations: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]  # kind and detail: ("absent", "media")


@cache
def conditions() -> tuple[Condition, ...]:
    """Return the 137 conditions in the protocol's order."""
    return tuple(
        Condition(
            row["id"],
            row["type"],
            row["clause"],
            tuple(row["verapdf"].split()),
            row["fit"],
            row["decided"],
            row["by"],
            row["proof"],
        )
        for row in _rows("matterhorn-1.1.tsv")
    )


@cache
def provisions() -> tuple[Provision, ...]:
    """Return the 48 provisions in the order of the standard."""
    return tuple(
        Provision(
            row["number"],
            row["wcag"],
            row["level"],
            row["testability"],
            tuple(row["situations"].split()),
            tuple(_token(token) for token in row["evidence"].split()),
        )
        for row in _rows("en301549-3.2.1-clause10.tsv")
    )


def _token(token: str) -> tuple[str, str]:
    kind, _, detail = token.partition(":")
    return kind, detail


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
