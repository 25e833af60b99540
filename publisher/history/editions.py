"""The text of an edition that was published: read back from its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from publisher.equivalence.reading import Reading
from publisher.history.text import Text, decoded, parts_of

SUFFIXES = (".json", ".html", ".docx", ".pdf")  # a folder is searched in this order, the surest first


class UnreadableEditionError(Exception):
    """A file that no text can be read from, and why."""

    def __init__(self, file: Path, message: str) -> None:
        super().__init__(f"{file}: {message}")
        self.file, self.message = file, message


def read(path: Path, publication: str) -> Text | None:
    """Return the text of an edition in a file, or of `publication` in a folder; None for a folder without one.

    Raises UnreadableEditionError.
    """
    if not path.is_dir():
        return _read(path)
    names = [f"{publication}.text.json", *(f"{publication}{suffix}" for suffix in SUFFIXES[1:])]
    places = (path / folder / name for name in names for folder in ("", publication, ".publisher"))
    found = next((place for place in places if place.is_file()), None)
    return _read(found) if found else None


def _read(path: Path) -> Text:
    try:
        data = path.read_bytes()
        if path.suffix == ".json":
            return decoded(data)
        return Text(parts=parts_of(_reader(path.suffix)(data)))
    except Exception as error:  # each reader's library raises its own kinds for a file that is broken
        raise UnreadableEditionError(path, f"{type(error).__name__}: {error}") from None


def _reader(suffix: str) -> Callable[[bytes], Reading]:
    from publisher.equivalence import docx, html, pdf

    readers = {".html": html.reading, ".docx": docx.reading, ".pdf": pdf.reading}
    return readers[suffix.lower()]
