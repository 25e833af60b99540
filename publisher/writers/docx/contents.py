"""The table of contents: filled, linked, titled, and updated by Word only when a person asks for it.

Its page numbers are those that the caller gives, counted in this very edition (see `pagination`): Word breaks pages at
other places than the PDF does. A section without one is a link without a number, since a number that nobody has counted
would be a lie on paper. Word counts them all when a person updates the list (F9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publisher import model
from publisher.writers.docx import anchors, controls, fields, inlines
from publisher.writers.docx.edition import Edition, Here
from publisher.writers.docx.looks import PLAIN, run, write_text
from publisher.writers.docx.ooxml import Element, add
from publisher.writers.docx.paragraphs import paragraph

DEPTH = 2  # as in the other editions


def entries(blocks: model.Blocks, level: int = 1) -> Iterator[tuple[int, model.Section]]:
    """Yield the sections that the contents show, with their levels."""
    for block in blocks:
        if isinstance(block, model.Section) and level <= DEPTH:
            yield level, block
            yield from entries(block.blocks, level + 1)


def bookmark(section: model.Section, edition: Edition) -> str:
    """Return the bookmark that the section's entry leads to, empty when it has none."""
    index = edition.contents.get(section.id)
    return anchors.contents_bookmark(index) if index is not None else ""


def write(document: model.Document, here: Here) -> dict[str, Element]:
    """Append the contents, within the content control by which Word knows them (ECMA-376-1, 17.5.2.12).

    Returns the entry of each section by the section's id, for `number`.
    """
    listed = list(entries(document.blocks))
    if not listed:
        return {}
    edition = here.edition
    title = edition.say("contents")
    properties, content = controls.control(here.parent, title, "", edition)
    gallery = add(properties, "w:docPartObj")
    add(gallery, "w:docPartGallery", val="Table of Contents")
    add(gallery, "w:docPartUnique")
    inside = replace(here, parent=content)
    write_text(paragraph(inside, "TOCHeading"), title)
    element, written = inside.parent, {}
    for number, (level, section) in enumerate(listed):
        element = paragraph(inside, f"TOC{level}")
        if number == 0:
            fields.begin(element, f'TOC \\o "1-{DEPTH}" \\h \\z')
        written[section.id] = _entry(element, section, inside)
    fields.end(element)
    return written


def number(written: Mapping[str, Element], pages: Mapping[str, int], edition: Edition) -> None:
    """Add its page to the entry of each section whose page is known; both by the section's id."""
    for id_, link in written.items():
        if id_ in pages:
            add(run(link, PLAIN), "w:tab")
            fields.field(link, f"PAGEREF {anchors.contents_bookmark(edition.contents[id_])} \\h", str(pages[id_]))


def _entry(parent: Element, section: model.Section, here: Here) -> Element:
    name = bookmark(section, here.edition)
    link = add(parent, "w:hyperlink", anchor=name, history="1")
    if here.edition.numbering.numbered:  # titles stand in one column, with or without a number before them
        if section.number:
            write_text(link, section.number)
        add(run(link, PLAIN), "w:tab")
    for text, look in inlines.flat(section.title, here.within(section).look, here.edition):
        write_text(link, text, look)
    return link
