"""The text of a publication as a list of headings and passages: what is compared when two editions are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from publisher import walk
from publisher.equivalence import expected
from publisher.equivalence.reading import Piece, Reading
from publisher.model import Document, Section
from publisher.publication import Publication

HEADING, NOTE = "heading", "note"
_CELLS = {"cell", "column header", "row header"}
_BOXES = {"☐", "☑"}


class Part(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """A heading, or a passage under it: a paragraph, a row of a table, a caption, a text alternative, a note."""

    role: str
    text: str
    level: int = 0  # of a heading, 1 for a chapter


class Text(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that a publication says, and when it says that it was published."""

    parts: tuple[Part, ...]
    title: str = ""
    date: str = ""  # ISO 8601


def text(publication: Publication, document: Document) -> Text:
    """Return what a resolved document says."""
    parts = parts_of(expected.plain(document))
    return Text(parts=parts, title=publication.title, date=publication.date.isoformat())


def parts_of(reading: Reading) -> tuple[Part, ...]:
    """Return the headings and passages of a reading, notes last."""
    return tuple(_parts(reading.pieces)) + tuple(Part(NOTE, note.text) for note in reading.notes)


def _parts(pieces: Iterable[Piece]) -> Iterator[Part]:
    """Yield passages: the cells of a row together, the box of a checklist's item with its first words."""
    row: list[str] = []
    box = ""
    for piece in pieces:
        if row and piece.role not in _CELLS:
            yield Part("row", " | ".join(row))
            row = []
        if piece.role in _CELLS:
            row.append(piece.text)
        elif piece.role == "item":
            box = f"{piece.text} " if piece.text in _BOXES else ""
        elif piece.text:
            yield Part(piece.role, f"{box}{piece.text}", piece.level)
            box = ""
    if row:
        yield Part("row", " | ".join(row))


def encoded(found: Text) -> bytes:
    """Return a text as it is kept."""
    return msgspec.json.encode(found)


def decoded(data: bytes) -> Text:
    """Return a text that was kept. Raises msgspec.MsgspecError."""
    return msgspec.json.decode(data, type=Text)


def titles(document: Document) -> dict[str, tuple[str, str]]:
    """Return for each source file that begins with a chapter the chapter's number, if it has one, and its heading."""
    found: dict[str, tuple[str, str]] = {}
    for block in document.blocks:
        if isinstance(block, Section):
            found.setdefault(block.place.file, (block.number, walk.plain_text(block.title)))
    return found
