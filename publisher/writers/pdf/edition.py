"""The PDF editions of a publication: the HTML edition's blocks, laid out for print and tagged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publisher.layout import Layout
from publisher.model import Document
from publisher.publication import Publication
from publisher.trace import files_below, resolve
from publisher.writers import html
from publisher.writers.pdf.files import OwnFiles
from publisher.writers.pdf.make import Attachment, PdfResult, Stylesheet, make_pdf
from publisher.writers.pdf.metadata import Conformance, Metadata
from publisher.writers.pdf.words import Words
from publisher.writers.written import Written

SOURCES = (".toml", ".md")
NO_SOURCE = "word-pages.toml"  # the pages of the Word edition say nothing of the text


class LayoutError(Exception):
    """Something of the text that the pages do not show: the edition is not written."""


def write(publication: Publication, document: Document, layout: Layout) -> Written:
    """Return the edition that people download: PDF/UA-1 and PDF/A-2a in one file. Raises LayoutError."""
    return _written(_make(publication, document, layout, "ua1", ()))


def write_archive(publication: Publication, document: Document, layout: Layout) -> Written:
    """Return the edition for archives and reuse: PDF/UA-2, WTPDF 1.0, PDF/A-4f, sources within. Raises LayoutError."""
    return _written(_make(publication, document, layout, "ua2", sources(publication, layout)))


def _make(
    publication: Publication,
    document: Document,
    layout: Layout,
    conformance: Conformance,
    attachments: Sequence[Attachment],
) -> PdfResult:
    strings = layout.words(publication.language)["words"]
    return make_pdf(
        html.print_page(publication, document, layout),
        metadata=metadata(publication),
        url_fetcher=OwnFiles((publication.folder, *layout.folders)),
        stylesheets=(Stylesheet(html.print_styles(layout), layout.folders[-1].as_uri()),),
        words=Words(footnote=strings["footnote"], back=strings["footnote_back"], external=strings["external_link"]),
        conformance=conformance,
        attachments=attachments,
        base_url=resolve(publication.folder).as_uri() + "/",
    )


def _written(result: PdfResult) -> Written:
    if result.problems:
        raise LayoutError("; ".join(result.problems))
    return Written(result.data, result.pages)


def sources(publication: Publication, layout: Layout) -> tuple[Attachment, ...]:
    """Return the texts that a publication is made from, in the order of their names."""
    description = layout.words(publication.language)["words"]["source_file"]
    found = (path for suffix in SOURCES for path in files_below(publication.folder, suffix))
    paths = sorted(path for path in found if path.name != NO_SOURCE)
    return tuple(Attachment(_name(path, publication), path.read_bytes(), description) for path in paths)


def _name(path: Path, publication: Publication) -> str:
    return path.relative_to(publication.folder).as_posix().replace("/", "-")


def metadata(publication: Publication) -> Metadata:
    """Return what the file says of itself."""
    isbn = publication.isbn.pdf if publication.isbn else ""
    return Metadata(
        title=publication.title,
        subtitle=publication.subtitle,
        description=publication.description,
        language=publication.language,
        date=publication.date,
        authors=(publication.publisher,),
        publisher=publication.publisher,
        identifiers=tuple(i for i in (f"ISBN {isbn}" if isbn else "", publication.diarienummer) if i),
        keywords=publication.keywords,
    )
