"""The Word edition: built on styles alone, so that a person can restyle it in a minute."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.package import OpcPackage

from publisher import walk
from publisher.layout import Layout
from publisher.model import Document, Section
from publisher.publication import Publication
from publisher.writers.docx import (
    base,
    blocks,
    boxes,
    contents,
    cover,
    figures,
    lists,
    matter,
    package,
    pagination,
    sections,
    table,
)
from publisher.writers.docx.anchors import collect
from publisher.writers.docx.edition import Edition, Here
from publisher.writers.docx.notes import Notes
from publisher.writers.docx.numbering import Numbering
from publisher.writers.docx.ooxml import Element
from publisher.writers.docx.pictures import Pictures
from publisher.writers.docx.properties import add_properties
from publisher.writers.written import Written

__all__ = ["BLOCK_MODULES", "write"]

BLOCK_MODULES = (blocks, lists, boxes, figures, table)  # importing them is what gives each block its function


def write(
    publication: Publication, document: Document, layout: Layout, pages: Mapping[str, int] | None = None
) -> Written:
    """Return the Word edition of a resolved document.

    `pages` gives the page of each section id in this very edition, for the contents; without it, those recorded with
    the sources are used, if they were counted in this very text: see `pagination`.
    """
    edition, listed = _write(publication, document, layout)
    files, findings = package.members(edition.package), edition.findings
    if pages is None and listed:
        pages, why = pagination.recorded(publication, files)
        findings += why
    if pages:
        contents.number(listed, pages, edition)
        files = package.members(edition.package)
    return Written(package.archive(files), findings=tuple(findings))


def _write(publication: Publication, document: Document, layout: Layout) -> tuple[Edition, Mapping[str, Element]]:
    """Return an edition whose contents have no page numbers, and their entries by the ids of the sections."""
    opc = OpcPackage()
    part = base.document_part(opc)
    strings = layout.words(publication.language)
    measure = layout.tokens["page"]["measure"]
    numbered = any(section.number for _, section in walk.headings(document))
    edition = Edition(
        publication=publication,
        layout=layout,
        words=strings["words"] | strings["word"],
        strings=strings,
        package=opc,
        anchors=collect(document),
        numbering=Numbering(layout, numbered),
        pictures=Pictures(opc, publication.folder, layout, measure),
        notes=Notes(opc, part),
        contents={s.id: i for i, (_, s) in enumerate(contents.entries(document.blocks))},
    )
    edition.pictures.load(document, cover.drawings(edition))
    body = part.element[0]
    here = Here(edition, body, part, measure)
    cover.write(here)
    matter.imprint(here)
    listed = contents.write(document, here)
    first = len(body)
    blocks.write_all(document.blocks, here)
    if len(body) > first and not isinstance(document.blocks[0], Section):
        sections.begin_page(body[first])  # chapters do so by their style
    edition.notes.write(document.notes, here)
    matter.back(here)
    base.end(body, edition, part)
    base.add_parts(edition, part)
    labels = ("diarienummer", "status", "series", "licence", "validity", "isbn_docx")
    wanted = {edition.say(label) for label in labels}
    custom = {label: value for label, value in matter.facts(edition) if label in wanted}
    add_properties(opc, publication, str(strings["statuses"][publication.status]), custom)
    return edition, listed
