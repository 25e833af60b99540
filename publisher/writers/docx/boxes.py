"""Boxes: callouts and quotations, as paragraph styles that share borders and ground. No text boxes, no tables."""

from __future__ import annotations

from dataclasses import replace

from publisher import model, walk
from publisher.model import Blocks
from publisher.writers.docx import inlines
from publisher.writers.docx.blocks import write, write_all
from publisher.writers.docx.edition import Here, boxed
from publisher.writers.docx.looks import write_text
from publisher.writers.docx.ooxml import qn
from publisher.writers.docx.paragraphs import paragraph
from publisher.writers.docx.style_lists import BOX_PAD, box_id

LONGEST_WHOLE = 1500  # characters: a box with more may go on over the page


@write.register
def _callout(block: model.Callout, here: Here) -> None:
    """Write a callout; its kind is a word in its title (WCAG 2.2, 1.4.1)."""
    style = box_id(block.kind)
    kind = str(here.edition.strings["callouts"][block.kind.value]["label"])
    before, _, after = here.edition.say("callout_title", kind=kind, title="\n").partition("\n")
    title = paragraph(here, f"{style}Title")
    write_text(title, before if block.title else kind)
    if block.title:
        inlines.write(title, block.title, here)
        if after:
            write_text(title, after)
    box(block.blocks, here, style)


@write.register
def _quote(block: model.BlockQuote, here: Here) -> None:
    box(block.blocks, here, "Quotation", last=not block.attribution)
    if block.attribution:
        words = here.edition.say("attribution", attribution=block.attribution)
        write_text(paragraph(here, "QuotationSource"), words, here.look)


def box(blocks: Blocks, here: Here, style: str, last: bool = True) -> None:
    """Append blocks in the style of a box; its last paragraph takes the style that ends it."""
    rule = here.edition.layout.tokens["rule"]
    edge = BOX_PAD + (rule["thin"] if style == "Description" else rule["thick"])
    width = here.width - edge - BOX_PAD
    first = len(here.parent)
    inside = replace(here, setting=boxed(style, edge, BOX_PAD), width=width, list=None, marker=None)
    write_all(blocks, inside)
    if sum(len(walk.plain_text(block)) for block in blocks) > LONGEST_WHOLE:
        _may_part(here, first)
    end = here.parent[-1].find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if last and end is not None and end.get(qn("w:val")) == style:
        end.set(qn("w:val"), f"{style}End")


def _may_part(here: Here, first: int) -> None:
    """Let the paragraphs of a long box stand on different pages: kept whole it would leave a hole on the page before."""
    for element in here.parent[first + 1 :]:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None:
            style.addnext(element.makeelement(qn("w:keepNext"), {qn("w:val"): "0"}))
