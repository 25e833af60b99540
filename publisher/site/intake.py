"""Take the editions of one publication into the catalogue: as a new version, or as more of the latest one.

An address, once given, keeps its bytes. An edition that differs from what lies there asks for a new version, and then
nothing of that build is taken: the editions of a version belong together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from publisher import publication
from publisher.build import prepare
from publisher.findings import Finding, SourceError, errors
from publisher.publication import Publication
from publisher.site import opening
from publisher.site.catalogue import ORDER, SUFFIXES, Edition, Entry, Outcome, Version, Withheld

_OPTIONAL = "ua2"  # an archive's edition is made only when it is asked for


@dataclass
class Taken:
    """What became of one publication: its entry, the bytes of new addresses, and what must be said."""

    entry: Entry | None
    files: dict[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class _Offer:
    """An edition as it was built; `reason` says why it is not taken."""

    format: str
    data: bytes | None
    edition: Edition | None
    reason: str = ""
    why: str = ""


@dataclass(frozen=True)
class Intake:
    """Where editions come from and go: their folder, the sources, the layouts, the site, the validators' results."""

    output: Path
    sources: Path
    layouts: Path
    site: Path
    outcomes: Mapping[str, tuple[Outcome, ...]]

    def take(self, name: str, before: Entry | None) -> Taken:
        """Return the publication's entry, with its editions if its sources and they are sound."""
        try:
            manuscript = prepare(self.sources / name, self.layouts)
        except SourceError as error:
            return Taken(before and _unsound(before), findings=error.findings)
        entry = _described(manuscript.publication, before)
        found = errors(manuscript.findings)
        if found:
            return Taken(_unsound(entry), findings=found)
        return self._editions(manuscript.publication, entry)

    def _editions(self, work: Publication, entry: Entry) -> Taken:
        """Take each edition, or say why it is not taken."""
        version = _version(work)
        latest = entry.latest if entry.latest and entry.latest.version == version.version else None
        there = {edition.format: edition for edition in latest.editions} if latest else {}
        superseded = version.version in {old.version for old in entry.versions[1:]}
        offers = list(self._offers(f"{work.name}/{version.version}/", work.name, there, superseded))
        refused = [offer for offer in offers if offer.reason]
        entry = replace(entry, withheld=tuple(Withheld(format=o.format, reason=o.reason, why=o.why) for o in refused))
        findings = tuple(_finding(work, version, offer) for offer in refused)
        if any(offer.reason == "changed" for offer in refused):
            return Taken(entry, findings=findings)
        good = {o.format: o for o in offers if o.edition and not o.reason}
        editions = there | {format_: o.edition for format_, o in good.items() if o.edition}
        if not editions:
            return Taken(entry, findings=findings)
        newest = replace(version, editions=tuple(editions[f] for f in ORDER if f in editions))
        entry = replace(entry, versions=(newest, *(entry.versions[1:] if latest else entry.versions)))
        return Taken(entry, {o.edition.path: o.data for o in good.values() if o.edition and o.data}, findings)

    def _offers(self, place: str, name: str, there: Mapping[str, Edition], superseded: bool) -> Iterator[_Offer]:
        for format_ in ORDER:
            file = name + SUFFIXES[format_]
            data = _read(self.output / name / file)
            if data is not None:
                yield self._offer(format_, place + file, data, superseded)
            elif format_ != _OPTIONAL and format_ not in there:
                yield _Offer(format_, None, None, "missing")

    def _offer(self, format_: str, path: str, data: bytes, superseded: bool) -> _Offer:
        try:
            pages = opening.pages(format_, data)
        except ValueError as error:
            return _Offer(format_, data, None, "broken", str(error))
        sha256 = hashlib.sha256(data).hexdigest()
        outcomes = self.outcomes.get(sha256, ())
        edition = Edition(format=format_, path=path, bytes=len(data), sha256=sha256, pages=pages, outcomes=outcomes)
        there = _read(self.site / path)
        if superseded or (there is not None and there != data):
            return _Offer(format_, data, edition, "changed")
        if not edition.offered:
            return _Offer(format_, data, edition, "failed", edition.failed)
        return _Offer(format_, data, edition)


def _finding(work: Publication, version: Version, offer: _Offer) -> Finding:
    values = {"file": work.name + SUFFIXES[offer.format], "name": work.name, "version": version.version}
    place = publication.place(work.folder, "version" if work.version else "date")
    return Finding(f"site-edition-{offer.reason}", place, values | {"why": offer.why})


def _described(work: Publication, before: Entry | None) -> Entry:
    """Return the publication's entry with what `publication.toml` says now and the versions that it had."""
    return Entry(
        name=work.name,
        title=work.title,
        subtitle=work.subtitle,
        description=work.description,
        language=work.language,
        publisher=work.publisher,
        audience=work.audience,
        licence=work.licence,
        contact=work.contact,
        versions=before.versions if before else (),
    )


def _version(work: Publication) -> Version:
    return Version(
        version=work.version or work.date.isoformat(),
        date=work.date,
        title=work.title,
        subtitle=work.subtitle,
        status=work.status,
        changes=work.changes,
        valid_from=work.validity.start if work.validity else None,
        valid_to=work.validity.end if work.validity else None,
    )


def _unsound(entry: Entry) -> Entry:
    """Return the entry as it was, saying that nothing new is offered."""
    formats = (format_ for format_ in ORDER if format_ != _OPTIONAL)
    return replace(entry, withheld=tuple(Withheld(format=format_, reason="sources") for format_ in formats))


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
