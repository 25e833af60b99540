"""Hyphenation patterns that are parsed when a word needs them: a text meets a few hundred of a language's 15,000.

Pyphen 0.18 parses its whole dictionary before the first word, 3 % of the time of thirty pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyphen

_DIGITS = str.maketrans("", "", "0123456789")
Pattern = tuple[int, tuple[int, ...]]  # where its values begin in the word, and the values


class LatePatterns(pyphen.HyphDict):  # type: ignore[misc]  # pyphen has no types
    """The patterns of a dictionary without nonstandard hyphens, each parsed at its first use."""

    def __init__(self, path: Path) -> None:
        encoding, _, rest = path.read_bytes().partition(b"\n")
        name = encoding.strip().decode()
        if b"/" in rest or b"^^" in rest or name.lower() == "microsoft-cp1251":
            super().__init__(path)
            return
        lines = rest.decode(name).split("\n")
        texts = (line.strip() for line in lines)
        raw = [text for text in texts if text and not text.startswith(pyphen.ignored)]
        self.raw = {text.translate(_DIGITS): text for text in raw if text.translate(_DIGITS) != text}
        self.patterns = _Parsed(self.raw)
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.raw))


class _Parsed(dict[str, Pattern | None]):
    """Patterns by their letters; `get` is the one thing that pyphen asks of them."""

    def __init__(self, raw: dict[str, str]) -> None:
        super().__init__()
        self.raw = raw

    def get(self, letters: str, default: Pattern | None = None) -> Pattern | None:  # type: ignore[override]
        """Return where the values of a pattern begin, and the values; None for letters that are no pattern."""
        if letters not in self.raw:
            return default
        if letters not in self:
            self[letters] = _parse(self.raw[letters])
        return self[letters]


def _parse(pattern: str) -> Pattern | None:
    values = tuple(int(digit or "0") for digit, _ in pyphen.parse(pattern))
    used = [place for place, value in enumerate(values) if value]
    return (used[0], values[used[0] : used[-1] + 1]) if used else None


@contextmanager
def late_patterns() -> Iterator[None]:
    """Let pyphen read its dictionaries by `LatePatterns`."""
    before = pyphen.HyphDict
    pyphen.HyphDict = LatePatterns
    try:
        yield
    finally:
        pyphen.HyphDict = before
