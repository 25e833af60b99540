"""A table's cells by the columns they stand in: Word wants a cell also below one that spans rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.model import Cell, Row

EMPTY = Cell(content=())


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and the column it begins in; `continues` when it only carries on the cell above."""

    column: int
    cell: Cell
    continues: bool = False


def columns(rows: Sequence[Row], alignments: int) -> int:
    """Return how many columns a table has, at least one."""
    return max(alignments, *(sum(cell.columns for cell in row.cells) for row in rows), 1)


def place(rows: Sequence[Row], count: int) -> Iterator[list[Placed]]:
    """Yield the cells of each row; a short row is filled with empty ones."""
    below: dict[int, tuple[int, Cell]] = {}  # column -> how many more rows its cell reaches down, and the cell
    for row in rows:
        yield list(_row(iter(row.cells), count, below))


def _row(cells: Iterator[Cell], count: int, below: dict[int, tuple[int, Cell]]) -> Iterator[Placed]:
    column = 0
    while column < count:
        left, owner = below.get(column, (0, EMPTY))
        if left:
            below[column] = (left - 1, owner)
            yield Placed(column, replace(owner, content=(), id=""), continues=True)
            column += owner.columns
            continue
        cell = next(cells, EMPTY)
        if cell.rows > 1:
            below[column] = (cell.rows - 1, cell)
        yield Placed(column, cell)
        column += cell.columns
