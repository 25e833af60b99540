"""Two readings side by side: what is lost, added, moved or changed, and where in the sources it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from publisher.equivalence.reading import Piece, Reading
from publisher.findings import Finding


def differences(expected: Reading, found: Reading, edition: str) -> Iterator[Finding]:
    """Yield a finding for each piece of `expected` that `found` lacks or tells otherwise, and for each that it adds."""
    yield from _compared(expected.pieces, found.pieces, edition)
    yield from _compared(expected.notes, found.notes, edition)


def _compared(expected: tuple[Piece, ...], found: tuple[Piece, ...], edition: str) -> Iterator[Finding]:
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        paired = min(last - first, end - start)
        for wanted, got in zip(expected[first : first + paired], found[start : start + paired], strict=True):
            yield _changed(wanted, got, edition)
        for wanted in expected[first + paired : last]:
            values = {"edition": edition, "role": wanted.role, "text": wanted.text[:80]}
            yield Finding("edition-lacks", wanted.place, values)
        before = expected[last - 1].place if last else expected[0].place if expected else replace(Piece("")).place
        for got in found[start + paired : end]:
            yield Finding("edition-adds", before, {"edition": edition, "role": got.role, "text": got.text[:80]})


def _changed(wanted: Piece, got: Piece, edition: str) -> Finding:
    names = [
        name for name in ("role", "text", "level", "inside", "lang", "marks") if _of(wanted, name) != _of(got, name)
    ]
    shown = "; ".join(f"{name}: {_short(wanted, got, name)}" for name in names)
    return Finding("edition-differs", wanted.place, {"edition": edition, "difference": shown})


def _of(piece: Piece, name: str) -> object:
    return getattr(piece, name)


def _short(wanted: Piece, got: Piece, name: str) -> str:
    one, other = _of(wanted, name), _of(got, name)
    if name == "marks":
        one = [mark for mark in wanted.marks if mark not in got.marks]
        other = [mark for mark in got.marks if mark not in wanted.marks]
    return f"{str(one)[:120]} → {str(other)[:120]}"
