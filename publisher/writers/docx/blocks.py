"""Blocks to paragraphs: one function for each; lists, boxes, figures and tables have files of their own."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from publisher import model
from publisher.findings import Severity
from publisher.model import Block, Blocks
from publisher.writers.docx import anchors, contents, inlines
from publisher.writers.docx.edition import Here
from publisher.writers.docx.looks import Look, write_text
from publisher.writers.docx.ooxml import add, twips
from publisher.writers.docx.paragraphs import paragraph, placed, remember, text_paragraph
from publisher.writers.docx.style_measures import DEEPEST_HEADING, NUMBERED_LEVELS
from publisher.writers.docx.style_text import heading_indent

BREAK = "***"


def write_all(blocks: Blocks, here: Here) -> None:
    """Append blocks in order."""
    for block in blocks:
        if not isinstance(block, model.Section | model.Figure | model.Table):
            remember(block, here)
        write(block, here.within(block))


@singledispatch
def write(block: Block, here: Here) -> None:
    """Append one block. Raises TypeError for one that has no function here."""
    raise TypeError(f"no Word for {type(block).__name__}")


@write.register
def _(block: model.Section, here: Here) -> None:
    level = here.level + 1
    if level > DEEPEST_HEADING:
        here.edition.report("heading-too-deep", block, Severity.ERROR, level=str(level))
    # A heading without a number steps out of the list that its style belongs to; no style can say that.
    unnumbered = here.edition.numbering.numbered and not block.number and level <= NUMBERED_LEVELS
    element = paragraph(here, f"Heading{min(level, DEEPEST_HEADING)}", (0, 0) if unnumbered else None)
    if unnumbered:
        left, _ = heading_indent(here.edition.layout, level, numbered=False)
        add(element[0], "w:ind", left=twips(left), firstLine="0")
    names = (contents.bookmark(block, here.edition), here.edition.anchors.name(block.id))
    marks = [here.edition.anchors.start(element, name) for name in names if name]
    inlines.write(element, block.title, here)
    for mark in reversed(marks):
        anchors.end(element, mark)
    write_all(block.blocks, replace(here, level=level))


@write.register
def _(block: model.Paragraph, here: Here) -> None:
    inlines.write(text_paragraph(here), block.content, here)


@write.register
def _(block: model.CodeBlock, here: Here) -> None:
    write_text(placed(here, "CodeBlock"), block.text.rstrip("\n"), Look(lang=here.look.lang))


@write.register
def _(block: model.ThematicBreak, here: Here) -> None:
    write_text(placed(here, "Break"), BREAK)
