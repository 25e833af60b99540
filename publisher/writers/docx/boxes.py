"""Boxes: callouts and quotations, as paragraph styles that share borders and ground. No text boxes, no tables."""

from __future__ import annotations

from dataclasses import replace

from publisher import model, walk
from publisher.model import Blocks
from publisher.writers.docx import controls, inlines
from publisher.writers.docx.blocks import write, write_all
from publisher.writers.docx.edition import Here, boxed
from publisher.writers.docx.looks import write_text
from publisher.writers.docx.ooxml import Element, hexadecimal, qn
from publisher.writers.docx.paragraphs import indent, paragraph
from publisher.writers.docx.style_boxes import box_id
from publisher.writers.docx.style_measures import BOX_BAR, BOX_PAD

LONGEST_WHOLE = 1500  # characters: a box with more may go on over the page


@write.register
def _callout(block: model.Callout, here: Here) -> None:
    """Write a callout; its kind is a word in its title (WCAG 2.2, 1.4.1)."""
    style, title = box_id(block.kind), walk.content_of(block.title)
    named = here.edition.say("callout_title", kind=block.label, title=title) if title else block.label
    follows = _box_before(here) is not None
    inside = _inside(here, style, named, f"callout-{block.kind.value}")
    heading = paragraph(inside, f"{style}Title")
    if follows:
        _part(heading, block, here)
    _title(heading, block, inside)
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


def _part(element: Element, block: model.Callout, here: Here) -> None:
    """Give a box's title another ground, by a shade that no one sees: LibreOffice fills the gap between two alike."""
    ground = hexadecimal(here.edition.layout.colours[here.edition.layout.tokens["callout"][block.kind.value]["ground"]])
    shade = int(ground, 16) ^ 1  # the lowest bit of blue
    attributes = {"val": "clear", "color": "auto", "fill": f"{shade:06X}"}
    element[0][0].addnext(element.makeelement(qn("w:shd"), {qn(f"w:{k}"): v for k, v in attributes.items()}))


@write.register
def _quote(block: model.BlockQuote, here: Here) -> None:
    if not block.blocks and not block.attribution:
        return  # a box must hold a paragraph, and an empty one would be read as one
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
    before = _box_before(here)
    apart = before is not None and not _is_apart(before)
    edge, moved = BOX_PAD + BOX_BAR, indent(here) - here.setting.edge
    setting = boxed(style, edge, BOX_PAD, apart=apart, shift=here.setting.shift + moved)
    content, width = controls.box(here.parent, title, tag, here.edition), here.width - moved - edge - BOX_PAD
    return replace(here, parent=content, setting=setting, width=width, list=None, marker=None)


def _box_before(here: Here) -> Element | None:
    """Return the last paragraph of the box just before, if there is one and it ends with a paragraph of the box."""
    before = here.parent[-1] if len(here.parent) else None
    last = before[-1][-1] if before is not None and before.tag == qn("w:sdt") and len(before[-1]) else None
    style = _style(last) if last is not None else None
    return last if style is not None and (style.get(qn("w:val")) or "").endswith(("End", "Source")) else None


def _style(element: Element) -> Element | None:
    return element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")


def _is_apart(element: Element) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:ind')}[@{qn('w:right')}]") is not None


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
