"""The PDF edition of a publication: the HTML edition's blocks, laid out for print and tagged."""

from __future__ import annotations

from publisher.layout import Layout
from publisher.model import Document
from publisher.publication import Publication
from publisher.writers import html
from publisher.writers.pdf.files import OwnFiles
from publisher.writers.pdf.make import Stylesheet, make_pdf
from publisher.writers.pdf.metadata import Metadata
from publisher.writers.pdf.words import Words
from publisher.writers.written import Written


def write(publication: Publication, document: Document, layout: Layout) -> Written:
    """Return the PDF edition of a resolved document: PDF/UA-1 and PDF/A-2a in one file."""
    strings = layout.words(publication.language)["words"]
    result = make_pdf(
        html.print_page(publication, document, layout),
        metadata=metadata(publication),
        url_fetcher=OwnFiles((publication.folder, *layout.folders)),
        stylesheets=(Stylesheet(html.print_styles(layout), layout.folders[-1].as_uri()),),
        words=Words(footnote=strings["footnote"], back=strings["footnote_back"], external=strings["external_link"]),
    )
    return Written(result.data, result.pages, result.headings)


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
