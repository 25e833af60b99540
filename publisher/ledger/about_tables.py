"""What is asked of tables: only of those whose source leaves something open."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import model
from publisher.checks.subject import Subject
from publisher.ledger.matter import Facet, Matter, words


def headers(subject: Subject) -> Iterator[Matter]:
    """Ask of a table without row headers whether it should have them (Matterhorn 15-001, 15-002)."""
    for table in _tables(subject):
        declared = bool(table.head) and all(any(cell.header for cell in row.cells) for row in table.body)
        yield _matter("table-headers", table, "headers-declared" if declared else "")


def form(subject: Subject) -> Iterator[Matter]:
    """Ask whether a table of one row or one column, or without a header row, is a table at all (15-004)."""
    for table in _tables(subject):
        columns = max((len(row.cells) for row in (*table.head, *table.body)), default=0)
        grid = bool(table.head) and len(table.body) > 1 and columns > 1
        yield _matter("table-form", table, "rows-and-columns" if grid else "")


def order(subject: Subject) -> Iterator[Matter]:
    """Ask of a table with merged cells whether it makes sense read row by row (WCAG 2.2, 1.3.2)."""
    for table in _tables(subject):
        cells = [cell for row in (*table.head, *table.body) for cell in row.cells]
        merged = any(cell.columns > 1 or cell.rows > 1 for cell in cells)
        yield _matter("table-order", table, "" if merged else "regular-table")


def _tables(subject: Subject) -> Iterator[model.Table]:
    return (element for element in subject.elements if isinstance(element, model.Table))


def _matter(question: str, table: model.Table, decided: str) -> Matter:
    caption = words(table.caption)
    facets = (Facet("table-caption", caption), Facet("table", _rows(table)))
    beside = (Facet("number", table.label),) if table.label else ()
    return Matter(question, caption, facets, table.place, beside, decided)


def _rows(table: model.Table) -> str:
    """Return the table a row a line; a header stands within square brackets, merged cells say how far they go."""
    return "\n".join(" | ".join(_cell(cell) for cell in row.cells) for row in (*table.head, *table.body))


def _cell(cell: model.Cell) -> str:
    size = f" ({cell.columns}×{cell.rows})" if cell.columns > 1 or cell.rows > 1 else ""
    text = words(cell.content) + size
    return f"[{text}]" if cell.header else text
