r"""Every column of a table has a header.

Why: A screen reader says a cell's headers before the cell; an empty header says nothing.
Fails: |  | Antal |\n|---|--:|\n| Nora | 1 |
Passes: | Kommun | Antal |\n|---|--:|\n| Nora | 1 |
Fix: Write a header in the empty cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "table-header"
CLAUSE = "WCAG 2.2 1.3.1; Matterhorn 1.1 15-005"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report header cells without words."""
    for element in subject.elements:
        if isinstance(element, model.Cell) and element.header and not walk.content_of(element.content):
            yield Finding(ID, element.place, {}, SEVERITY)
