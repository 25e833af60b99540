"""The cover: a field of the brand's colour made of paragraphs alone, so that its words are read like any others."""

from __future__ import annotations

import math
from pathlib import Path

from publisher import model
from publisher.model import Decorative
from publisher.writers.docx import fonts
from publisher.writers.docx.edition import Edition, Here
from publisher.writers.docx.looks import write_text
from publisher.writers.docx.ooxml import Element, add, twips
from publisher.writers.docx.paragraphs import paragraph
from publisher.writers.docx.rasters import Drawing, render
from publisher.writers.docx.style_lists import COVER_BORDER, SUBTITLE_BEFORE, TITLE_BEFORE

EDGE = COVER_BORDER - 1  # margin of the cover page: a paragraph's border reaches across it, and a little over
FIELD = 0.8  # of the page's height; the rest takes up what a longer line or another font adds
COLUMNS = 4  # squares of the drawing from left to right


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
    _section(last[0], edition)


def _section(properties: Element, edition: Edition) -> None:
    page = edition.layout.tokens["page"]
    section = add(properties, "w:sectPr")
    add(section, "w:type", val="nextPage")
    add(section, "w:pgSz", w=twips(page["width"]), h=twips(page["height"]))
    edge = twips(EDGE)
    add(section, "w:pgMar", top="0", right=edge, bottom="0", left=edge, header="0", footer="0", gutter="0")
    add(section, "w:titlePg")


def _drawing(here: Here) -> None:
    """Write the quiet geometry above the title."""
    path, layout = Path("cover.svg"), here.edition.layout
    width, height = _room(here.edition)
    data = geometry(layout.colours, width, height)
    raster = render({path: Drawing(data, width, height)}, layout)
    here.edition.pictures.add(path, data, (width, height, True), raster[path])
    element = paragraph(here, "CoverDrawing")
    here.edition.pictures.draw(element, path, Decorative(), model.Paragraph(content=()), here, width, height)


def _room(edition: Edition) -> tuple[float, float]:
    """Return the size that the drawing has when title and subtitle have taken their lines of the field."""
    tokens, publication = edition.layout.tokens, edition.publication
    width = tokens["page"]["width"] - 2 * EDGE
    lines = 2 * COVER_BORDER
    for text, kind, face, before in (
        (publication.title, "title", "bold", TITLE_BEFORE),
        (publication.subtitle, "subtitle", "regular", SUBTITLE_BEFORE),
    ):
        if text:
            font = fonts.metrics(edition.layout.file(tokens["fonts"][face]))
            size = tokens["type"][kind]
            lines += before + size["line"] * font.lines(text, size["size"], width)
    return width, round(max(tokens["page"]["height"] * FIELD - lines, 80.0), 1)


def geometry(colours: dict[str, str], width: float, height: float) -> bytes:
    """Return the drawing: quarter circles on the cover's ground, in the cover's second colour."""
    step = width / COLUMNS
    shapes = []
    for column in range(COLUMNS):
        for row in range(math.ceil(height / step)):
            x, y = column * step, row * step
            if (column + row) % 3 == 1:
                shapes.append(f"M{x:g} {y:g}h{step:g}a{step:g} {step:g} 0 0 1 {-step:g} {step:g}z")
            elif (column + 2 * row) % 5 == 0:
                shapes.append(f"M{x:g} {y + step:g}v{-step:g}a{step:g} {step:g} 0 0 1 {step:g} {step:g}z")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f'<rect width="{width:g}" height="{height:g}" fill="{colours["cover"]}"/>'
        f'<path fill="{colours["cover-drawing"]}" d="{" ".join(shapes)}"/></svg>'
    ).encode()
