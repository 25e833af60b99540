"""Finding the words of a list in a text: one pattern says where, the rows' own say which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_LITERAL = re.compile(r"(?:[^\W_]| |\\\.)+")  # letters, figures, spaces and full stops that stand for themselves
# A pattern that matches at the boundary of a word: it says so, or begins with a letter after what ends with a space.
_BOUNDARY = re.compile(r"^((?:\(\?<[!=][^()]*\))*)(?:\\b|(?<=\[ \\u00a0\]\))(?=[^\W_])|(?<= \))(?=[^\W_]))")
_PART = re.compile(r"\\.|\[(?:\\.|[^\\\]])*\]|.")  # an escaped character, a class of characters, any other character
Row = Mapping[str, str]


class WordList:
    """The rows of a list that have a pattern; `folded`: capitals match too, and the patterns have small letters."""

    def __init__(self, rows: tuple[Row, ...], *, folded: bool) -> None:
        self.rows = tuple(row for row in rows if row["pattern"])
        self.folded = folded
        self._patterns: dict[int, re.Pattern[str]] = {}  # by number of row: compiled when first tried

    @cached_property
    def _beginnings(self) -> tuple[tuple[str, ...], ...]:
        return tuple(beginnings(row["pattern"]) for row in self.rows)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Return one pattern for all rows, the word boundary outside the choice: ten times as fast."""
        patterns = [_GROUP.sub("(?:", choice) for row in self.rows for choice in _choices(row["pattern"])]
        bounded = [_BOUNDARY.sub(r"\1", pattern) for pattern in patterns if _BOUNDARY.match(pattern)]
        others = [pattern for pattern in patterns if not _BOUNDARY.match(pattern)]
        return re.compile("|".join([rf"\b(?:{'|'.join(bounded)})", *others]) if bounded else "|".join(others))

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Row]]:
        """Yield each match with its row; the first row of the list wins where two match."""
        small = text.lower()
        searched = small if self.folded and len(small) == len(text) else text
        at = 0
        while found := self._any.search(searched, at):
            match, row = self._first(searched, found.start())
            yield match, row
            at = max(match.end(), found.start() + 1)

    def _first(self, searched: str, place: int) -> tuple[re.Match[str], Row]:
        """Return the first row that matches at a place where one does."""
        for number, row in enumerate(self.rows):
            if searched.startswith(self._beginnings[number], place):
                if number not in self._patterns:
                    self._patterns[number] = re.compile(row["pattern"])
                if match := self._patterns[number].match(searched, place):
                    return match, row
        raise AssertionError(searched[place:])


def beginnings(pattern: str) -> tuple[str, ...]:
    """Return letters of which every match of a pattern begins with some; the empty text when that is not told."""
    return tuple(beginning for choice in _choices(pattern) for beginning in _beginnings(choice))


def _beginnings(pattern: str) -> tuple[str, ...]:
    rest = re.sub(r"^(?:\\b|\(\?<[!=][^()]*\))*", "", pattern)
    inside = re.match(r"\((?:\?:)?((?:[^\\()|]|\\.|\|)+)\)(?![?*{])", rest)
    return tuple(_letters(choice) for choice in inside[1].split("|")) if inside else (_letters(rest),)


def _letters(pattern: str) -> str:
    """Return the letters before anything else in a pattern; not the last one when it may be left out."""
    found = _LITERAL.match(pattern)
    if found is None:
        return ""
    letters = found[0].replace("\\.", ".")
    return letters[:-1] if pattern[found.end() : found.end() + 1] in ("?", "*", "{") else letters


def _choices(pattern: str) -> list[str]:
    """Return the choices of a pattern outside all groups: its first boundary belongs to the first of them alone."""
    depth, found = 0, [""]
    for part in _PART.findall(pattern):
        depth += {"(": 1, ")": -1}.get(part, 0)
        if part == "|" and not depth:
            found.append("")
        else:
            found[-1] += part
    return found
