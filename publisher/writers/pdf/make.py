"""Lay out, tag and write one PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from hashlib import md5
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from publisher.collector import fewer_collections
from publisher.writers.font_files import remove_at_exit
from publisher.writers.pdf import kept
from publisher.writers.pdf.builder import build
from publisher.writers.pdf.builder.dom import decorative
from publisher.writers.pdf.dom import prepare_for_print
from publisher.writers.pdf.fonts import add_soft_hyphens
from publisher.writers.pdf.hyphenation import late_patterns
from publisher.writers.pdf.kept_drawing import KeptDrawing, paint
from publisher.writers.pdf.metadata import Conformance, Metadata, describe
from publisher.writers.pdf.navigation import Navigation
from publisher.writers.pdf.needed_styles import needed_styles
from publisher.writers.pdf.note_layout import notes_on_their_pages
from publisher.writers.pdf.noting import NotingStream
from publisher.writers.pdf.quick_styles import quick_styles
from publisher.writers.pdf.seams import Paint, Reader, check_version, paint_and_let_go, srgb, tagging
from publisher.writers.pdf.serialize import write_tree
from publisher.writers.pdf.stream import TaggedStream
from publisher.writers.pdf.words import Words
from publisher.writers.svg_text import strings_shaped_whole

BASE_CSS = """
.footnote[role=doc-footnote] { float: footnote; footnote-display: block; footnote-policy: line }
.footnote::footnote-call { content: attr(data-number); vertical-align: super; font-size: 0.7em; line-height: 1 }
.footnote::footnote-marker { content: attr(data-number); }
"""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """Some CSS, and the address that its own addresses start from."""

    text: str
    base_url: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to embed: what the document was made from."""

    name: str
    data: bytes
    description: str = ""


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A finished PDF, the page of everything that has an id, and what could not be done."""

    data: bytes
    pages: int
    headings: dict[str, int]
    problems: tuple[str, ...] = ()


@fewer_collections()
def make_pdf(
    html: str,
    *,
    metadata: Metadata,
    url_fetcher: Callable[..., Any] | None = None,
    stylesheets: Sequence[Stylesheet] = (),
    words: Words,
    conformance: Conformance = "ua1",
    attachments: Sequence[Attachment] = (),
    base_url: str | None = None,
) -> PdfResult:
    """Make a tagged PDF of the body of the web edition."""
    check_version()
    pdf20 = conformance == "ua2"
    page = weasyprint.HTML(string=html, base_url=base_url, url_fetcher=url_fetcher)
    prepare_for_print(page.etree_element)
    sheets = (Stylesheet(BASE_CSS, ""), *stylesheets)
    document, paint, stream = _lay_out(page, sheets, base_url, conformance)
    reader = Reader(decorative, paint)
    pages = reader.pages(document)
    tree = build(pages, page.etree_element, words, pdf20=pdf20)

    def add_tags(pdf: Any, _document: Any, _version: str, streams: list[Any]) -> None:
        written = write_tree(pdf, tree, streams, pdf20=pdf20)
        Navigation(written, tree, pages).write()
        add_soft_hyphens(pdf, streams, reader.drawing.soft_hyphens)

    def finish(_document: Any, pdf: Any) -> None:
        describe(pdf, metadata, conformance, attached=bool(attachments))

    with strings_shaped_whole(), tagging(reader.drawing, add_tags, stream):
        data = document.write_pdf(
            finisher=finish,
            pdf_tags=True,
            pdf_version="2.0" if pdf20 else "1.7",
            pdf_identifier=md5(html.encode(), usedforsecurity=False).hexdigest(),
            attachments=[_attachment(attachment, metadata) for attachment in attachments],
        )
    if (keeper := kept.current()) is not None:
        keeper.tidy()
    numbers = {name: place.page + 1 for name, (_, place) in tree.names.items()}
    return PdfResult(data, len(pages), numbers, tuple(tree.problems))


def _lay_out(
    page: weasyprint.HTML, sheets: Sequence[Stylesheet], base_url: str | None, kind: str
) -> tuple[weasyprint.Document, Paint, type[TaggedStream]]:
    """Lay out a page, and say how its pages are painted: at once and for good, or from what a warm process kept."""
    keeper = kept.current()
    styles = [sheet.text for sheet in sheets]
    known = keeper.of(page.etree_element, styles, base_url) if keeper is not None else None
    if known is None:
        return _render(page, _styles(sheets, page.url_fetcher)), paint_and_let_go, TaggedStream
    known.surroundings = surroundings = known.surroundings or _styles(sheets, page.url_fetcher)
    document = known.lay_out(page, styles, lambda short: _render(short, surroundings))
    keep = KeptDrawing(partial(known.drawn, kind=kind), partial(known.keep_drawn, kind=kind))
    return document, partial(paint, keep), NotingStream


def _styles(sheets: Sequence[Stylesheet], url_fetcher: Any) -> tuple[FontConfiguration, list[weasyprint.CSS]]:
    fonts = FontConfiguration()
    css = [
        weasyprint.CSS(string=sheet.text, base_url=sheet.base_url, url_fetcher=url_fetcher, font_config=fonts)
        for sheet in sheets
    ]
    remove_at_exit(fonts)
    return fonts, css


def _render(page: weasyprint.HTML, styles: tuple[FontConfiguration, list[weasyprint.CSS]]) -> weasyprint.Document:
    fonts, css = styles
    with late_patterns(), needed_styles(), quick_styles(), notes_on_their_pages():
        return page.render(font_config=fonts, stylesheets=css, color_profiles=srgb(), output_intent="srgb")


def _attachment(attachment: Attachment, metadata: Metadata) -> weasyprint.Attachment:
    moment = datetime.combine(metadata.date, time(), UTC)
    return weasyprint.Attachment(
        string=attachment.data,
        name=attachment.name,
        description=attachment.description,
        created=moment,
        modified=moment,
    )
