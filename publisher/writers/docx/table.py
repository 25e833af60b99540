"""Data tables: header rows that repeat, row headers, a caption and a description (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher import model, walk
from publisher.model import Alignment, Cell, Row, Table
from publisher.writers.docx import fonts, inlines, widths
from publisher.writers.docx.blocks import write
from publisher.writers.docx.edition import Here
from publisher.writers.docx.figures import caption, source
from publisher.writers.docx.ooxml import Element, add, clean, hexadecimal, twips
from publisher.writers.docx.paragraphs import paragraph, remember

_STYLES = {Alignment.START: "", Alignment.CENTER: "Center", Alignment.END: "End"}
_FIRST_ROW, _FIRST_COLUMN, _NO_BANDS = 0x0020, 0x0080, 0x0600  # ECMA-376-1, 17.4.56

Placed = tuple[int, Cell | None]  # a column, and the cell there; none below a cell that spans rows


@write.register
def _table(block: Table, here: Here) -> None:
    if block.caption:
        caption(block, here, "TableCaption")
    else:
        remember(block, here)
    rows = [*block.head, *block.body]
    count = max(len(block.alignments), *(sum(cell.columns for cell in row.cells) for row in rows), 1)
    _report(block, here)
    row_headers = bool(block.body) and all(row.cells and row.cells[0].header for row in block.body)
    table = add(here.parent, "w:tbl")
    sizes = _widths(block, rows, count, here)
    _properties(table, block, here, sum(sizes), row_headers)
    grid = add(table, "w:tblGrid")
    for size in sizes:
        add(grid, "w:gridCol", w=twips(size))
    waiting, here.edition.anchors.waiting[:] = list(here.edition.anchors.waiting), []
    for number, (row, placed) in enumerate(zip(rows, _placed(rows, count), strict=True)):
        in_head = number < len(block.head)
        element = add(table, "w:tr")
        properties = add(element, "w:trPr")
        add(properties, "w:cantSplit")
        if in_head:
            add(properties, "w:tblHeader")
        for column, cell in placed:
            place = replace(here, parent=_cell(element, cell, sizes, column, extra_head=in_head and number > 0, here=here))
            here.edition.anchors.waiting.extend(waiting)
            waiting = []
            alignment = block.alignments[column] if column < len(block.alignments) else Alignment.START
            bold = bool(cell and cell.header) and (number > 0 if in_head else column > 0 or not row_headers)
            _content(cell, place.within(row), alignment, in_head=in_head, bold=bold)
    if block.source:
        source(block.source, here)


def _report(block: Table, here: Here) -> None:
    if not block.head:
        here.edition.report("table-without-header", block)
    for row in (*block.head, *block.body):
        for cell in row.cells:
            if cell.columns > 1 or cell.rows > 1:
                here.edition.report("merged-cells", cell, text=walk.content_of(cell.content)[:40])


def _widths(block: Table, rows: Sequence[Row], count: int, here: Here) -> list[float]:
    tokens = here.edition.layout.tokens
    bold = fonts.metrics(here.edition.layout.file(tokens["fonts"]["bold"]))  # the widest face any cell may have
    asked = widths.columns(rows, count, bold, tokens["type"]["caption"]["size"])
    page = tokens["page"]
    wide = here.width + page["outer"] - page["inner"] if here.setting.edge == 0 else here.width
    sizes, fits = widths.share(asked, here.width, wide)
    if not fits:
        here.edition.report("table-too-wide", block, table=block.label or walk.content_of(block.caption))
    return sizes


def _properties(table: Element, block: Table, here: Here, width: float, row_headers: bool) -> None:
    holder = add(table, "w:tblPr")
    add(holder, "w:tblStyle", val="DataTable")
    add(holder, "w:tblW", w=twips(width), type="dxa")
    if here.setting.edge:
        add(holder, "w:tblInd", w=twips(here.setting.edge), type="dxa")
    add(holder, "w:tblLayout", type="fixed")
    flags = (_FIRST_ROW if block.head else 0) | (_FIRST_COLUMN if row_headers else 0) | _NO_BANDS
    first = {"firstRow": str(int(bool(block.head))), "firstColumn": str(int(row_headers))}
    add(holder, "w:tblLook", val=f"{flags:04X}", **first, lastRow="0", lastColumn="0", noHBand="1", noVBand="1")
    if block.caption:
        add(holder, "w:tblCaption", val=clean(walk.content_of(block.caption)))
    add(holder, "w:tblDescription", val=clean(_description(block, here)))


def _description(block: Table, here: Here) -> str:
    """Return what a screen reader says of the table's make-up before its cells."""
    heads = [walk.content_of(cell.content) for row in block.head[:1] for cell in row.cells]
    rows, columns = len(block.body), max(len(block.alignments), len(heads))
    return here.edition.say("table_description", rows=rows, columns=columns, headers=", ".join(filter(None, heads)))


def _placed(rows: Sequence[Row], count: int) -> Iterator[list[Placed]]:
    """Yield each row's cells with the columns they begin in; a short row is filled with empty cells."""
    below: dict[int, tuple[int, Cell]] = {}  # column -> how many more rows its cell reaches down, and the cell
    for row in rows:
        placed: list[Placed] = []
        cells, column = iter(row.cells), 0
        while column < count:
            left, owner = below.get(column, (0, None))
            if left and owner:
                below[column] = (left - 1, owner)
                placed.append((column, replace(owner, content=(), rows=0)))
                column += owner.columns
                continue
            cell = next(cells, Cell(content=()))
            if cell.rows > 1:
                below[column] = (cell.rows - 1, cell)
            placed.append((column, cell))
            column += cell.columns
        yield placed


def _cell(row: Element, cell: Cell | None, sizes: Sequence[float], column: int, *, extra_head: bool, here: Here) -> Element:
    cell = cell or Cell(content=())
    element = add(row, "w:tc")
    properties = add(element, "w:tcPr")
    add(properties, "w:tcW", w=twips(sum(sizes[column : column + cell.columns])), type="dxa")
    if cell.columns > 1:
        add(properties, "w:gridSpan", val=str(cell.columns))
    if cell.rows > 1:
        add(properties, "w:vMerge", val="restart")
    elif cell.rows == 0:
        add(properties, "w:vMerge")
    if extra_head:  # a table style reaches the first row only
        add(properties, "w:shd", val="clear", color="auto", fill=hexadecimal(here.edition.layout.colours["tint"]))
    return element


def _content(cell: Cell | None, here: Here, alignment: Alignment, *, in_head: bool, bold: bool) -> None:
    style = ("TableHeader" if in_head else "TableText") + _STYLES[alignment]
    element = paragraph(here, style)
    if cell is None or not cell.content:
        return
    here = here.within(cell)
    name = here.edition.anchors.name(cell.id) if cell.id else ""
    if name:
        here.edition.anchors.point(element, name)
    inlines.write(element, cell.content, replace(here, look=replace(here.look, bold=bold)))
