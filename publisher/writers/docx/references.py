"""Cross-references: fields that follow when a person renumbers the edition, and links for every reader."""

from __future__ import annotations

from dataclasses import dataclass, replace

from publisher import model, walk
from publisher.writers.docx import anchors
from publisher.writers.docx.edition import Here
from publisher.writers.docx.fields import field
from publisher.writers.docx.looks import Look, run, write_text
from publisher.writers.docx.ooxml import Element, add, qn

NO_BREAK_SPACE = "\u00a0"
_WORDS = "\\h \\* CHARFORMAT"


def write(parent: Element, reference: model.CrossReference, here: Here) -> None:
    """Write a reference as a link around a REF field whose result is what the other editions say."""
    look = replace(here.look, link=True)
    name = here.edition.anchors.name(reference.target)
    if not name:
        return write_text(parent, reference.text, here.look)
    link = add(parent, "w:hyperlink", anchor=name, history="1")
    part = parts(reference.text, here.edition.anchors.elements.get(reference.target))
    if part.before:
        write_text(link, part.before, look)
    if part.result:
        field(link, f"REF {name} {part.switches}", part.result, look)
    if part.after:
        write_text(link, part.after, look)
    return None


def glued(label: str) -> str:
    """Return a label with no-break spaces: a word and its number never part."""
    return label.replace(" ", NO_BREAK_SPACE)


@dataclass(frozen=True, slots=True)
class Parts:
    """A reference's text before, in and after its field, and the field's switches (ECMA-376-1, 17.16.5.51)."""

    before: str
    result: str = ""
    after: str = ""
    switches: str = ""


def parts(text: str, target: model.Element | None) -> Parts:
    """Divide the text of a reference to `target`: what Word can work out anew is the result of a field.

    A field that repeats words would take on their looks, too, if its code did not give it its own (17.16.4.3).
    LibreOffice 7.4 breaks the line within a field at a no-break space, and loses what comes after it. So the field of a
    caption is its number alone, and the words of a heading with such a space are no field.
    """
    match target:
        case model.Section(number=str(number)) if number:
            return _numbered(text, number, "\\r \\h")  # Word takes it from the heading's list
        case model.Figure(number=int(number)) | model.Table(number=int(number)) if number:
            return _numbered(text, str(number), _WORDS)
        case model.Section(title=content) | model.DefinitionItem(term=content) if not _glued(content):
            before, found, after = text.rpartition(walk.content_of(content))
            return Parts(before, found, after, _WORDS) if found else Parts(text)
        case _:
            return Parts(text)


def _glued(content: model.Inlines) -> bool:
    return NO_BREAK_SPACE in walk.plain_text(content)


def _numbered(text: str, number: str, switches: str) -> Parts:
    before, found, after = text.rpartition(number)
    return Parts(glued(before), found, after, switches) if found else Parts(text)


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
