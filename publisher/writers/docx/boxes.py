"""Boxes: callouts and quotations, as paragraph styles that share borders and ground. No text boxes, no tables."""

from __future__ import annotations

from dataclasses import replace

from publisher import model, walk
from publisher.model import Blocks
from publisher.writers.docx import inlines
from publisher.writers.docx.blocks import write, write_all
from publisher.writers.docx.edition import Here, boxed
from publisher.writers.docx.looks import write_text
from publisher.writers.docx.ooxml import Element, qn
from publisher.writers.docx.paragraphs import paragraph
from publisher.writers.docx.style_boxes import box_id
from publisher.writers.docx.style_measures import BOX_BAR, BOX_PAD

LONGEST_WHOLE = 1500  # characters: a box with more may go on over the page


@write.register
def _callout(block: model.Callout, here: Here) -> None:
    """Write a callout; its kind is a word in its title (WCAG 2.2, 1.4.1)."""
    style = box_id(block.kind)
    inside = _inside(here, style)
    first = len(here.parent)
    _title(paragraph(inside, f"{style}Title"), block, inside)
    write_all(block.blocks, inside)
    _finish(block.blocks, here, style, first)


def _title(element: Element, block: model.Callout, here: Here) -> None:
    if not block.title:
        return write_text(element, block.label, here.look)
    before, _, after = here.edition.say("callout_title", kind=block.label, title="\n").partition("\n")
    write_text(element, before, here.look)
    inlines.write(element, block.title, here)
    if after:
        write_text(element, after, here.look)
    return None


@write.register
def _quote(block: model.BlockQuote, here: Here) -> None:
    inside, first = _inside(here, "Quotation"), len(here.parent)
    write_all(block.blocks, inside)
    if block.attribution:
        words = here.edition.say("attribution", attribution=block.attribution)
        write_text(paragraph(inside, "QuotationSource"), words, here.look)
    _finish(block.blocks, here, "Quotation", first)


def describe(title: str, blocks: Blocks, here: Here) -> None:
    """Append a figure's long description under its title."""
    inside, first = _inside(here, "Description"), len(here.parent)
    write_text(paragraph(inside, "DescriptionTitle"), title, inside.look)
    write_all(blocks, inside)
    _finish(blocks, here, "Description", first)


def _inside(here: Here, style: str) -> Here:
    """Return the place inside a box. Word makes one box of two neighbours whose frames are alike: they must not be."""
    last = _style(here.parent[-1]) if len(here.parent) else None
    before = (last.get(qn("w:val")) or "") if last is not None else ""
    apart = before.endswith(("End", "Source")) and not _is_apart(here.parent[-1])
    edge = BOX_PAD + BOX_BAR
    setting = boxed(style, edge, BOX_PAD, apart=apart)
    return replace(here, setting=setting, width=here.width - edge - BOX_PAD, list=None, marker=None)


def _style(element: Element) -> Element | None:
    return element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")


def _is_apart(element: Element) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:ind')}") is not None


def _finish(blocks: Blocks, here: Here, style: str, first: int) -> None:
    """Give a box's last paragraph the style that ends it, and let a long box go on over the page."""
    if sum(len(walk.plain_text(block)) for block in blocks) > LONGEST_WHOLE:
        for element in here.parent[first + 1 :]:
            own = _style(element)
            if own is not None:
                own.addnext(element.makeelement(qn("w:keepNext"), {qn("w:val"): "0"}))
    end = _style(here.parent[-1]) if len(here.parent) > first else None
    if end is not None and end.get(qn("w:val")) == style:
        end.set(qn("w:val"), f"{style}End")
    elif blocks and style.startswith("Callout") and not isinstance(blocks[-1], model.Callout):
        here.edition.report("box-end", blocks[-1])  # only a paragraph or an item can carry the style that ends a box
