"""What a reader is given, in order: the same form for the model and for every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from publisher.model import NOWHERE, Place

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACE = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said of words within a piece: a language, a link, an expansion, a note that is called."""

    kind: str  # "lang", "link", "abbreviation", "note", "alternative", "merged"
    value: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is read: its role, its words, how deep it stands, and within what."""

    role: str
    text: str = ""
    level: int = 0
    inside: tuple[str, ...] = ()
    lang: str = ""
    marks: tuple[Mark, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
    column: int = field(default=0, compare=False)  # of a cell, from 0; only the model's reading says it
    origin: object = field(default=None, compare=False, repr=False)  # the element that it was read from


@dataclass(frozen=True, slots=True)
class Reading:
    """An edition's text, then its notes in the order of their numbers."""

    pieces: tuple[Piece, ...]
    notes: tuple[Piece, ...] = ()


def read_from(origin: object, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces; those that no inner element has claimed were read from `origin`."""
    for piece in pieces:
        yield piece if piece.origin is not None else replace(piece, origin=origin)


def normalised(text: str) -> str:
    """Return words without what only sets them: runs of white space are one space, soft hyphens are gone."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", text.replace("\u2011", "-"))).strip()


def merged(columns: int, rows: int) -> tuple[Mark, ...]:
    """Return what is said of a cell that stands for several."""
    return (Mark("merged", f"{columns} × {rows}"),) if (columns, rows) != (1, 1) else ()


class Words:
    """The words of a piece while they are gathered, with what is said of them."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[Mark] = []

    def add(self, text: str) -> None:
        """Append text."""
        self.parts.append(text)

    def mark(self, kind: str, value: str, text: str = "") -> None:
        """Say something of words."""
        self.marks.append(Mark(kind, value, normalised(text)))

    def since(self, start: int) -> str:
        """Return the text gathered since a number of parts."""
        return "".join(self.parts[start:])

    @property
    def text(self) -> str:
        """Return all the words."""
        return normalised("".join(self.parts))
