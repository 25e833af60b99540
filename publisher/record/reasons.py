"""Why an edition is stale, as data; the words stand in `strings/<language>/record.toml` under `reasons`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from publisher.record.entry import Entry
from publisher.record.program import CODE, LIBRARY
from publisher.trace import ABSENT, FILE, FILES_BELOW, FILES_IN, IS_FILE, LISTING, UNSTABLE

Change = tuple[str, str, str, str]  # kind, key, what was seen then and what is seen now


class Reason(NamedTuple):
    """One reason, and the values that its words are filled with."""

    rule: str
    values: dict[str, str]


def reasons(changes: Iterable[Change], entry: Entry) -> Iterator[Reason]:
    """Yield each reason once; a new program is reason enough."""
    told: list[Reason] = []
    for change in sorted(changes, key=lambda change: change[0] not in (CODE, LIBRARY)):
        for reason in _reason(*change, entry):
            if reason in told:
                continue
            told.append(reason)
            yield reason
            if reason.rule == "program":
                return


def _reason(kind: str, key: str, then: str, now: str, entry: Entry) -> Iterator[Reason]:
    if kind == CODE:
        yield Reason("program", {})
    elif kind == LIBRARY:
        yield Reason("library", {"name": key, "then": then or "–", "now": now or "–"})
    elif then == UNSTABLE:
        yield Reason("unstable", {"file": _shown(key.partition("|")[0], entry)})
    elif kind in (FILES_IN, FILES_BELOW, LISTING):
        yield from _names(key.partition("|")[0], set(then.splitlines()), set(now.splitlines()), entry)
    elif kind in (FILE, IS_FILE):
        yield _file(key, "added" if then == ABSENT else "removed" if now == ABSENT else "changed", entry)
    elif kind == "siblings":
        yield from _siblings(then, now)
    else:
        yield Reason("moved", {"file": _shown(key, entry)})


def _names(folder: str, then: set[str], now: set[str], entry: Entry) -> Iterator[Reason]:
    for what, names in (("added", now - then), ("removed", then - now)):
        for name in sorted(names):
            yield _file(f"{folder}/{name}", what, entry)


def _file(key: str, what: str, entry: Entry) -> Reason:
    file = _shown(key, entry)
    if key not in entry.titles:
        return Reason(f"file_{what}", {"file": file})
    number, title = entry.titles[key]
    return Reason(f"{'chapter' if number else 'part'}_{what}", {"file": file, "number": number, "title": title})


def _shown(key: str, entry: Entry) -> str:
    """Return a file as its editor knows it: within the publication's folder, or beside the publications."""
    return key.removeprefix(f"sources/{entry.publication}/") if not key.startswith("/") else PurePosixPath(key).name


def _siblings(then: str, now: str) -> Iterator[Reason]:
    for line in sorted({*then.splitlines()} ^ {*now.splitlines()}):
        yield Reason("sibling", {"file": PurePosixPath(line.rsplit(" ", 2)[0]).name})
