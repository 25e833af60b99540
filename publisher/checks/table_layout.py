r"""A table holds data in rows and columns.

Why: A screen reader announces rows, columns and headers; in a table that only places text they are noise.
Fails: Tabell: Tips\n| Tips |\n|---|\n| Börja tidigt. |\n| Fråga flera. |
Fails: Tabell: Kontakt\n| Namn | Telefon |\n|---|---|
Passes: Tabell: Antal per kommun\n| Kommun | Antal |\n|---|--:|\n| Nora | 1 |
Fix: Write one column as a list, and a lone header row as a paragraph or with its data below.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import model
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "table-layout"
CLAUSE = "WCAG 2.2 1.3.1; Matterhorn 1.1 15-004"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report tables of one column, and tables with nothing but headers."""
    for element in subject.elements:
        if not isinstance(element, model.Table):
            continue
        fault = "one-column" if len(element.alignments) == 1 else "" if element.body else "no-data"
        if fault:
            yield Finding(ID, element.place, {"fault": fault}, SEVERITY)
