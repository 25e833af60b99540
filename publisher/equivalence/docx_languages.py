"""Languages as Word tells them: of runs of letters, never of a paragraph, and with a region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

from publisher.equivalence.reading import Mark, Piece, Reading, normalised

Spoken = tuple[str, str]  # a language, and words in it


def settled(words: Iterable[Spoken]) -> tuple[str, tuple[Mark, ...]]:
    """Return the language of most letters, and a mark for each run of words in another; spaces have no language."""
    heard = [(lang, text) for lang, text in words if normalised(text)]
    letters: Counter[str] = Counter()
    for lang, text in heard:
        letters[lang] += len(normalised(text).replace(" ", ""))
    if not letters:
        return "", ()
    most = letters.most_common(1)[0][0]  # of equals the one that is heard first
    marks = []
    for lang, run in groupby(_with_spaces(words), key=lambda spoken: spoken[0]):
        if lang != most:
            marks.append(Mark("lang", lang, normalised("".join(text for _, text in run))))
    return most, tuple(marks)


def _with_spaces(words: Iterable[Spoken]) -> Iterable[Spoken]:
    """Yield words, each run of spaces in the language of what stands before it."""
    before = ""
    for lang, text in words:
        if normalised(text):
            before = lang
        if before:
            yield before, text


def by_runs(piece: Piece) -> Piece:
    """Return a piece with its languages as runs of letters tell them."""
    others = tuple(mark for mark in piece.marks if mark.kind != "lang")
    if piece.role == "figure":
        return replace(piece, marks=others)
    lang, marks = settled(_spoken(piece)) if piece.role not in ("item", "row") else ("", ())
    return replace(piece, lang=lang, marks=(*others, *marks))


def _spoken(piece: Piece) -> list[Spoken]:
    """Return the words of a piece with their languages; inner passages are marked before those around them."""
    langs, floor = [""] * len(piece.text), 0
    for mark in piece.marks:
        if mark.kind != "lang" or not mark.text:
            continue
        start = piece.text.find(mark.text, floor)
        if start < 0:  # it stands around a passage already found
            start = max(piece.text.find(mark.text, max(0, floor - len(mark.text))), 0)
        end = start + len(mark.text)
        langs[start:end] = [lang or mark.value for lang in langs[start:end]]
        floor = max(floor, end)
    return [(lang or piece.lang, letter) for lang, letter in zip(langs, piece.text, strict=True)]


def without_regions(wanted: Reading, found: Reading) -> tuple[Reading, Reading]:
    """Return both readings with a language called as the source calls it where the source names no region.

    Word, and the voices of screen readers, want one: `en` in the source is `en-GB` in the file.
    """
    named = {lang for piece in (*wanted.pieces, *wanted.notes) for lang in _languages(piece)}

    def name(tag: str) -> str:
        language = tag.split("-", maxsplit=1)[0]
        if language == "nb" and "no" in named:  # ISO 639: Norwegian, and the one that Word knows by that name
            language = "no"
        return language if language in named else tag

    return _renamed(wanted, name), _renamed(found, name)


def _languages(piece: Piece) -> set[str]:
    return {piece.lang, *(mark.value for mark in piece.marks if mark.kind == "lang")}


def _renamed(reading: Reading, name: Callable[[str], str]) -> Reading:
    def change(piece: Piece) -> Piece:
        marks = tuple(replace(m, value=name(m.value)) if m.kind == "lang" else m for m in piece.marks)
        return replace(piece, lang=name(piece.lang), marks=marks)

    return Reading(tuple(map(change, reading.pieces)), tuple(map(change, reading.notes)))
