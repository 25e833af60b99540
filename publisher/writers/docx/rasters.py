"""SVG drawings as PNG, for programs that cannot show SVG: drawn by WeasyPrint with the layout's own fonts."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.layout import Layout

SCALE = 200 / 72  # pixels to the point: sharp on paper
_FACES = (("regular", 400, "normal"), ("italic", 400, "italic"), ("semibold", 600, "normal"), ("bold", 700, "normal"))
_CLEAR = (255, 255, 255, 0)  # a drawing has no ground of its own: that of a box shows through
_COMPRESSION = 4  # of 9; the default takes a third longer for files less than a hundredth smaller
_drawn: dict[tuple[str, ...], bytes] = {}


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG file's bytes and its size on the page, in points."""

    data: bytes
    width: float
    height: float


def render(drawings: Mapping[Path, Drawing], layout: Layout) -> dict[Path, bytes]:
    """Return each drawing as PNG; what this process has drawn once is not drawn again."""
    fonts = _fonts(layout) if drawings else ()
    keys = {path: _key(drawing, fonts) for path, drawing in drawings.items()}
    missing = {path: drawing for path, drawing in drawings.items() if keys[path] not in _drawn}
    if missing:
        for path, image in zip(missing, _draw(list(missing.values()), layout), strict=True):
            _drawn[keys[path]] = image
    return {path: _drawn[key] for path, key in keys.items()}


def _fonts(layout: Layout) -> tuple[str, ...]:
    files = (layout.file(layout.tokens["fonts"][face]) for face, _, _ in _FACES)
    return tuple(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def _key(drawing: Drawing, fonts: tuple[str, ...]) -> tuple[str, ...]:
    return (hashlib.sha256(drawing.data).hexdigest(), f"{drawing.width}x{drawing.height}", *fonts)


def _draw(drawings: list[Drawing], layout: Layout) -> list[bytes]:
    """Draw every drawing in one document, a page each: the fonts are loaded once."""
    import pypdfium2

    from publisher.writers.pango import import_weasyprint

    weasyprint = import_weasyprint()  # here, since an edition without SVG need not pay for it
    from weasyprint.urls import URLFetcher

    fetcher = URLFetcher(allowed_protocols=("data", "file"))
    page = weasyprint.HTML(string=_page(drawings, layout), url_fetcher=fetcher)
    pdf = pypdfium2.PdfDocument(page.write_pdf())
    images = []
    for index in range(len(drawings)):
        stream = io.BytesIO()
        picture = pdf[index].render(scale=SCALE, fill_color=_CLEAR).to_pil()
        picture.save(stream, "PNG", dpi=(200, 200), compress_level=_COMPRESSION)
        images.append(stream.getvalue())
    pdf.close()
    return images


def _page(drawings: list[Drawing], layout: Layout) -> str:
    fonts = layout.tokens["fonts"]
    rules = ["html, body { margin: 0 }"]
    rules += [
        f'@font-face {{ font-family: "{fonts["family"]}"; font-weight: {weight}; font-style: {style};'
        f' src: url("{layout.file(fonts[face]).as_uri()}") }}'
        for face, weight, style in _FACES
    ]
    images = []
    for index, drawing in enumerate(drawings):
        rules.append(f"@page d{index} {{ size: {drawing.width}pt {drawing.height}pt; margin: 0 }}")
        size = f"display: block; page: d{index}; width: {drawing.width}pt; height: {drawing.height}pt"
        address = "data:image/svg+xml;base64," + base64.b64encode(drawing.data).decode("ascii")
        images.append(f'<img alt="" style="{size}" src="{address}">')
    return f"<style>{' '.join(rules)}</style>{''.join(images)}"
