"""Drawing SVG: by WeasyPrint, with the layout's own fonts, and pdfium."""

from __future__ import annotations

import base64

import pypdfium2

from publisher.layout import Layout
from publisher.writers.docx import png
from publisher.writers.docx.rasters import FACES, Drawing
from publisher.writers.pango import import_weasyprint

import_weasyprint()

from weasyprint import HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import URLFetcher  # noqa: E402

from publisher.writers.font_files import remove_at_exit  # noqa: E402
from publisher.writers.svg_text import strings_shaped_whole  # noqa: E402

DPI = 200  # sharp on paper
POINTS = 72  # to the inch
_CLEAR = (255, 255, 255, 0)  # a drawing has no ground of its own: that of a box shows through


def draw(drawings: list[Drawing], layout: Layout) -> list[bytes]:
    """Draw every drawing in one document, a page each: the fonts are loaded once."""
    fetcher = URLFetcher(allowed_protocols=("data", "file"))
    page = HTML(string=_page(drawings, layout), url_fetcher=fetcher)
    fonts = FontConfiguration()
    with strings_shaped_whole():
        pdf = pypdfium2.PdfDocument(page.write_pdf(font_config=fonts))
    remove_at_exit(fonts)
    images = []
    for index in range(len(drawings)):
        drawn = pdf[index].render(scale=DPI / POINTS, fill_color=_CLEAR, rev_byteorder=True)
        assert drawn.mode == "RGBA"
        images.append(png.encode(bytes(drawn.buffer), drawn.width, drawn.height, DPI))
    pdf.close()
    return images


def _page(drawings: list[Drawing], layout: Layout) -> str:
    fonts = layout.tokens["fonts"]
    rules = ["html, body { margin: 0 }"]
    rules += [
        f'@font-face {{ font-family: "{fonts["family"]}"; font-weight: {weight}; font-style: {style};'
        f' src: url("{layout.file(fonts[face]).as_uri()}") }}'
        for face, weight, style in FACES
    ]
    images = []
    for index, drawing in enumerate(drawings):
        rules.append(f"@page d{index} {{ size: {drawing.width}pt {drawing.height}pt; margin: 0 }}")
        size = f"display: block; page: d{index}; width: {drawing.width}pt; height: {drawing.height}pt"
        address = "data:image/svg+xml;base64," + base64.b64encode(drawing.data).decode("ascii")
        images.append(f'<img alt="" style="{size}" src="{address}">')
    return f"<style>{' '.join(rules)}</style>{''.join(images)}"
