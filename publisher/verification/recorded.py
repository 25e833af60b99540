"""Editions that need not be written to be judged: the record knows what they were made from, and it is still so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from publisher import places
from publisher.findings import Finding, Severity, Verdict
from publisher.model import Place
from publisher.plan import Plan, Request
from publisher.record.entry import Entry, Said
from publisher.record.store import Store
from publisher.trace import digest
from publisher.writers.written import Written


class Recorded(NamedTuple):
    """The record of an output folder, held against the present."""

    plan: Plan
    sources: Path
    layouts: Path

    def edition(self, publication: str, format_: str) -> Written | None:
        """Return the edition that lies in the output folder, as its writer would give it now; None when it would not.

        It must have the content that the record names, and nothing that it was made from may have changed, the
        program and its libraries included.
        """
        planned = self.plan.edition(publication, format_)
        if planned.reasons:
            return None
        entry = self.plan.record.editions[planned.path]
        try:
            data = (self.plan.request.output / planned.path).read_bytes()
        except OSError:
            return None
        if digest(data) != entry.digest:  # it has changed since the plan looked
            return None
        return Written(data, entry.pages, tuple(self._findings(entry)))

    def _findings(self, entry: Entry) -> Iterator[Finding]:
        roots = places.roots(self.sources, self.layouts)
        known = ("sources", "layouts", "packaged", "repository")
        for said in entry.said:
            named = said.file.partition("/")[0] in known
            place = Place(roots.path(said.file) if named else said.file, said.line)
            yield _finding(said, place)


def _finding(said: Said, place: Place) -> Finding:
    return Finding(said.rule, place, said.values, Severity(said.severity), Verdict(said.verdict))


def recorded(sources: Path, layouts: Path, output: Path) -> Recorded:
    """Return the record of `output`; one that is missing or cannot be read knows no edition."""
    store = Store(output)
    return Recorded(Plan(Request((), sources, layouts, output, ()), store.load(), store), sources, layouts)
