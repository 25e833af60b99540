"""What a screen reader is given by each edition, side by side, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from publisher.equivalence import expected
from publisher.equivalence.reading import Piece
from publisher.model import Document
from publisher.verification.equivalent import READERS


@dataclass(slots=True)
class Line:
    """One piece as the source asks for it, and what each edition gives; None for an edition that lacks it."""

    wanted: Piece | None  # None for what only an edition has
    given: dict[str, Piece | None] = field(default_factory=dict)

    @property
    def same(self) -> bool:
        """Tell whether all editions say what the source says."""
        return self.wanted is not None and all(
            piece is not None and piece.text == self.wanted.text for piece in self.given.values()
        )


@dataclass(slots=True)
class Part:
    """A chapter, or the notes, as lines."""

    title: str
    lines: list[Line]


def side_by_side(document: Document, editions: Mapping[str, bytes]) -> tuple[Part, ...]:
    """Return the readings of editions beside what the source asks for; one that cannot be read gives nothing."""
    wanted = expected.reading(document)
    lines, notes = [Line(piece) for piece in wanted.pieces], [Line(piece) for piece in wanted.notes]
    for name, data in editions.items():
        pieces, found_notes = _read(name, data)
        lines = _beside(lines, name, pieces)
        notes = _beside(notes, name, found_notes)
    return (*_chapters(lines), *((Part("", notes),) if notes else ()))


def _read(name: str, data: bytes) -> tuple[Sequence[Piece], Sequence[Piece]]:
    try:
        reading = READERS[name](data)
    except Exception:  # a damaged file breaks its reader in any way; verification says so
        return (), ()
    return reading.pieces, reading.notes


def _beside(lines: list[Line], name: str, found: Sequence[Piece]) -> list[Line]:
    """Put an edition's pieces beside the lines they answer to; what answers to none gets a line of its own."""
    matcher = SequenceMatcher(None, [_key(line) for line in lines], [piece.text for piece in found], autojunk=False)
    result: list[Line] = []
    for _, first, last, start, end in matcher.get_opcodes():
        paired = min(last - first, end - start)
        for offset in range(last - first):
            line = lines[first + offset]
            line.given[name] = found[start + offset] if offset < paired else None
            result.append(line)
        result += [_only(lines, name, piece) for piece in found[start + paired : end] if piece.text]
    return result


def _key(line: Line) -> str:
    return line.wanted.text if line.wanted else "\0"


def _only(lines: Iterable[Line], name: str, piece: Piece) -> Line:
    others = next((line.given for line in lines), {})
    return Line(None, {**dict.fromkeys((other for other in others if other != name), None), name: piece})


def _chapters(lines: Iterable[Line]) -> Iterator[Part]:
    part = Part("", [])
    for line in lines:
        if line.wanted and line.wanted.role == "heading" and line.wanted.level == 1:
            if part.lines:
                yield part
            part = Part(line.wanted.text, [])
        part.lines.append(line)
    if part.lines:
        yield part
