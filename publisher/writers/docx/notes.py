"""Footnotes: Word's own, with the two separators that it wants first (ECMA-376-1, 17.11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.part import XmlPart

from publisher import model
from publisher.writers.docx import inlines, package
from publisher.writers.docx.edition import Here
from publisher.writers.docx.looks import Look, run, write_text
from publisher.writers.docx.ooxml import add, root

SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


class Notes:
    """The footnotes part while it is written."""

    def __init__(self, opc: OpcPackage, document: XmlPart) -> None:
        self.root = root("w:footnotes", "wp", "a", "pic")
        for id_, kind in SEPARATORS:
            note = add(self.root, "w:footnote", type=kind, id=id_)
            add(add(add(note, "w:p"), "w:r"), f"w:{kind}")
        self.part = package.xml_part(opc, document, "/word/footnotes.xml", CT.WML_FOOTNOTES, RT.FOOTNOTES, self.root)

    def write(self, notes: Iterable[model.Note], here: Here) -> None:
        """Write all notes; links and images in them belong to this part."""
        for note in notes:
            if not note.number:
                here.edition.report("note-unused", note, note=note.id)
                continue
            element = add(self.root, "w:footnote", id=str(note.number))
            inside = replace(here, parent=element, part=self.part).within(note)
            for index, block in enumerate(note.blocks):
                paragraph = add(element, "w:p")
                add(add(paragraph, "w:pPr"), "w:pStyle", val="FootnoteText")
                if index == 0:
                    add(run(paragraph, _look(inside)), "w:footnoteRef")
                    write_text(paragraph, " ", inside.look)
                inlines.write(paragraph, block.content, inside.within(block))


def _look(here: Here) -> Look:
    return Look(style="FootnoteReference", lang=here.look.lang)
