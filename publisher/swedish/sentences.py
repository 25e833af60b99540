"""Where a Swedish sentence ends: not at "t.ex.", "kap. 2", "kl. 8.00", "C.-H. Björnsson" or a decimal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from publisher import swedish

_STOP = re.compile(r"[.?!…]+[”’»\")\]\ufffc]*(?=\s)")  # U+FFFC: a note's number, or another thing without words
_INITIAL = re.compile(r"(?:^|[\s(”])(?:[A-ZÅÄÖ]\.-?)+$")
_NUMBER = re.compile(r"^\d{1,3}\.$")
_CLOSING = '”’»")]\ufffc'
_OPENING = '”’»"([\ufffc–'


@cache
def abbreviations(kind: str) -> frozenset[str]:
    """Return the abbreviations with a point whose `sentence_split` is `kind`."""
    return frozenset(
        row["recommended"].split()[-1].lower()
        for row in swedish.table("abbreviations")
        if row["sentence_split"] == kind and row["recommended"].endswith(".")
    )


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of one block of text with its offset; the end of the block ends the last."""
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text[start : stop.end()].strip(), text[stop.end() :].lstrip()):
            yield from _sentence(text, start, stop.end())
            start = stop.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    piece = text[start:end]
    if any(character.isalnum() for character in piece):
        yield start + len(piece) - len(piece.lstrip()), piece.strip()


def _ends(before: str, after: str) -> bool:
    """Tell whether a sentence ends between `before`, which has the stop, and `after`."""
    first = after.lstrip(_OPENING)[:1]
    if first.islower():
        return False
    bare = before.rstrip(_CLOSING)
    if not bare.endswith("."):
        return True
    word = bare.split()[-1].lstrip(_OPENING).lower()
    if word in abbreviations("never") or _INITIAL.search(bare):
        return False
    if word in abbreviations("before-number"):
        return not first.isdigit()
    return not (_NUMBER.match(word) and bare == word)  # the number of a point: "1. Kartlägg läget"
