"""GFM tables, with a caption line above or below (pandoc), row headers, several header rows and merged cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from publisher import model
from publisher.model import Alignment, Cell, Inlines, Row, Table
from publisher.reader import attributes, inlines
from publisher.reader.attributes import Attributes
from publisher.reader.context import Context
from publisher.reader.parts import Part
from publisher.walk import content_of

Caption = tuple[Inlines, Attributes]

UP, LEFT = "^^", "<<"  # MultiMarkdown and its kin: this cell is one with the cell above, or to the left


def read(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    """Return the table of a GFM table's tokens."""
    head = [row for part in node.children if part.type == "thead" for row in part.children]
    body = [row for part in node.children if part.type == "tbody" for row in part.children]
    alignments = tuple(_alignment(cell) for cell in head[0].children)
    for row in body:
        _report_ragged(row, len(alignments), context)
    yield Table(
        caption=(),
        alignments=alignments,
        head=tuple(_row(row, context, header=True) for row in head),
        body=tuple(_row(row, context, header=False) for row in body),
        place=context.place(node),
    )


def _alignment(cell: SyntaxTreeNode) -> Alignment:
    style = str(cell.attrs.get("style", ""))
    return {"text-align:right": Alignment.END, "text-align:center": Alignment.CENTER}.get(style, Alignment.START)


def _row(row: SyntaxTreeNode, context: Context, *, header: bool) -> Row:
    cells = tuple(
        Cell(content=inlines.of_block(cell, context), header=header, place=context.place(cell)) for cell in row.children
    )
    return Row(cells=cells, place=context.place(row))


def _report_ragged(row: SyntaxTreeNode, expected: int, context: Context) -> None:
    """Report a row with more or fewer cells than the header row: GFM drops the former and fills in the latter."""
    if row.map is None or row.map[0] >= len(context.lines):
        return
    cells = escapedSplit(context.lines[row.map[0]].strip("> \t"))
    got = len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")
    if got != expected:
        context.report("table-ragged", context.place(row), got=str(got), expected=str(expected))


def joined(parts: list[Part], context: Context) -> list[Part]:
    """Give each table the caption that stands on the line above it, or below."""
    out: list[Part] = []
    captions: dict[int, Caption] = {}
    for part in parts:
        here = _caption(part, context)
        if isinstance(part, Table) and out and (above := _caption(out[-1], context)):
            out[-1] = part
            captions[len(out) - 1] = above
        elif here and out and isinstance(out[-1], Table) and len(out) - 1 not in captions:
            captions[len(out) - 1] = here
        else:
            out.append(part)
    return [_with(captions.get(i), part, context) if isinstance(part, Table) else part for i, part in enumerate(out)]


def _with(caption: Caption | None, table: Table, context: Context) -> Table:
    """Return `table` finished; one that was included has been, where it stands, unless its caption stands here."""
    if caption is None and table.place.file != context.file:
        return table
    return _finished(table, caption or ((), attributes.NONE), context)


def _caption(part: Part, context: Context) -> Caption | None:
    """Return the caption and attributes of a paragraph that begins "Tabell: "."""
    if not isinstance(part, model.Paragraph) or not isinstance(part.content[0], model.Text):
        return None
    first = part.content[0].text
    prefix = next((p for p in context.vocabulary.table_prefixes if first.startswith(f"{p}: ")), None)
    if prefix is None:
        return None
    content = (replace(part.content[0], text=first.removeprefix(f"{prefix}: ")), *part.content[1:])
    last, given = content[-1], attributes.NONE
    if isinstance(last, model.Text):
        text, given = attributes.trailing(last.text, context, last.place)
        content = (*content[:-1], replace(last, text=text))
    return inlines.trimmed(content), given


def _finished(table: Table, caption: Caption, context: Context) -> Table:
    """Return `table` with its caption, header rows, header columns and merged cells."""
    words, given = caption
    header_rows = max(_count(given, "header-rows", 1, table, context) - 1, 0)
    header_columns = _count(given, "header-columns", 0, table, context)
    rows = (*table.head, *table.body)
    edge = len(table.head) + header_rows
    head = tuple(_headed(row, len(row.cells)) for row in rows[:edge])
    body = tuple(_headed(row, header_columns) for row in rows[edge:])
    return replace(
        table,
        caption=words,
        head=_merged(head, context),
        body=_merged(body, context),
        id=given.get("id", ""),
        lang=given.get("lang", ""),
    )


def _count(given: Attributes, name: str, default: int, table: Table, context: Context) -> int:
    value = given.get(name, str(default))
    if value.isdigit():
        return int(value)
    context.report("attribute-number", table.place, name=name, value=value)
    return default


def _headed(row: Row, columns: int) -> Row:
    cells = tuple(replace(cell, header=i < columns) for i, cell in enumerate(row.cells))
    return replace(row, cells=cells)


def _merged(rows: tuple[Row, ...], context: Context) -> tuple[Row, ...]:
    """Return `rows` with the cells that say `^^` or `<<` made one with their neighbour."""
    grid: dict[tuple[int, int], tuple[int, int]] = {}  # where a cell stands -> where its owner begins
    size: dict[tuple[int, int], list[int]] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.cells):
            mark = content_of(cell.content)
            owner = grid.get((r - 1, c)) if mark == UP else grid.get((r, c - 1)) if mark == LEFT else (r, c)
            if owner is None:
                context.report("merge-without-neighbour", cell.place, mark=mark)
                owner = (r, c)
            grid[r, c] = owner
            rows_, columns = size.setdefault(owner, [1, 1])
            size[owner] = [max(rows_, r - owner[0] + 1), max(columns, c - owner[1] + 1)]
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, rows=size[r, c][0], columns=size[r, c][1])
                for c, cell in enumerate(row.cells)
                if grid[r, c] == (r, c)
            ),
        )
        for r, row in enumerate(rows)
    )
