"""Figures, and the captions that figures and tables share."""

from __future__ import annotations

import re

from publisher import model
from publisher.writers.docx import anchors, inlines
from publisher.writers.docx.blocks import write
from publisher.writers.docx.boxes import describe
from publisher.writers.docx.edition import Here
from publisher.writers.docx.fields import field
from publisher.writers.docx.looks import Look, write_text
from publisher.writers.docx.ooxml import Element
from publisher.writers.docx.paragraphs import indent, placed
from publisher.writers.docx.references import glued
from publisher.writers.docx.sizes import TALLEST

_NOT_WORD = re.compile(r"\W")


@write.register
def _figure(block: model.Figure, here: Here) -> None:
    element = placed(here, "Picture")
    name, room = here.edition.anchors.name(block.id), here.width - indent(here) + here.setting.edge
    if name and not block.caption:
        here.edition.anchors.point(element, name)
    here.edition.pictures.draw(element, block.path, block.alt, block, here, room, TALLEST)
    if block.caption:
        caption(block, here, placed(here, "CaptionAboveSource" if block.source else "Caption"))
    if block.source:
        inlines.write(placed(here, "SourceLine"), block.source, here)
    if block.long_description:
        _description(block, here)


def caption(block: model.Figure | model.Table, here: Here, element: Element) -> None:
    """Write a caption into its paragraph; its number is a SEQ field in the bookmark that references repeat.

    The label is in the language of the passage; the field's name is the document's, so that there is one count.
    """
    look = Look(style="CaptionLabel", lang=here.look.lang)
    name = here.edition.anchors.name(block.id)
    before, number, after = glued(block.label).rpartition(str(block.number))
    write_text(element, before, look)
    mark = here.edition.anchors.start(element, name) if name else ""
    counter = here.edition.say("table" if isinstance(block, model.Table) else "figure", number="")
    field(element, f"SEQ {_NOT_WORD.sub('', counter)} \\* ARABIC", number, look)
    if mark:
        anchors.end(element, mark)
    if after:
        write_text(element, after, look)
    rest = here.edition.say("caption", label="")
    write_text(element, rest.rstrip(), look)
    write_text(element, " ")
    inlines.write(element, block.caption, here)


def _description(block: model.Figure, here: Here) -> None:
    describe(block.describing, block.long_description, here)
