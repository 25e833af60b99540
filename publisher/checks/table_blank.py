r"""No row or column of a table is all empty.

Why: A screen reader reads every cell: nothing, again and again, and many believe that the table has ended.
Fails: Tabell: Antal\n| Kommun | Antal |\n|---|--:|\n| Nora | 1 |\n|  |  |\n| Kumla | 2 |
Fails: Tabell: Antal\n| Kommun | Antal | År |\n|---|--:|---|\n| Nora | 1 |  |\n| Kumla | 2 |  |
Passes: Tabell: Antal\n| Kommun | Antal |\n|---|--:|\n| Nora | 1 |\n| Kumla |  |
Passes: Tabell: Antal\n| Kommun | Antal | År |\n|---|--:|---|\n| Nora | 1 | << |\n| Kumla | 2 | << |
Fix: Remove the row or column: the layout gives the space, and two tables may say more than one with a gap.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "table-blank"
CLAUSE = "WCAG 2.2 1.3.1; EN 301 549 10.1.3.1"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report rows without words, and columns without words below their headers."""
    for table in subject.elements:
        if not isinstance(table, model.Table):
            continue
        blank = [row for row in (*table.head, *table.body) if not any(map(_says, row.cells))]
        for row in blank:
            yield Finding(ID, row.place, {"fault": "blank-row"}, SEVERITY)
        if len(blank) < len(table.body) and _blank_column(table):
            yield Finding(ID, table.place, {"fault": "blank-column"}, SEVERITY)


def _blank_column(table: model.Table) -> bool:
    """Tell whether a column has no words in the body; a table with merged cells is left alone."""
    rows = [row.cells for row in table.body]
    if not rows or any(len(cells) != len(table.alignments) for cells in rows):
        return False
    return not all(any(map(_says, column)) for column in zip(*rows, strict=True))


def _says(cell: model.Cell) -> bool:
    return bool(walk.content_of(cell.content)) or any(isinstance(e, model.Image) for e in walk.walk(cell))
