"""Inlines to runs, links and fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from publisher import model, walk
from publisher.model import Inline, Inlines
from publisher.writers.docx import anchors, references
from publisher.writers.docx.edition import Edition, Here, spoken
from publisher.writers.docx.looks import Look, run, write_text
from publisher.writers.docx.ooxml import Element, add, clean, qn

_ADDRESS = "!#$%&'()*+,-./:;=?@_~"  # RFC 3986: what an address may hold unescaped; brackets only in a host
TOOLTIP = 260  # Word cuts longer screen tips


def write(parent: Element, content: Inlines, here: Here) -> None:
    """Append a run of inlines to a paragraph or link."""
    for inline in content:
        _write(parent, inline, here)


def _write(parent: Element, inline: Inline, here: Here) -> None:  # noqa: C901, PLR0912  # a case per inline
    edition = here.edition
    here = here.within(inline)
    look = here.look
    name = edition.anchors.name(inline.id) if inline.id else ""
    mark = edition.anchors.start(parent, name) if name else ""
    match inline:
        case model.Text() | model.Abbreviation():  # Word has nothing for an abbreviation's expansion but the text
            write_text(parent, inline.text, look)
        case model.Emphasis():
            write(parent, inline.content, replace(here, look=replace(look, emphasis=True)))
        case model.Strong():
            write(parent, inline.content, replace(here, look=replace(look, strong=True)))
        case model.Subscript():
            write(parent, inline.content, replace(here, look=replace(look, vertical="subscript")))
        case model.Superscript():
            write(parent, inline.content, replace(here, look=replace(look, vertical="superscript")))
        case model.Span():
            write(parent, inline.content, here)
        case model.Code():
            write_text(parent, inline.text, replace(look, code=True))
        case model.LineBreak():
            add(run(parent, look), "w:br")
        case model.Link():
            _link(parent, inline, here)
        case model.CrossReference():
            references.write(parent, inline, here)
        case model.NoteReference():
            references.write_note_reference(parent, inline, here)
        case model.Image():
            edition.pictures.in_line(parent, inline, here)
        case _:
            assert_never(inline)
    if mark:
        anchors.end(parent, mark)


def _link(parent: Element, link: model.Link, here: Here) -> None:
    """Write a link; one within another or to nothing is no link, since Word cannot nest them and would break on it."""
    inside = link.target.startswith("#")
    name = here.edition.anchors.name(link.target[1:]) if inside else ""
    if parent.tag == qn("w:hyperlink") or (inside and not name):
        return write(parent, link.content, here)
    holder = add(parent, "w:hyperlink")
    if inside:
        holder.set(qn("w:anchor"), name)
    else:
        holder.set(qn("r:id"), here.part.relate_to(address(link.target), RT.HYPERLINK, is_external=True))
    if link.title:
        holder.set(qn("w:tooltip"), clean(link.title)[:TOOLTIP])
    holder.set(qn("w:history"), "1")
    write(holder, link.content, replace(here, look=replace(here.look, link=True)))
    return None


def address(target: str) -> str:
    """Return a link's target as an address that Word can open: what RFC 3986 does not allow is escaped."""
    return quote(target, safe=_ADDRESS)


def flat(content: Inlines, look: Look, edition: Edition) -> Iterator[tuple[str, Look]]:
    """Yield the words of `content` with their languages: a heading as the contents show it."""
    for inline in content:
        inner = spoken(look, inline, edition)
        match inline:
            case model.NoteReference():
                continue
            case (
                model.Emphasis()
                | model.Strong()
                | model.Subscript()
                | model.Superscript()
                | model.Span()
                | model.Link()
            ):
                yield from flat(inline.content, inner, edition)
            case _:
                yield walk.plain_text(inline), inner
