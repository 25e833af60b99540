"""Which variants a publication has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher import publication
from publisher.findings import Finding
from publisher.model import NOWHERE, Place
from publisher.publication import Publication
from publisher.variants import rows

_AXIS = re.compile(r"[a-z][a-z0-9]*")


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant: its name, which is part of its editions' names, and the values of its row."""

    name: str
    axis: str = ""
    values: Mapping[str, str] = field(default_factory=dict, compare=False)
    place: Place = field(default=NOWHERE, compare=False)


ORDINARY = Variant("")


def of(work: Publication) -> tuple[tuple[Variant, ...], tuple[Finding, ...]]:
    """Return the variants of a publication in the order of its axes and rows, and what is wrong with them."""
    variants: list[Variant] = []
    findings: list[Finding] = []
    for name, axis in work.variants.items():
        place = publication.place(work.folder, f"variants.{name}")
        if not _AXIS.fullmatch(name):
            findings.append(Finding("axis-name", place, {"axis": name}))
        if not axis.rows:
            if not axis.layout:
                findings.append(Finding("axis-empty", place, {"axis": name}))
            variants.append(Variant(name, name, {}, place))
            continue
        read = rows.read(work.folder, axis.rows, publication.place(work.folder, f"variants.{name}.rows"))
        findings += read.findings
        variants += [Variant(row.id, name, row.values, row.place) for row in read.rows]
    return tuple(variants), (*findings, *_clashes(variants))


def _clashes(variants: list[Variant]) -> list[Finding]:
    """Report a name of two variants: their editions would be one file."""
    seen: dict[str, Variant] = {}
    found = []
    for variant in variants:
        other = seen.setdefault(variant.name, variant)
        if other is not variant:
            where = f"{other.place.file}:{other.place.line}"
            found.append(Finding("variant-clash", variant.place, {"name": variant.name, "other": where}))
    return found
