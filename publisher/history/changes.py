"""What has changed between two texts: sections and passages, told so that a person can look each up."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from publisher.history.text import HEADING, NOTE, Part, Text

ALIKE = 0.5  # the share of words in common from which a passage is the same one, changed
_NUMBER = re.compile(r"^\d+(\.\d+)*\s+(?=\D)")
FRONT, NOTES = "front", "notes"  # sections that have no heading of their own


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that was changed, or added (nothing before), or removed (nothing after)."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A section that was added, removed, moved, renamed or changed, its headings as they were and as they are."""

    kind: str
    before: str = ""
    after: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    above: tuple[str, ...]  # the headings above it, without numbers
    passages: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (*self.above, _plain(self.heading))


def changes(old: Text, new: Text) -> tuple[Change, ...]:
    """Return what has changed from `old` to `new`, in the order of `new`, what was removed where it stood.

    A section is known by its heading and those above it; numbers do not count, since they change with what stands
    before. One with a new heading is the one that lost its own and says most of the same. The catalogue's "what is
    new" is `changes(previous(store, name), kept(store, name))`.
    """
    before, after = list(_sections(old.parts)), list(_sections(new.parts))
    matcher = SequenceMatcher(None, [each.key for each in before], [each.key for each in after], autojunk=False)
    pairs: list[_Pair] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            pairs += [_Pair(*both) for both in zip(before[first:last], after[start:end], strict=True)]
        else:
            pairs += [_Pair(section, None) for section in before[first:last]]
            pairs += [_Pair(None, section) for section in after[start:end]]
    pairs = _reunited(pairs)
    along = {pair.new.key for pair in pairs if pair.new and not pair.in_order}
    return tuple(change for pair in pairs if (change := _change(pair)) and not _goes_along(change, pair, along))


def _goes_along(change: Change, pair: _Pair, moved: Container[tuple[str, ...]]) -> bool:
    """Tell whether a section was only taken along by the one above it."""
    above = pair.new.above if pair.new else ()
    return (
        change.kind == "moved" and not change.passages and any(above[:end] in moved for end in range(1, len(above) + 1))
    )


def _sections(parts: Iterable[Part]) -> Iterator[_Section]:
    heading, above, passages = FRONT, list[str](), list[str]()
    levels: list[int] = []
    for part in (*parts, None):
        if part is not None and part.role not in (HEADING, NOTE):
            passages.append(part.text)
            continue
        if part is not None and part.role == NOTE and heading == NOTES:
            passages.append(part.text)
            continue
        if passages or heading != FRONT:
            yield _Section(heading, tuple(above), tuple(passages))
        if part is None:
            return
        if part.role == NOTE:
            heading, above, passages = NOTES, [], [part.text]
            continue
        if heading not in (FRONT, NOTES):
            above = [*above, _plain(heading)]
        while levels and levels[-1] >= part.level:
            levels.pop()
        above = above[: len(levels)]
        levels.append(part.level)
        heading, passages = part.text, []


def _plain(heading: str) -> str:
    return _NUMBER.sub("", heading)


@dataclass(frozen=True, slots=True)
class _Pair:
    old: _Section | None
    new: _Section | None
    in_order: bool = True


def _reunited(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Join what was taken away in one place with what came in another: the same heading, or most of the same words."""
    lost = [pair.old for pair in pairs if pair.old and not pair.new]
    found: dict[int, _Section] = {}
    for same in (_same_key, _same_heading, _same_text):
        for index, pair in enumerate(pairs):
            if pair.old or not pair.new or index in found:
                continue
            match = next((section for section in lost if same(section, pair.new)), None)
            if match:
                found[index] = match
                lost.remove(match)
    joined = [
        _Pair(found[index], pair.new, in_order=False) if index in found else pair for index, pair in enumerate(pairs)
    ]
    return [pair for pair in joined if pair.new or any(pair.old is section for section in lost)]


def _same_key(old: _Section, new: _Section) -> bool:
    return old.key == new.key


def _same_heading(old: _Section, new: _Section) -> bool:
    return old.key[-1] == new.key[-1] and (_alike(" ".join(old.passages), " ".join(new.passages)) or not new.passages)


def _same_text(old: _Section, new: _Section) -> bool:
    return bool(new.passages) and _alike(" ".join(old.passages), " ".join(new.passages))


def _alike(one: str, other: str) -> bool:
    words = one.split(), other.split()
    matcher = SequenceMatcher(None, *words, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _change(pair: _Pair) -> Change | None:
    old, new = pair.old, pair.new
    if old is None and new is not None:
        return Change("added", "", new.heading, tuple(Passage("", text) for text in new.passages))
    if new is None and old is not None:
        return Change("removed", old.heading, "", tuple(Passage(text, "") for text in old.passages))
    assert old is not None
    assert new is not None
    passages = tuple(_passages(old.passages, new.passages))
    if old.key[-1] != new.key[-1]:
        return Change("renamed", old.heading, new.heading, passages)
    if not pair.in_order and (old.key == new.key or not _under_renamed(old, new)):
        return Change("moved", old.heading, new.heading, passages)
    return Change("changed", old.heading, new.heading, passages) if passages else None


def _under_renamed(old: _Section, new: _Section) -> bool:
    """Tell whether a section stands where it stood, under a heading of which one was renamed."""
    return len(old.above) == len(new.above) and sum(a != b for a, b in zip(old.above, new.above, strict=True)) == 1


def _passages(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Passage]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        left = list(old[first:last])
        for after in new[start:end]:
            before = next((text for text in left if _alike(text, after)), None)
            if before is None:
                yield Passage("", after)
                continue
            while left[0] != before:
                yield Passage(left.pop(0), "")
            left.pop(0)
            yield Passage(before, after)
        yield from (Passage(before, "") for before in left)
