"""The formats: one table from a format's name to its writer. Writers are imported when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from publisher.layout import Layout
    from publisher.model import Document
    from publisher.publication import Publication
    from publisher.writers.written import Sibling, Written

    Siblings = tuple[Sibling, ...]
    Write = Callable[[Publication, Document, Layout, Siblings], Written]


class Format(NamedTuple):
    """How editions of one format are named and written."""

    suffix: str
    write: Write
    offers_siblings: bool = False  # then it is written last, and told of them


def _pdf(publication: Publication, document: Document, layout: Layout, siblings: Siblings) -> Written:
    from publisher.writers.pdf import edition

    return edition.write(publication, document, layout)


def _ua2(publication: Publication, document: Document, layout: Layout, siblings: Siblings) -> Written:
    from publisher.writers.pdf import edition

    return edition.write_archive(publication, document, layout)


def _docx(publication: Publication, document: Document, layout: Layout, siblings: Siblings) -> Written:
    from publisher.writers import docx

    return docx.write(publication, document, layout)


def _html(publication: Publication, document: Document, layout: Layout, siblings: Siblings) -> Written:
    from publisher.writers import html

    return html.write(publication, document, layout, siblings)


# In the order of writing.
FORMATS: Mapping[str, Format] = {
    "pdf": Format(".pdf", _pdf),
    "ua2": Format("-ua2.pdf", _ua2),
    "docx": Format(".docx", _docx),
    "html": Format(".html", _html, offers_siblings=True),
}
