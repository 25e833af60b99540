"""The other editions of a publication, as they are: those just written, and those that lie in its folder."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from publisher.writers import FORMATS
from publisher.writers.written import Sibling, Written


def gather(folder: Path, name: str, own: str, run: Mapping[str, Written | None]) -> tuple[Sibling, ...]:
    """Return the editions of the publication `name` in `folder` that are not of the format `own`, in FORMATS' order.

    `run` has what this run has made of each format; None for one that failed, whose old file is not offered.
    """
    return tuple(sibling for sibling in _editions(folder, name, run) if sibling.format != own)


def _editions(folder: Path, name: str, run: Mapping[str, Written | None]) -> Iterator[Sibling]:
    for key, format_ in FORMATS.items():
        path = folder / f"{name}{format_.suffix}"
        if key in run:
            written = run[key]
            if written:
                yield Sibling(key, path.name, len(written.data), written.pages)
        elif path.is_file():
            data = path.read_bytes()
            yield Sibling(key, path.name, len(data), _pages(data))


def _pages(data: bytes) -> int | None:
    """Return the number of pages of a PDF; None for other files, which do not know theirs."""
    if not data.startswith(b"%PDF-"):
        return None
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError:
        return None
