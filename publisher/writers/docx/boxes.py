"""Boxes: callouts and quotations, as paragraph styles that share borders and ground. No text boxes, no tables."""

from __future__ import annotations

from dataclasses import replace

from publisher import model, walk
from publisher.model import Blocks
from publisher.writers.docx import controls, inlines
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
    style, title = box_id(block.kind), walk.content_of(block.title)
    named = here.edition.say("callout_title", kind=block.label, title=title) if title else block.label
    inside = _inside(here, style, named, f"callout-{block.kind.value}")
    _title(paragraph(inside, f"{style}Title"), block, inside)
    write_all(block.blocks, inside)
    _finish(block.blocks, inside.parent, style)


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
    inside = _inside(here, "Quotation", here.edition.say("style_quotation"), "quotation")
    write_all(block.blocks, inside)
    if block.attribution:
        words = here.edition.say("attribution", attribution=block.attribution)
        write_text(paragraph(inside, "QuotationSource"), words, here.look)
    _finish(block.blocks, inside.parent, "Quotation")


def describe(title: str, blocks: Blocks, here: Here) -> None:
    """Append a figure's long description under its title."""
    inside = _inside(here, "Description", title, "description")
    write_text(paragraph(inside, "DescriptionTitle"), title, inside.look)
    write_all(blocks, inside)
    _finish(blocks, inside.parent, "Description")


def _inside(here: Here, style: str, title: str, tag: str) -> Here:
    """Return the place inside a box. Word makes one box of two neighbours whose frames are alike: they must not be."""
    before = list(here.parent[-1].iter(qn("w:p")))[-1:] if len(here.parent) else []
    apart = any(_ends_a_box(paragraph) for paragraph in before)
    edge = BOX_PAD + BOX_BAR
    setting = boxed(style, edge, BOX_PAD, apart=apart)
    content = controls.box(here.parent, title, tag, here.edition)
    return replace(here, parent=content, setting=setting, width=here.width - edge - BOX_PAD, list=None, marker=None)


def _ends_a_box(element: Element) -> bool:
    """Tell whether a paragraph ends a box that itself is not set apart."""
    style = _style(element)
    return style is not None and (style.get(qn("w:val")) or "").endswith(("End", "Source")) and not _is_apart(element)


def _style(element: Element) -> Element | None:
    return element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")


def _is_apart(element: Element) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:ind')}") is not None


def _finish(blocks: Blocks, content: Element, style: str) -> None:
    """Give a box's last paragraph the style that ends it, and let a long box go on over the page."""
    if sum(len(walk.plain_text(block)) for block in blocks) > LONGEST_WHOLE:
        for element in list(content.iter(qn("w:pStyle")))[1:]:
            if next(element.iterancestors(qn("w:tc")), None) is None:
                element.addnext(element.makeelement(qn("w:keepNext"), {qn("w:val"): "0"}))
    end = _style(content[-1])
    name = (end.get(qn("w:val")) or "") if end is not None else ""
    if end is not None and name.startswith(style) and not name.endswith(("Source", "Title")):
        end.set(qn("w:val"), f"{name}End")
