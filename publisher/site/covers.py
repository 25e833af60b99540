"""A small picture of a publication's cover, drawn from the first page of its PDF edition."""

from __future__ import annotations

import io

WIDTH = 400  # pixels; shown at half of it
_COLOURS = 64


def draw(pdf: bytes) -> bytes:
    """Return the first page of a PDF file as PNG."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width()).to_pil()
    buffer = io.BytesIO()
    picture.quantize(_COLOURS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
