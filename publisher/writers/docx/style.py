"""A paragraph or character style as plain data, and its spelling in styles.xml (ECMA-376-1, 17.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publisher.writers.docx.ooxml import Element, add, hexadecimal, qn, twips


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Borders and ground around paragraphs; neighbours with the same ones share one box."""

    left: str  # colours
    others: str
    ground: str = ""
    top: str = ""  # a colour, for a bar above the box
    line: str = "single"  # of the left border
    width: float = 3  # of the left border, in points
    space: float = 12  # between border and text, at most 31
    thick: float = 0.5  # of the other borders
    above: float = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a style says beyond the style that it is based on; lengths in points."""

    id: str
    name: str
    based: str = "Normal"
    next: str = ""
    type: str = ""  # a key of the layout's [type]
    colour: str = ""  # a colour as #rrggbb
    bold: bool | None = None
    italic: bool = False
    font: str = ""
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float = 0
    keep_next: bool | None = None
    keep_lines: bool = False
    new_page: bool | None = None
    hyphens: bool = True
    outline: int | None = None
    numbered: tuple[int, int] | None = None  # a list and its level
    frame: Frame | None = None
    ground: str = ""  # a colour, without borders
    tabs: tuple[tuple[str, str, float], ...] = ()  # kind, leader, position
    align: str = ""
    underline: bool = False
    spread: float = 0  # space between letters
    tabular: bool = False  # figures of one width, so that they line up under each other
    vertical: str = ""
    kind: str = "paragraph"
    built_in: bool = False
    priority: int = 10
    quick: bool = True  # shown in Word's gallery of styles
    called: str = ""  # by a person, when the name is Word's own and in English
    only_used: bool = False  # written only for a text that uses it


def line_of(size: Mapping[str, float], natural: float) -> str:
    """Return a line height in 240ths of the font's own, so that it follows when a person makes the text larger."""
    return str(round(240 * size["line"] / (size["size"] * natural)))


def write_style(styles: Element, style: Style, types: Mapping[str, Any], natural: float) -> None:
    """Append a style to styles.xml."""
    element = add(styles, "w:style", type=style.kind, styleId=style.id)
    if not style.built_in:
        element.set(qn("w:customStyle"), "1")
    add(element, "w:name", val=style.name)
    if style.based:
        add(element, "w:basedOn", val=style.based)
    if style.next:
        add(element, "w:next", val=style.next)
    add(element, "w:uiPriority", val=str(style.priority))
    if style.quick:
        add(element, "w:qFormat")
    size = types.get(style.type, {})
    if style.kind == "paragraph":
        _paragraph(element, style, line_of(size, natural) if size else "")
    _run(element, style, size)


def _paragraph(element: Element, style: Style, line: str) -> None:
    holder = add(element, "w:pPr")
    _breaks(holder, style)
    if style.numbered:
        _number(holder, *style.numbered)
    if style.frame:
        _frame(holder, style.frame)
    elif style.ground:
        add(holder, "w:shd", val="clear", color="auto", fill=hexadecimal(style.ground))
    if style.tabs:
        _tabs(holder, style)
    if not style.hyphens:
        add(holder, "w:suppressAutoHyphens")
    _spacing(holder, style, line)
    if style.align:
        add(holder, "w:jc", val=style.align)
    if style.outline is not None:
        add(holder, "w:outlineLvl", val=str(style.outline))
    if not len(holder):
        element.remove(holder)


def _breaks(holder: Element, style: Style) -> None:
    if style.keep_next is not None:
        add(holder, "w:keepNext", val=str(int(style.keep_next)))
    if style.keep_lines:
        add(holder, "w:keepLines")
    if style.new_page is not None:
        add(holder, "w:pageBreakBefore", val=str(int(style.new_page)))


def _number(holder: Element, list_: int, level: int) -> None:
    numbers = add(holder, "w:numPr")
    if level:
        add(numbers, "w:ilvl", val=str(level))
    add(numbers, "w:numId", val=str(list_))


def _tabs(holder: Element, style: Style) -> None:
    tabs = add(holder, "w:tabs")
    for kind, leader, position in style.tabs:
        add(tabs, "w:tab", val=kind, leader=leader, pos=twips(position))


def _frame(holder: Element, frame: Frame) -> None:
    borders = add(holder, "w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        bar = side == "left" or (side == "top" and frame.top)
        width = frame.width if bar else frame.thick
        space = frame.above if side in ("top", "bottom") else frame.space
        colour = hexadecimal(frame.left if side == "left" else (side == "top" and frame.top) or frame.others)
        line = frame.line if side == "left" else "single"
        size = str(round(width * (8 if line == "single" else 8 / 3)))  # a double line is three times its size
        add(borders, f"w:{side}", val=line, sz=size, space=f"{space:g}", color=colour)
    if frame.ground:
        add(holder, "w:shd", val="clear", color="auto", fill=hexadecimal(frame.ground))


def _spacing(holder: Element, style: Style, line: str) -> None:
    lengths = {"before": style.before, "after": style.after}
    spacing = {name: twips(value) for name, value in lengths.items() if value is not None}
    if line:
        spacing |= {"line": line, "lineRule": "auto"}
    if spacing:
        add(holder, "w:spacing", **spacing)
    sides = {"left": style.left, "right": style.right}
    indents = {name: twips(value) for name, value in sides.items() if value is not None}
    if style.hanging:
        indents["hanging"] = twips(style.hanging)
    if indents:
        add(holder, "w:ind", **indents)


def _run(element: Element, style: Style, size: Mapping[str, float]) -> None:
    holder = add(element, "w:rPr")
    _weight(holder, style)
    if style.colour:
        add(holder, "w:color", val=hexadecimal(style.colour))
    if style.spread:
        add(holder, "w:spacing", val=twips(style.spread))
    if size:
        add(holder, "w:sz", val=str(round(size["size"] * 2)))
        add(holder, "w:szCs", val=str(round(size["size"] * 2)))
    if style.underline:
        add(holder, "w:u", val="single")
    if style.ground and style.kind == "character":
        add(holder, "w:shd", val="clear", color="auto", fill=hexadecimal(style.ground))
    if style.vertical:
        add(holder, "w:vertAlign", val=style.vertical)
    if style.tabular:
        add(holder, "w14:numForm", val="lining")
        add(holder, "w14:numSpacing", val="tabular")
    if not len(holder):
        element.remove(holder)


def _weight(holder: Element, style: Style) -> None:
    if style.font:
        add(holder, "w:rFonts", ascii=style.font, hAnsi=style.font, eastAsia=style.font, cs=style.font)
    if style.bold is not None:
        add(holder, "w:b", val=str(int(style.bold)))
        add(holder, "w:bCs", val=str(int(style.bold)))
    if style.italic:
        add(holder, "w:i")
        add(holder, "w:iCs")
