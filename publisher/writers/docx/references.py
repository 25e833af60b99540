"""Cross-references: fields that follow when a person renumbers the edition, and links for every reader."""

from __future__ import annotations

from dataclasses import replace

from publisher import model, walk
from publisher.writers.docx import anchors
from publisher.writers.docx.edition import Here
from publisher.writers.docx.fields import field
from publisher.writers.docx.looks import Look, run, write_text
from publisher.writers.docx.ooxml import Element, add, qn


def write(parent: Element, reference: model.CrossReference, here: Here) -> None:
    """Write a reference as a link around a REF field whose result is what the other editions say."""
    look = replace(here.look, link=True)
    name = here.edition.anchors.name(reference.target)
    if not name:
        return write_text(parent, reference.text, here.look)
    link = add(parent, "w:hyperlink", anchor=name, history="1")
    before, result, after, switch = parts(reference, here.edition.anchors.elements.get(reference.target))
    if before:
        write_text(link, before, look)
    if result:
        field(link, f"REF {name}{switch} \\h", result, look)
    if after:
        write_text(link, after, look)
    return None


def glued(label: str) -> str:
    """Return a label with no-break spaces: a word and its number never part."""
    return label.replace(" ", "\u00a0")


def parts(reference: model.CrossReference, target: model.Element | None) -> tuple[str, str, str, str]:
    """Return a reference's text before, in and after its field, and the field's switch (ECMA-376-1, 17.16.5.51)."""
    text, result, switch = reference.text, "", ""
    match target:
        case model.Section(number=number) if number:
            result, switch = number, " \\r"  # the number alone; Word takes it from the heading's list
        case model.Section(title=title):
            result = walk.content_of(title)
        case model.Figure(label=label) | model.Table(label=label):
            result = label
        case model.DefinitionItem(term=term):
            result = walk.content_of(term)
        case _:
            pass
    before, found, after = text.rpartition(result) if result else (text, "", "")
    if not found:
        return text, "", "", ""
    if switch:
        return glued(before), found, after, switch
    return before, glued(found) if isinstance(target, model.Figure | model.Table) else found, after, ""


def write_note_reference(parent: Element, reference: model.NoteReference, here: Here) -> None:
    """Write a reference to a note; Word has one for each note, so later ones are fields that repeat its number."""
    edition = here.edition
    number, look = reference.number, Look(style="FootnoteReference")
    if not number or here.part is edition.notes.part:
        edition.report("note-in-note", reference, note=reference.target)
        return
    name = anchors.note_bookmark(number)
    if reference.occurrence > 1:
        link = add(parent, "w:hyperlink", anchor=name, history="1") if parent.tag == qn("w:p") else parent
        field(link, f"NOTEREF {name} \\f \\h", str(number), look)
        return
    mark = edition.anchors.start(parent, name) if reference.target in edition.anchors.repeated else ""
    add(run(parent, look), "w:footnoteReference", id=str(number))
    if mark:
        anchors.end(parent, mark)
