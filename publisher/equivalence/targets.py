"""Where internal links lead: told by the words that stand there, since each format names places in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from publisher.equivalence.reading import Mark, Piece, Reading

_SHOWN = 60


def told(reading: Reading, starts: Mapping[str, int]) -> Reading:
    """Return a reading whose links to `#place` say which words they lead to; `starts` has each place's first piece."""

    def told_of(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        return tuple(replace(piece, marks=tuple(map(mark_told, piece.marks))) for piece in pieces)

    def mark_told(mark: Mark) -> Mark:
        if mark.kind != "link" or not mark.value.startswith("#"):
            return mark
        return replace(mark, value=f"internal: {_words(reading.pieces, starts.get(mark.value[1:]))}")

    return Reading(told_of(reading.pieces), told_of(reading.notes))


def _words(pieces: Sequence[Piece], index: int | None) -> str:
    """Return the words at a place; figures and tables are told by their captions, which some formats lead to."""
    if index is None:
        return "nothing"
    if pieces[index].role == "figure" and index + 1 < len(pieces) and pieces[index + 1].role == "caption":
        index += 1
    while index and pieces[index].role != "caption" and all(map(_in_table, pieces[index - 1 : index + 1])):
        index -= 1
    return pieces[index].text[:_SHOWN]


def _in_table(piece: Piece) -> bool:
    return "table" in piece.inside
