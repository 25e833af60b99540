"""Safe fixes: the typography of Swedish text in the sources put right, and not a sign besides.

The checks say what is wrong and what should stand in its place; the trace says where in the source it stands. Before a
change is offered the fixed source is read: its document must be the old one with nothing but the fixed signs changed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher import checks, prose, publication, reader
from publisher.build import layout_of
from publisher.checks.swedish import Fault
from publisher.files import replace_file
from publisher.publication import Publication
from publisher.reader import abbreviations, trace
from publisher.reader.trace import Origin, Traced

Changes = dict[Origin, str]
_BOM = b"\xef\xbb\xbf"
_SEEN = str.maketrans({"\u00a0": "‿"})


@dataclass(frozen=True)
class Fix:
    """A source file before and after."""

    file: str
    before: str
    after: str

    def diff(self) -> Iterator[str]:
        """Yield the lines of the unified diff, fixed spaces shown as ‿."""
        before, after = (text.translate(_SEEN).splitlines() for text in (self.before, self.after))
        yield from difflib.unified_diff(before, after, self.file, self.file, lineterm="")

    def write(self) -> None:
        """Put the file in the place of the old one, in one step; a byte order mark and the line ends stay."""
        path = Path(self.file)
        begin = _BOM if path.read_bytes().startswith(_BOM) else b""
        replace_file(path, begin + self.after.encode())


@dataclass(frozen=True)
class Fixes:
    """The fixes of a publication, and the files that were left alone since a change did more than it said."""

    files: tuple[Fix, ...]
    unsure: tuple[str, ...]


def fixes(folder: Path, layouts: Path) -> Fixes:
    """Return the safe fixes of the publication in `folder`. Raises SourceError when it cannot be read."""
    work = publication.load(folder)
    return fixes_of(work, layout_of(work, layouts).words(work.language))


def fixes_of(work: Publication, words: Mapping[str, Any]) -> Fixes:
    """Return the safe fixes of a publication, until there is nothing left to fix."""
    traced = trace.read(work, words, {})
    before, after, unsure = traced.texts, dict(traced.texts), set[str]()
    while changes := {o: sign for o, sign in _changes(traced).items() if o.file not in unsure}:
        new = {**after, **_changed(after, changes)}
        if _as_meant(work, words, traced, changes):
            traced, after = trace.read(work, words, new), new
        else:
            unsure |= _unsure(work, words, traced, changes)
    files = tuple(Fix(file, before[file], after[file]) for file in before if before[file] != after[file])
    return Fixes(files, tuple(sorted(unsure)))


def _as_meant(work: Publication, words: Mapping[str, Any], traced: Traced, changes: Changes) -> bool:
    """Tell whether the fixed sources are read as the same document with nothing but the changed signs."""
    texts = {**traced.texts, **_changed(traced.texts, changes)}
    return reader.read(work, words, trace.loader(texts))[0] == traced.plain_document(changes)


def _unsure(work: Publication, words: Mapping[str, Any], traced: Traced, changes: Changes) -> set[str]:
    """Return the files whose changes, made alone, do more than they say; all of them when only together."""
    files = {origin.file for origin in changes}
    found = set()
    for file in files:
        own = {origin: sign for origin, sign in changes.items() if origin.file == file}
        if not _as_meant(work, words, traced, own):
            found.add(file)
    return found or files


def _changed(texts: Mapping[str, str], changes: Changes) -> dict[str, str]:
    """Return the texts of the files that `changes` are made in."""
    made: dict[str, str] = {}
    for origin in sorted(changes, key=lambda origin: origin.offset, reverse=True):
        text = made.get(origin.file, texts[origin.file])
        made[origin.file] = text[: origin.offset] + changes[origin] + text[origin.offset + 1 :]
    return made


def _changes(traced: Traced) -> Changes:
    """Return what stands in the place of which signs; what is also read in another language stays as it is."""
    found: Changes = {}
    foreign: set[Origin] = set()
    # An explained abbreviation keeps its spelling: in another, nothing would explain it.
    short = abbreviations.pattern_of(shorts) if (shorts := [s for s, _, _ in traced.context.abbreviations]) else None
    rules = [check.faults for check in checks.checks() if check.faults]
    for run in prose.whole_runs(traced.document):
        if run.lang.lower().split("-")[0] != "sv":
            foreign |= {origin for character in run.text if (origin := traced.origin(character))}
            continue
        if not trace.MARK.search(run.text):
            continue
        text = prose.without_addresses(traced.plain(run.text))
        kept = [match.span() for match in short.finditer(text)] if short else []
        for fault in (fault for rule in rules for fault in rule(text)):
            if any(start < fault.end and fault.start < end for start, end in kept):
                continue
            change = _change(traced, run.text, text, fault)
            if found.keys().isdisjoint(change):
                found |= change
    return {origin: sign for origin, sign in found.items() if origin not in foreign}


def _change(traced: Traced, marked: str, text: str, fault: Fault) -> Changes:
    """Return the change that a fault's replacement makes; nothing when one of its signs has no known place."""
    if fault.replacement is None:
        return {}
    if fault.start == fault.end:
        return _inserted(traced, marked, fault.start, fault.replacement)
    origins = [traced.origin(character) for character in marked[fault.start : fault.end]]
    known = [origin for origin in origins if origin]
    if len(known) < len(origins):
        return {}
    return dict.fromkeys(known, "") | {known[0]: fault.replacement}


def _inserted(traced: Traced, marked: str, at: int, replacement: str) -> Changes:
    after = traced.origin(marked[at]) if at < len(marked) else None
    if after:
        return {after: replacement + after.sign}
    before = traced.origin(marked[at - 1]) if at else None
    return {before: before.sign + replacement} if before else {}
