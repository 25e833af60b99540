r"""A table has a caption.

Why: People who listen learn from it what the table is about, and whether to enter it.
Fails: | Kommun | Antal |\n|---|--:|\n| Nora | 1 |
Passes: Tabell: Antal per kommun\n| Kommun | Antal |\n|---|--:|\n| Nora | 1 |
Fix: Write the caption on the line before the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity
from publisher.model import Element

ID = "table-caption"
CLAUSE = "WCAG 2.2 1.3.1; EN 301 549 10.1.3.1"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report tables without a caption; one within a long description is named by its figure."""
    yield from _check(subject.document)


def _check(element: Element) -> Iterator[Finding]:
    if isinstance(element, model.Table) and not element.caption:
        yield Finding(ID, element.place, {}, SEVERITY)
    if isinstance(element, model.Figure):
        return
    for child in walk.children(element):
        yield from _check(child)
