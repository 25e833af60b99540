"""numbering.xml: the list of headings, and a list of their own for each list of the text (ECMA-376-1, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher import model
from publisher.layout import Layout
from publisher.model import Block, Blocks
from publisher.writers.docx.ooxml import Element, add, hexadecimal, root, twips
from publisher.writers.docx.style_measures import HEADING_TABS, STEP, outdent

HEADINGS = 1  # the list that the heading styles point to
LEVELS = 9

ListBlock = model.BulletList | model.OrderedList | model.Checklist
Shape = tuple[type[ListBlock], ...]  # the kind of list at each depth
_FIRST, _DEEPER = "•◦"  # as in the PDF edition
_BLANK = "\u2003\u2002"  # as wide as a level's indent: puts a box's bullet in place without moving the box's edge


@dataclass(frozen=True, slots=True)
class Pattern:
    """What tells one definition of levels from another."""

    shape: Shape
    edge: float = 0  # where a box's text begins; its paragraphs must all begin there to be one box
    boxed: bool = False
    steps: int = 0  # further in, in a definition


@dataclass
class Numbering:
    """The numbering part while it is written."""

    layout: Layout
    numbered: bool
    definitions: list[Element] = field(default_factory=list)
    lists: list[Element] = field(default_factory=list)
    _patterns: dict[Pattern, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.numbered:
            self.definitions.append(_headings(self.layout))
            _list(self.lists, HEADINGS, 0)

    def begin(self, pattern: Pattern, level: int, start: int = 1) -> int:
        """Return the number of a new list, which begins counting at `start` on `level`."""
        if pattern not in self._patterns:
            number = len(self._patterns) + 1
            self._patterns[pattern] = number
            self.definitions.append(_definition(number, pattern, self.layout))
        id_ = HEADINGS + 1 + len(self.lists) - int(self.numbered)
        element = _list(self.lists, id_, self._patterns[pattern])
        if pattern.shape[min(level, len(pattern.shape) - 1)] is model.OrderedList:
            override = add(element, "w:lvlOverride", ilvl=str(level))
            add(override, "w:startOverride", val=str(start))
        return id_

    def part(self) -> Element:
        """Return the part: all definitions stand before all lists."""
        part = root("w:numbering")
        part.extend([*self.definitions, *self.lists])
        return part


def shape(block: ListBlock) -> Shape:
    """Return the kind of a list and of the lists in it, depth by depth: the first at each depth decides."""
    inner: Shape = ()
    for item in block.items:
        nested = [shape(child) for child in _lists(item.blocks)]
        inner = max([inner, *nested], key=len)
    return (type(block), *inner)


def _lists(blocks: Blocks) -> list[ListBlock]:
    return [block for block in blocks if _is_list(block)]  # type: ignore[misc]  # narrowed by _is_list


def _is_list(block: Block) -> bool:
    return isinstance(block, model.BulletList | model.OrderedList | model.Checklist)


def _list(lists: list[Element], id_: int, definition: int) -> Element:
    element = root("w:num", numId=str(id_))
    add(element, "w:abstractNumId", val=str(definition))
    lists.append(element)
    return element


def _headings(layout: Layout) -> Element:
    element = root("w:abstractNum", abstractNumId="0")
    add(element, "w:multiLevelType", val="multilevel")
    for level, tab in enumerate(HEADING_TABS):
        text = ".".join(f"%{number + 1}" for number in range(level + 1))
        left = tab - outdent(layout) if level == 0 else tab
        holder = _level(element, level, "decimal", text, left, tab, style=f"Heading{level + 1}")
        _mark(holder, layout, bold=False)
    return element


def _definition(number: int, pattern: Pattern, layout: Layout) -> Element:
    element = root("w:abstractNum", abstractNumId=str(number))
    add(element, "w:multiLevelType", val="hybridMultilevel")
    for level in range(LEVELS):
        kind = pattern.shape[min(level, len(pattern.shape) - 1)]
        indent = STEP * (pattern.steps + level + 1)
        left, hanging = pattern.edge + indent, indent if pattern.boxed else STEP
        blank = _BLANK * (pattern.steps + level) if pattern.boxed else ""
        if kind is model.OrderedList:
            holder = _level(element, level, "decimal", f"{blank}%{level + 1}.", left, hanging)
        else:
            deeper = any(around in (model.BulletList, model.Checklist) for around in pattern.shape[:level])
            text = "" if kind is model.Checklist else _DEEPER if deeper else _FIRST
            # LibreOffice shows only the first character of a bullet, which would be the blank.
            holder = _level(element, level, "none" if blank else "bullet", blank + text, left, hanging)
        _mark(holder, layout, bold=True)
    return element


def _mark(holder: Element, layout: Layout, *, bold: bool) -> None:
    """Give a number or bullet its weight and colour."""
    run = add(holder, "w:rPr")
    add(run, "w:b", val=str(int(bold)))
    add(run, "w:bCs", val=str(int(bold)))
    add(run, "w:color", val=hexadecimal(layout.colours["accent"]))


def _level(
    element: Element, level: int, format_: str, text: str, left: float, hanging: float, style: str = ""
) -> Element:
    holder = add(element, "w:lvl", ilvl=str(level))
    add(holder, "w:start", val="1")
    add(holder, "w:numFmt", val=format_)
    if style:
        add(holder, "w:pStyle", val=style)
    if not text:
        add(holder, "w:suff", val="nothing")
    add(holder, "w:lvlText", val=text)
    add(holder, "w:lvlJc", val="left")
    add(add(holder, "w:pPr"), "w:ind", left=twips(left), hanging=twips(hanging))
    return holder
