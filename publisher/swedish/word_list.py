"""Finding the words of a list in a text: the letters that a word begins with say which rows' patterns to try.

A pattern is compiled when it is first tried: a list has hundreds of rows, and a text has the words of a few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

_KEY = 2  # characters: enough to leave a row or two to try
_START = re.compile(r"\b\w")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_LITERAL = re.compile(r"(?:[^\W_]| |\\\.)+")  # letters, figures, spaces and full stops that stand for themselves
_PART = re.compile(r"\\.|\[(?:\\.|[^\\\]])*\]|.")  # an escaped character, a class of characters, any other character
# A pattern that matches at the start of a word: it says so, or begins with a letter after what ends with a space.
_BOUNDARY = re.compile(r"^(?:\(\?<[!=][^()]*\))*(?:\\b|(?<=\[ \\u00a0\]\))(?=[^\W_])|(?<= \))(?=[^\W_]))")
Row = Mapping[str, str]


class WordList:
    """The rows of a list that have a pattern; `folded`: capitals match too, and the patterns have small letters."""

    def __init__(self, rows: tuple[Row, ...], *, folded: bool) -> None:
        self.rows = tuple(row for row in rows if row["pattern"])
        self.folded = folded
        self._patterns: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _by_letters(self) -> tuple[dict[str, list[tuple[str, int]]], tuple[int, ...]]:
        """Return rows by the letters that their matches begin with, and those of which they are not known."""
        known: dict[str, list[tuple[str, int]]] = {}
        others = []
        for number, row in enumerate(self.rows):
            letters = beginnings(row["pattern"])
            if not letters:
                others.append(number)
            for beginning in letters:
                known.setdefault(beginning[:_KEY], []).append((beginning, number))
        return known, tuple(others)

    @cached_property
    def _other(self) -> re.Pattern[str]:
        """Return one pattern for all rows of which the letters are not known."""
        patterns = (_GROUP.sub("(?:", self.rows[number]["pattern"]) for number in self._by_letters[1])
        return re.compile("|".join(patterns) or "(?!)")

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Row]]:
        """Yield each match with its row; the first row of the list wins where two match."""
        small = text.lower()
        searched = small if self.folded and len(small) == len(text) else text
        at = 0
        while found := self._next(searched, at):
            yield found
            at = max(found[0].end(), found[0].start() + 1)

    def _next(self, searched: str, at: int) -> tuple[re.Match[str], Row] | None:
        known, others = self._by_letters
        other = self._other.search(searched, at)
        end = other.start() if other else len(searched)
        for start in _START.finditer(searched, at):
            place = start.start()
            if place >= end:
                break
            rows = known.get(searched[place : place + _KEY])
            if rows and (found := self._first(rows, searched, place)):
                return found
        if other is None:
            return None
        rows = known.get(searched[end : end + _KEY], [])
        return self._first(sorted((*rows, *(("", number) for number in others)), key=_number), searched, end)

    def _first(self, rows: list[tuple[str, int]], searched: str, place: int) -> tuple[re.Match[str], Row] | None:
        """Return the match of the first of some rows that match at a place."""
        for beginning, number in rows:
            if searched.startswith(beginning, place):
                if number not in self._patterns:
                    self._patterns[number] = re.compile(self.rows[number]["pattern"])
                if match := self._patterns[number].match(searched, place):
                    return match, self.rows[number]
        return None


def _number(row: tuple[str, int]) -> int:
    return row[1]


def beginnings(pattern: str) -> tuple[str, ...]:
    """Return letters at the start of a word, of which every match of a pattern begins with some; none if not told."""
    choices = _choices(pattern)
    if not all(_BOUNDARY.match(choice) for choice in choices):
        return ()
    found = tuple(letters for choice in choices for letters in _beginnings(_BOUNDARY.sub("", choice)))
    return found if all(len(letters) >= _KEY and letters[0].isalnum() for letters in found) else ()


def _beginnings(pattern: str) -> tuple[str, ...]:
    """Return what each choice of the group that a pattern begins with begins with, or the pattern itself."""
    if pattern.startswith("(") and not pattern.startswith(("(?!", "(?=", "(?<")):
        inside, after = _group(pattern)
        if after[:1] in ("?", "*", "{"):
            return ("",)
        return tuple(letters for choice in _choices(inside.removeprefix("?:")) for letters in _beginnings(choice))
    found = _LITERAL.match(pattern)
    if found is None:
        return ("",)
    letters = found[0].replace("\\.", ".")
    return (letters[:-1] if pattern[found.end() : found.end() + 1] in ("?", "*", "{") else letters,)


def _group(pattern: str) -> tuple[str, str]:
    """Return what stands inside the group that a pattern begins with, and after it."""
    depth = at = 0
    for part in _PART.findall(pattern):
        depth += {"(": 1, ")": -1}.get(part, 0)
        at += len(part)
        if not depth:
            break
    return pattern[1 : at - 1], pattern[at:]


def _choices(pattern: str) -> list[str]:
    """Return the choices of a pattern outside all groups."""
    depth, found = 0, [""]
    for part in _PART.findall(pattern):
        depth += {"(": 1, ")": -1}.get(part, 0)
        if part == "|" and not depth:
            found.append("")
        else:
            found[-1] += part
    return found
