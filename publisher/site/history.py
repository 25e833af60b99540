"""Hold what was published against what lies in the site's folder, and against what the validators have said since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from publisher.findings import Finding
from publisher.model import Place
from publisher.site.catalogue import Catalogue, Edition, Entry, Outcome, Version

Outcomes = Mapping[str, tuple[Outcome, ...]]


def reread(catalogue: Catalogue, site: Path, outcomes: Outcomes) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Return the catalogue as its files are now, and a finding for each that is gone or was changed."""
    entries = tuple(_entry(entry, site, outcomes) for entry in catalogue.publications)
    faults = [e for entry in entries for version in entry.versions for e in version.editions if e.fault]
    findings = tuple(
        Finding(f"site-file-{e.fault}", Place((site / e.path).as_posix()), {"file": e.file}) for e in faults
    )
    return replace(catalogue, publications=entries), findings


def _entry(entry: Entry, site: Path, outcomes: Outcomes) -> Entry:
    return replace(entry, versions=tuple(_version(version, site, outcomes) for version in entry.versions))


def _version(version: Version, site: Path, outcomes: Outcomes) -> Version:
    return replace(version, editions=tuple(_edition(edition, site, outcomes) for edition in version.editions))


def _edition(edition: Edition, site: Path, outcomes: Outcomes) -> Edition:
    """Return an edition with the newest results that there are; those of an older run stay."""
    file = site / edition.path
    if not file.is_file():
        return replace(edition, fault="gone")
    same = hashlib.sha256(file.read_bytes()).hexdigest() == edition.sha256
    return replace(edition, fault="" if same else "altered", outcomes=outcomes.get(edition.sha256, edition.outcomes))
