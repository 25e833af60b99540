"""Table styles: horizontal rules only, and a header row told by weight and a rule (ECMA-376-1, 17.7.6)."""

from __future__ import annotations

from publisher.layout import Layout
from publisher.writers.docx.ooxml import Element, add, hexadecimal, twips

CELL_SIDE = 10.0  # between a cell's text and the next column, in points
CELL_ABOVE = 4.0


def table_normal(part: Element) -> None:
    """Append the style that all table styles stand on."""
    style = add(part, "w:style", type="table", default="1", styleId="TableNormal")
    add(style, "w:name", val="Normal Table")
    add(style, "w:uiPriority", val="99")
    add(style, "w:semiHidden")
    add(style, "w:unhideWhenUsed")
    _margins(style, 0, 0)


def data_table(part: Element, layout: Layout, name: str) -> None:
    """Append the style of data tables; its parts answer to the flags of `w:tblLook`."""
    style = add(part, "w:style", type="table", customStyle="1", styleId="DataTable")
    add(style, "w:name", val=name)
    add(style, "w:basedOn", val="TableNormal")
    add(style, "w:uiPriority", val="20")
    add(style, "w:qFormat")
    dark, rule = hexadecimal(layout.colours["dark"]), hexadecimal(layout.colours["rule"])
    thin, strong = str(round(layout.tokens["rule"]["thin"] * 8)), str(round(layout.tokens["rule"]["thin"] * 16))
    _margins(
        style, CELL_ABOVE, CELL_SIDE, borders={"top": (strong, dark), "bottom": (strong, dark), "insideH": (thin, rule)}
    )
    first_row = add(style, "w:tblStylePr", type="firstRow")
    _bold(first_row)
    cell = add(first_row, "w:tcPr")
    _borders(add(cell, "w:tcBorders"), {"bottom": (strong, dark)})
    add(cell, "w:vAlign", val="bottom")
    _bold(add(style, "w:tblStylePr", type="firstCol"))


def _margins(style: Element, above: float, side: float, borders: dict[str, tuple[str, str]] | None = None) -> None:
    table = add(style, "w:tblPr")
    add(table, "w:tblInd", w="0", type="dxa")
    if borders:
        _borders(add(table, "w:tblBorders"), borders)
    margins = add(table, "w:tblCellMar")
    for name, value in (("top", above), ("left", 0), ("bottom", above), ("right", side)):
        add(margins, f"w:{name}", w=twips(value), type="dxa")


def _borders(holder: Element, borders: dict[str, tuple[str, str]]) -> None:
    for side, (size, colour) in borders.items():
        add(holder, f"w:{side}", val="single", sz=size, space="0", color=colour)


def _bold(part: Element) -> None:
    run = add(part, "w:rPr")
    add(run, "w:b")
    add(run, "w:bCs")
