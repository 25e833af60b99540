"""Table attributes: spans, Scope, and Headers where Scope is not enough (ISO 32000-1, 14.8.5.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.writers.pdf.roles import SCOPE
from publisher.writers.pdf.structure import Attributes, Name, StructElem, Value

ROW_GROUPS = frozenset({"THead", "TBody", "TFoot"})


@dataclass(eq=False, slots=True)
class Cell:
    """A cell and the slots of the grid that it covers."""

    elem: StructElem
    row: int
    column: int
    rows: int
    columns: int
    scope: str = ""


def describe_tables(root: StructElem) -> None:
    """Give every cell of every table its attributes."""
    for number, table in enumerate((elem for elem in root.walk() if elem.type == "Table"), 1):
        _describe(table, f"t{number}")


def _describe(table: StructElem, name: str) -> None:
    rows = list(_rows(table))
    cells, grid = _lay_out(rows)
    header_rows = sum(all(kid.type == "TH" for kid in row.elements()) for row, _ in rows)
    irregular = header_rows > 1 or any(cell.rows > 1 or cell.columns > 1 for cell in cells)
    for cell in cells:
        entries: dict[str, Value] = {}
        if cell.columns > 1:
            entries["ColSpan"] = cell.columns
        if cell.rows > 1:
            entries["RowSpan"] = cell.rows
        if cell.scope:
            entries["Scope"] = Name(cell.scope)
        headers = _headers(cell, grid) if irregular else []
        for header in headers:
            header.elem.id = header.elem.id or f"{name}-r{header.row + 1}c{header.column + 1}"
        if headers:
            entries["Headers"] = [header.elem.id for header in headers]
        if entries:
            cell.elem.attributes.append(Attributes("Table", entries))


def _rows(elem: StructElem) -> Iterator[tuple[StructElem, str]]:
    for kid in elem.elements():
        if kid.type == "TR":
            yield kid, elem.type
        elif kid.type in ROW_GROUPS:
            yield from _rows(kid)


def _lay_out(rows: list[tuple[StructElem, str]]) -> tuple[list[Cell], dict[tuple[int, int], Cell]]:
    cells: list[Cell] = []
    grid: dict[tuple[int, int], Cell] = {}
    for row, (elem, group) in enumerate(rows):
        column = 0
        for kid in elem.elements():
            while (row, column) in grid:
                column += 1
            cell = Cell(kid, row, column, min(_span(kid, "rowspan"), len(rows) - row), _span(kid, "colspan"))
            if kid.type == "TH":
                cell.scope = _scope(kid, group)
            for down in range(cell.rows):
                for across in range(cell.columns):
                    grid[row + down, column + across] = cell
            cells.append(cell)
            column += cell.columns
    return cells, grid


def _span(elem: StructElem, attribute: str) -> int:
    value = elem.element.get(attribute, "") if elem.element is not None else ""
    return int(value) if value.isdecimal() and int(value) > 0 else 1


def _scope(elem: StructElem, group: str) -> str:
    written = elem.element.get("scope", "") if elem.element is not None else ""
    return SCOPE.get(written, "Column" if group == "THead" else "Row")


def _headers(cell: Cell, grid: dict[tuple[int, int], Cell]) -> list[Cell]:
    """Give the column headers above a cell, then the row headers before it."""
    columns = range(cell.column, cell.column + cell.columns)
    rows = range(cell.row, cell.row + cell.rows)
    above = [grid[row, column] for column in columns for row in range(cell.row) if (row, column) in grid]
    before = [grid[row, column] for row in rows for column in range(cell.column) if (row, column) in grid]
    found = [header for header in above if header.scope == "Column"]
    found += [header for header in before if header.scope == "Row"]
    return [header for header in dict.fromkeys(found) if header is not cell]
