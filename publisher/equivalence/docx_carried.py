"""What of a publication Word can carry: the rest is named here with its reason, and taken from what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publisher.equivalence.docx_languages import by_runs, without_regions
from publisher.equivalence.reading import Piece, Reading

WORD_LACKS: Mapping[str, str] = {
    "abbreviation": "WordprocessingML has no expansion of an abbreviation; the text itself gives it once.",
    "break": "WordprocessingML has no separator between paragraphs; three asterisks stand for it.",
    "language": "Languages belong to runs of letters: an item's number and a row have none of their own, and a"
    " passage that is all of a paragraph is not told from the paragraph.",
    "region": "A language is named with a region, also where the source names none.",
    "note in a note": "A footnote cannot be called from a footnote (ECMA-376-1, 17.11.14).",
    "within": "A paragraph stands in a list by its number or by a style that goes on in an item: a table, box or"
    " definition in an item follows it. A list or table in a definition follows it too.",
    "row header": "Only the first column can be one of headers (ECMA-376-1, 17.4.55).",
    "merged cells": "Cells have no reference to their headers: merged ones are reported when they are written. The"
    " common form holds roles alone, so nothing is taken from it.",
}
_BOXES = frozenset({"callout", "quotation"})


def comparable(wanted: Reading, found: Reading) -> tuple[Reading, Reading]:
    """Return what can be asked of a Word file, and what it says, in the same words for languages."""
    return without_regions(carried(wanted), without_breaks(found))


def without_breaks(found: Reading) -> Reading:
    """Return a reading without the signs that stand for separators; any other words in their place stay."""
    return replace(found, pieces=tuple(each for each in found.pieces if (each.role, each.text) != ("break", "***")))


def carried(wanted: Reading) -> Reading:
    """Return a reading without what Word lacks."""
    pieces = tuple(map(by_runs, _in_word(wanted.pieces)))
    notes = (by_runs(_unmarked(note, without=("abbreviation", "note"))) for note in wanted.notes)
    return Reading(pieces, tuple(notes))


def _in_word(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    for piece in _in_first_column(pieces):
        yield _unmarked(_placed(piece), without=("abbreviation",))


def _unmarked(piece: Piece, without: tuple[str, ...]) -> Piece:
    return replace(piece, marks=tuple(mark for mark in piece.marks if mark.kind not in without))


def _placed(piece: Piece) -> Piece:
    """Return a piece where Word says that it stands."""
    inside: list[str] = []
    for name in piece.inside:
        boxed = [box for box in inside if box in _BOXES]
        inside = [each for each in inside if each != "definitions"] if name == "list" else boxed
        inside.append(name)
    return replace(piece, inside=tuple(inside))


def _in_first_column(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield pieces with the row headers that Word can have: those of the first column."""
    for piece in pieces:
        lost = piece.role == "row header" and piece.column > 0
        yield replace(piece, role="cell") if lost else piece
