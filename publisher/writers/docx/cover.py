"""The cover: a field of the brand's colour made of paragraphs alone, so that its words are read like any others."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined
from lxml import etree

from publisher import model
from publisher.layout import Layout
from publisher.model import Decorative
from publisher.writers.docx import fonts
from publisher.writers.docx.edition import Edition, Here
from publisher.writers.docx.looks import write_text
from publisher.writers.docx.paragraphs import paragraph
from publisher.writers.docx.rasters import Drawing
from publisher.writers.docx.sections import COVER_EDGE, cover_page
from publisher.writers.docx.style_measures import COVER_BORDER, SUBTITLE_BEFORE, TITLE_BEFORE

FIELD = 0.8  # of the page's height; the rest takes up what a longer line or another font adds
_DRAWING = Path("/cover.svg")  # no path of a source, which begins at its folder
_SVG = "{http://www.w3.org/2000/svg}"


def write(here: Here) -> None:
    """Append the cover page, which is a section of its own with neither header nor footer."""
    edition, publication = here.edition, here.edition.publication
    _drawing(here)
    write_text(paragraph(here, "Title"), publication.title)
    if publication.subtitle:
        write_text(paragraph(here, "Subtitle"), publication.subtitle)
    write_text(paragraph(here, "CoverPublisher"), publication.publisher)
    status = str(edition.strings["statuses"][publication.status])
    last = paragraph(here, "CoverDate")
    write_text(last, f"{edition.date(publication.date)} · {status}")
    cover_page(last[0], edition)


def drawings(edition: Edition) -> dict[Path, Drawing]:
    """Return the layout's quiet drawing from edge to edge above the title, to be drawn with those of the text."""
    width, height = float(edition.layout.tokens["page"]["width"]), _height(edition)
    return {_DRAWING: Drawing(drawing(edition.layout, width, height), width, height)}


def _drawing(here: Here) -> None:
    element = paragraph(here, "CoverDrawing")
    width, height = float(here.edition.layout.tokens["page"]["width"]), _height(here.edition)
    here.edition.pictures.draw(element, _DRAWING, Decorative(), model.Paragraph(content=()), here, width, height)


def _height(edition: Edition) -> float:
    """Return the height that title and subtitle leave of the field."""
    tokens, publication = edition.layout.tokens, edition.publication
    room = tokens["page"]["width"] - 2 * COVER_EDGE
    used: float = 2 * COVER_BORDER
    for text, kind, face, before in (
        (publication.title, "title", "bold", TITLE_BEFORE),
        (publication.subtitle, "subtitle", "regular", SUBTITLE_BEFORE),
    ):
        if text:
            font = fonts.metrics(edition.layout.file(tokens["fonts"][face]))
            size = tokens["type"][kind]
            used += before + size["line"] * font.lines(text, size["size"], room)
    return round(max(float(tokens["page"]["height"]) * FIELD - used, 80.0), 1)


def drawing(layout: Layout, width: float, height: float) -> bytes:
    """Return the upper part of the layout's cover drawing, which is made for the whole page, on the cover's colour."""
    template = Environment(undefined=StrictUndefined, autoescape=True).from_string(
        layout.file("cover.svg").read_text("utf-8")
    )
    root = etree.fromstring(template.render(layout=layout).encode("utf-8"))
    root.set("viewBox", f"0 0 {width:g} {height:g}")
    ground = root.makeelement(f"{_SVG}rect", width=f"{width:g}", height=f"{height:g}", fill=layout.colours["cover"])
    root.insert(0, ground)
    return etree.tostring(root)
