"""Data tables: header rows that repeat, row headers, a caption and a description (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher import walk
from publisher.layout import Layout
from publisher.memory import Same, looking
from publisher.model import Alignment, Row, Table
from publisher.writers.docx import fonts, grid, inlines, widths
from publisher.writers.docx.blocks import write
from publisher.writers.docx.edition import BODY, Here
from publisher.writers.docx.figures import caption
from publisher.writers.docx.grid import Placed
from publisher.writers.docx.ooxml import Element, add, clean, qn, twips
from publisher.writers.docx.paragraphs import indent, paragraph, remember, style_by_table
from publisher.writers.docx.style_measures import outdent

_STYLES = {Alignment.START: "", Alignment.CENTER: "Center", Alignment.END: "End"}
_FIRST_ROW, _FIRST_COLUMN, _NO_BANDS = 0x0020, 0x0080, 0x0600  # ECMA-376-1, 17.4.56
_LONG = 12  # rows: a table with fewer stays on one page, as in the PDF edition
_NARROW = 2  # a table with more columns may reach into the left margin, as in the PDF edition


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled of a table before its cells are written."""

    table: Table
    widths: Sequence[float]
    row_headers: bool  # the first column is headers below the head
    indent: float  # from the margin, negative into it


@write.register
def _table(block: Table, here: Here) -> None:
    rows = [*block.head, *block.body]
    plan = _plan(block, rows, here)
    wide = "Wide" if plan.indent < 0 else ""
    if block.caption:
        caption(block, here, paragraph(here, style_by_table(here, f"TableCaption{wide}"), left=indent(here)))
    else:
        remember(block, here)
    _report(block, here)
    element = add(here.parent, "w:tbl")
    _properties(element, plan, here)
    columns = add(element, "w:tblGrid")
    for width in plan.widths:
        add(columns, "w:gridCol", w=twips(width))
    for index, cells in enumerate(grid.place(rows, len(plan.widths))):
        _row(element, cells, plan, index, here.within(rows[index]))
    if block.source:
        source = paragraph(here, style_by_table(here, f"SourceLine{wide}"), left=indent(here))
        inlines.write(source, block.source, here)


def _plan(block: Table, rows: Sequence[Row], here: Here) -> Plan:
    layout = here.edition.layout
    count = grid.columns(rows, len(block.alignments))
    asked = looking("columns", (Same(block), Same(layout)), lambda: _asked(rows, count, layout))
    edge = indent(here)
    width = here.width - edge + here.setting.edge
    wide = width + (outdent(layout) if edge == 0 else 0)
    sizes, fits = widths.share(asked, width if count <= _NARROW else wide, wide)
    if not fits:
        here.edition.report("table-too-wide", block, table=block.label or walk.content_of(block.caption))
    below = list(grid.place(rows, count))[len(block.head) :]
    row_headers = bool(below) and all(cells[0].cell.header for cells in below)  # a merged cell also where it goes on
    return Plan(block, sizes, row_headers, edge or min(width - sum(sizes), 0))


def _asked(rows: Sequence[Row], count: int, layout: Layout) -> list[widths.Column]:
    """Return what each column asks for, in the widest face that any cell may have."""
    bold = fonts.metrics(layout.file(layout.tokens["fonts"]["bold"]))
    return widths.columns(rows, count, bold, layout.tokens["type"]["caption"]["size"])


def _report(block: Table, here: Here) -> None:
    """Report what a person with a screen reader will have trouble with."""
    if not block.head:
        here.edition.report("table-without-header", block)
    for row in (*block.head, *block.body):
        for cell in row.cells:
            if cell.columns > 1 or cell.rows > 1:
                here.edition.report("merged-cells", cell, text=walk.content_of(cell.content))


def _properties(element: Element, plan: Plan, here: Here) -> None:
    block = plan.table
    holder = add(element, "w:tblPr")
    add(holder, "w:tblStyle", val="DataTable")
    add(holder, "w:tblW", w=twips(sum(plan.widths)), type="dxa")
    if round(plan.indent, 2):
        add(holder, "w:tblInd", w=twips(plan.indent), type="dxa")
    add(holder, "w:tblLayout", type="fixed")
    flags = (_FIRST_ROW if block.head else 0) | (_FIRST_COLUMN if plan.row_headers else 0) | _NO_BANDS
    first = {"firstRow": str(int(bool(block.head))), "firstColumn": str(int(plan.row_headers))}
    add(holder, "w:tblLook", val=f"{flags:04X}", **first, lastRow="0", lastColumn="0", noHBand="1", noVBand="1")
    if block.caption:
        add(holder, "w:tblCaption", val=clean(walk.content_of(block.caption)))
    add(holder, "w:tblDescription", val=clean(_description(plan, here)))


def _description(plan: Plan, here: Here) -> str:
    """Return what a screen reader says of the table's make-up before its cells."""
    heads = [walk.content_of(cell.content) for row in plan.table.head[:1] for cell in row.cells]
    named = ", ".join(head for head in heads if head)
    return here.edition.say("table_description", rows=len(plan.table.body), columns=len(plan.widths), headers=named)


def _row(parent: Element, cells: Sequence[Placed], plan: Plan, index: int, here: Here) -> None:
    in_head = index < len(plan.table.head)
    element = add(parent, "w:tr")
    properties = add(element, "w:trPr")
    add(properties, "w:cantSplit")
    if in_head:
        add(properties, "w:tblHeader")
    keep = not in_head and _keeps_with_next(plan.table, index)
    for placed in cells:
        # The table's style makes the first row bold, and the first column when it is all headers; no style the rest.
        styled = index == 0 if in_head else placed.column == 0 and plan.row_headers
        look = replace(here.look, bold=placed.cell.header and not styled)
        _cell(element, placed, plan, replace(here, look=look), in_head=in_head, keep=keep)


def _keeps_with_next(table: Table, index: int) -> bool:
    """Say whether a row keeps with the next: a short table stays whole, a long one shows two rows below its head."""
    last = len(table.head) + len(table.body) - 1
    return index < last and (len(table.body) < _LONG or index == len(table.head))


def _cell(parent: Element, placed: Placed, plan: Plan, here: Here, *, in_head: bool, keep: bool) -> None:
    cell, column = placed.cell, placed.column
    element = add(parent, "w:tc")
    properties = add(element, "w:tcPr")
    add(properties, "w:tcW", w=twips(sum(plan.widths[column : column + cell.columns])), type="dxa")
    if cell.columns > 1:
        add(properties, "w:gridSpan", val=str(cell.columns))
    if placed.continues:
        add(properties, "w:vMerge")
    elif cell.rows > 1:
        add(properties, "w:vMerge", val="restart")
    alignments = plan.table.alignments
    alignment = alignments[column] if column < len(alignments) else Alignment.START
    here = replace(here.within(cell), parent=element, setting=BODY)
    remember(cell, here)
    style = ("TableHeader" if in_head else "TableText") + _STYLES[alignment]
    text = paragraph(here, style)
    if keep:
        text[0][0].addnext(text.makeelement(qn("w:keepNext"), {}))
    inlines.write(text, cell.content, here)
