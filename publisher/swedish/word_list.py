"""Finding the words of a list in a text: one pattern says where, the rows' own say which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

_GROUP = re.compile(r"(?<!\\)\((?!\?)")
Row = Mapping[str, str]


class WordList:
    """The rows of a list that have a pattern; `folded`: capitals match too, and the patterns have small letters."""

    def __init__(self, rows: tuple[Row, ...], *, folded: bool) -> None:
        self.rows = tuple(row for row in rows if row["pattern"])
        self.folded = folded

    @cached_property
    def _each(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(row["pattern"]) for row in self.rows)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Return one pattern for all rows, the word boundary outside the choice: ten times as fast."""
        patterns = [_GROUP.sub("(?:", row["pattern"]) for row in self.rows]
        bounded = [p.removeprefix(r"\b") for p in patterns if p.startswith(r"\b") and not _has_choice(p)]
        others = [p for p in patterns if not p.startswith(r"\b") or _has_choice(p)]
        return re.compile("|".join([rf"\b(?:{'|'.join(bounded)})", *others]) if bounded else "|".join(others))

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Row]]:
        """Yield each match with its row; the first row of the list wins where two match."""
        small = text.lower()
        searched = small if self.folded and len(small) == len(text) else text
        at = 0
        while found := self._any.search(searched, at):
            matches = (pattern.match(searched, found.start()) for pattern in self._each)
            match, row = next((match, row) for match, row in zip(matches, self.rows, strict=True) if match)
            yield match, row
            at = max(match.end(), found.start() + 1)


def _has_choice(pattern: str) -> bool:
    """Tell whether a pattern has a choice outside all groups: its first boundary belongs to the first half alone."""
    depth = 0
    for i, character in enumerate(pattern):
        if i and pattern[i - 1] == "\\":
            continue
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and not depth:
            return True
    return False
