"""Open an edition as far as it takes to know that it is what its name says, and how many pages it has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def pages(format_: str, data: bytes) -> int | None:
    """Return the number of pages, None for a format without. Raises ValueError when the file cannot be opened."""
    return _OPEN[format_](data)


def _pdf(data: bytes) -> int:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from None


def _docx(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            package.getinfo("word/document.xml")
    except (zipfile.BadZipFile, KeyError) as error:
        raise ValueError(str(error)) from None


def _html(data: bytes) -> None:
    if "</html>" not in data.decode("utf-8"):
        raise ValueError("</html>?")


_OPEN: Mapping[str, Callable[[bytes], int | None]] = {"html": _html, "pdf": _pdf, "ua2": _pdf, "docx": _docx}
