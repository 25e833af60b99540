"""Which editions are stale, and why: what each was made from, beside what is there now. Nothing is built or written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from publisher import places
from publisher.record.entry import Entry, Record
from publisher.record.program import CODE, LIBRARY, program
from publisher.record.store import Store
from publisher.trace import value
from publisher.writers import FORMATS

if TYPE_CHECKING:
    from publisher.record.reasons import Change, Reason

SIBLINGS = "siblings"  # the kind of observation that says which other editions this one tells its readers of
TELLS = frozenset(name for name, format_ in FORMATS.items() if format_.offers_siblings)  # written after the others


class Request(NamedTuple):
    """What is asked for: editions of publications, in an output folder."""

    names: tuple[str, ...]
    sources: Path
    layouts: Path
    output: Path
    formats: tuple[str, ...]
    again: bool = False  # make what is up to date as well
    variants: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # by publication; else the ordinary editions


class Planned(NamedTuple):
    """One edition, and why it is stale; no reasons: it is up to date."""

    path: str
    publication: str
    format: str
    reasons: tuple[Reason, ...]
    variant: str = ""


def edition_path(publication: str, format_: str, variant: str = "") -> str:
    """Return where an edition stands in an output folder; a variant's have a folder of their own."""
    if variant:
        return f"{publication}/{variant}/{publication}-{variant}{FORMATS[format_].suffix}"
    return f"{publication}/{publication}{FORMATS[format_].suffix}"


class Sibling(NamedTuple):
    """Another edition, as one that tells of it says it: its file's name and size, its pages where it knows them."""

    format: str
    name: str
    bytes: int
    pages: int | None


def siblings(record: Record, publication: str, format_: str, variant: str = "") -> tuple[Sibling, ...]:
    """Return the recorded editions of a variant that an edition in `format_` tells of, in the order of FORMATS."""
    if format_ not in TELLS:
        return ()
    paths = {other: edition_path(publication, other, variant) for other in FORMATS if other != format_}
    found = {other: (path, record.editions[path]) for other, path in paths.items() if path in record.editions}
    return tuple(
        Sibling(other, path.rpartition("/")[2], entry.bytes, entry.pages) for other, (path, entry) in found.items()
    )


def told(found: tuple[Sibling, ...]) -> str:
    """Return siblings as an observation says them."""
    return "\n".join(f"{each.name} {each.bytes} {each.pages or 0}" for each in found)


class Plan:
    """A record held against the present; each thing is looked at once."""

    def __init__(self, request: Request, record: Record, store: Store) -> None:
        self.request, self.record, self.store = request, record, store
        self._roots = places.roots(request.sources, request.layouts)
        self.program = program()
        self._unchanged: set[int] = set()  # places in the record's observations
        self._seen = {(kind, name): found for kind, name, found in self.program}

    def editions(self) -> Iterator[Planned]:
        """Yield every edition that was asked for, in the order of FORMATS."""
        for name in self.request.names:
            for variant in self.request.variants.get(name, ("",)):
                for format_ in FORMATS:
                    if format_ in self.request.formats:
                        yield self.edition(name, format_, variant)

    def edition(self, publication: str, format_: str, variant: str = "") -> Planned:
        """Return one edition, and why it is stale."""
        path = edition_path(publication, format_, variant)
        entry = self.record.editions.get(path)
        return Planned(path, publication, format_, self._reasons(path, entry), variant)

    def gone(self) -> tuple[str, ...]:
        """Return the recorded editions whose publication is no longer there."""
        known = places.publications(self.request.sources)
        return tuple(path for path, entry in sorted(self.record.editions.items()) if entry.publication not in known)

    def _reasons(self, path: str, entry: Entry | None) -> tuple[Reason, ...]:
        content = self.store.content(path)
        changed = tuple(self._changed(entry)) if entry else ()
        if entry and content == entry.digest and not changed and not self.request.again:
            return ()
        from publisher.record.reasons import Reason, reasons  # here, since a build with nothing to do needs none

        if entry is None:
            return (Reason("unrecorded" if content else "new", {}),)
        found = [Reason("altered" if content else "missing", {})] if content != entry.digest else []
        if self.request.again:
            found.append(Reason("again", {}))
        return (*found, *reasons(changed, entry))

    def _changed(self, entry: Entry) -> Iterator[Change]:
        """Yield what an edition was made from that is no longer as it was."""
        for place in entry.inputs:
            if place in self._unchanged:
                continue
            kind, key, then = self.record.observations[place]
            now = self._now(kind, key, entry)
            if then != now:
                yield kind, key, then, now
            elif kind != SIBLINGS:  # they change while editions are made
                self._unchanged.add(place)

    def _now(self, kind: str, key: str, entry: Entry) -> str:
        """Return what an observation of this kind would see now."""
        if kind == SIBLINGS:
            return told(siblings(self.record, entry.publication, entry.format, entry.variant))
        if kind in (CODE, LIBRARY):
            return self._seen.get((kind, key), "")
        if (kind, key) not in self._seen:
            self._seen[kind, key] = value(kind, key, self._roots)
        return self._seen[kind, key]
