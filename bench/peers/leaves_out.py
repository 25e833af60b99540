"""What a PDF leaves out of the publication that it was made from, counted in the finished file.

The truth is the model (`publisher.equivalence.expected`). The same counting, by a reader that is made for nobody's
files, is done for ours and for theirs, so ours is the control: `make test` proves by another reader that it lacks
nothing. Words are those with a space or a sign around them in the file: run together or broken, they are not whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from peers.tagged_file import TaggedFile
from publisher import model, walk
from publisher.build import Manuscript
from publisher.equivalence import expected
from publisher.equivalence.reading import Piece, Reading
from publisher.validators import verapdf
from publisher.validators.report import Report

PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}


@dataclass(frozen=True)
class Count:
    """How many of something the text has, and how many of them the file gives."""

    found: int
    wanted: int

    def __add__(self, other: Count) -> Count:
        return Count(self.found + other.found, self.wanted + other.wanted)


def counts(manuscript: Manuscript, path: Path) -> dict[str, Count]:
    """Return what is there of what should be."""
    file, text = TaggedFile(path), expected.reading(manuscript.document)
    elements = list(file.root.walk())
    types = Counter(each.type for each in elements)
    whole = {_letters(each.text) for each in elements}
    heads = Counter(_letters(each.text) for each in elements if each.type == "TH")
    alternatives = Counter(_letters(each.alternative) for each in elements if each.alternative)
    paragraphs = [_letters(piece.text) for piece in text.pieces if piece.role == "paragraph" and not _calls_note(piece)]
    passages = list(_passages(text, manuscript.document.lang))
    tables = sum(isinstance(each, model.Table) for each in walk.walk(manuscript.document))
    notes, headings = len(text.notes), sum(piece.role == "heading" for piece in text.pieces)
    expanded = sum(mark.kind == "abbreviation" for piece in _all(text) for mark in piece.marks)
    return {
        "words whole": _common(
            _words(each.text for each in _all(text) if each.role != "figure"), _words([file.root.text])
        ),
        "paragraphs in one element": Count(sum(each in whole for each in paragraphs), len(paragraphs)),
        "tables as one table": Count(max(0, tables - abs(types["Table"] - tables)), tables),
        "row headers": _common(Counter(_letters(p.text) for p in text.pieces if p.role == "row header"), heads),
        "notes as notes": Count(min(types["Note"] + types["FENote"], notes), notes),
        "alternatives": _common(Counter(map(_letters, _alternatives(text))), alternatives),
        "passages with their language": Count(sum(_is_marked(each, file) for each in passages), len(passages)),
        "abbreviations explained": Count(min(sum(bool(each.expansion) for each in elements), expanded), expanded),
        "headings as bookmarks": Count(min(file.bookmarks, headings), headings),
        "titles shown": Count(int(file.title), 1),
    }


def rules_failed(paths: Iterable[Path]) -> dict[str, set[str] | str]:
    """Return the rules of each standard that any of the files fails, or why it was not judged."""
    reports = verapdf.validate(tuple(paths), tuple(PROFILES))
    return {name: _rules([report for (_, flavour), report in reports.items() if flavour == profile])
            for profile, name in PROFILES.items()}  # fmt: skip


def _rules(reports: Iterable[Report]) -> set[str] | str:
    failed: set[str] = set()
    for report in reports:
        if report.verdict == "not run":
            return f"not judged: {report.reason}"
        failed |= {failure.rule for failure in report.failures}
    return failed


def _all(text: Reading) -> tuple[Piece, ...]:
    return (*text.pieces, *text.notes)


def _letters(text: str) -> str:
    """Return letters and digits alone: how words are spaced and hyphenated is counted elsewhere."""
    return re.sub(r"[\W_]", "", text)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text.replace("\xad", "")))


def _common(wanted: Counter[str], found: Counter[str]) -> Count:
    return Count((wanted & found).total(), wanted.total())


def _calls_note(piece: Piece) -> bool:
    return any(mark.kind in ("note", "alternative") for mark in piece.marks)


def _alternatives(text: Reading) -> Iterator[str]:
    for piece in _all(text):
        if piece.role == "figure":
            yield piece.text
        yield from (mark.value for mark in piece.marks if mark.kind == "alternative")


def _passages(text: Reading, whole: str) -> Iterator[tuple[str, str]]:
    """Yield language and letters of what is in another language than the whole."""
    for piece in _all(text):
        if piece.text and _primary(piece.lang) != _primary(whole):
            yield piece.lang, _letters(piece.text)
        elif not any(mark.kind == "note" for mark in piece.marks):
            yield from (
                (mark.value, _letters(mark.text))
                for mark in piece.marks
                if mark.kind == "lang" and _primary(mark.value) != _primary(whole)
            )


def _is_marked(passage: tuple[str, str], file: TaggedFile) -> bool:
    language, letters = passage
    return any(_primary(said) == _primary(language) and letters in _letters(text) for said, text in file.languages)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
