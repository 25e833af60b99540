"""The formats: one table from a format's name to its writer. Writers are imported when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from publisher.layout import Layout
from publisher.model import Document
from publisher.publication import Publication
from publisher.writers.written import Written

Write = Callable[[Publication, Document, Layout, Mapping[str, int]], Written]


@dataclass(frozen=True, slots=True)
class Format:
    """How editions of one format are named and written; `write` is told the PDF edition's pages when they are known."""

    suffix: str
    write: Write


def _pdf(publication: Publication, document: Document, layout: Layout, page_of: Mapping[str, int]) -> Written:
    from publisher.writers.pdf import edition

    return edition.write(publication, document, layout)


def _docx(publication: Publication, document: Document, layout: Layout, page_of: Mapping[str, int]) -> Written:
    from publisher.writers import docx

    return docx.write(publication, document, layout, page_of)


def _html(publication: Publication, document: Document, layout: Layout, page_of: Mapping[str, int]) -> Written:
    from publisher.writers import html

    return html.write(publication, document, layout)


# In the order of writing: PDF first, since it knows the page numbers that the Word edition's contents show.
FORMATS: Mapping[str, Format] = {
    "pdf": Format(".pdf", _pdf),
    "docx": Format(".docx", _docx),
    "html": Format(".html", _html),
}
