"""Gather all that a report rests on: the editions, what judges say of them, and what people have answered."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.build import Manuscript, prepare
from publisher.checks.subject import Subject
from publisher.conformance.evidence import Judged
from publisher.conformance.features import features
from publisher.conformance.judge import Known, judge_conditions, judge_provisions
from publisher.findings import Finding, Severity, SourceError, errors
from publisher.ledger.ledger import Ledger, ledger
from publisher.model import Place
from publisher.regenerate import build
from publisher.results import Listener
from publisher.verification import Store, Verification
from publisher.verification.editions import verify

FORMATS = ("pdf", "docx", "html")


@dataclass(frozen=True)
class Dossier:
    """Everything about one publication that a report shows."""

    manuscript: Manuscript
    editions: Mapping[str, bytes]  # by format, in the order of FORMATS
    files: Mapping[str, Path]
    verification: Verification
    ledger: Ledger
    conditions: tuple[Judged, ...]
    provisions: tuple[Judged, ...]
    date: datetime.date  # of the report: given, or the publication's own

    @property
    def name(self) -> str:
        """Return the publication's name."""
        return self.manuscript.publication.name


def gathered(
    folder: Path, layouts: Path, output: Path, listener: Listener, date: datetime.date | None = None
) -> Dossier:
    """Build the editions of the publication in `folder`, and judge them.

    Raises SourceError when it cannot be built, OSError when what was written cannot be read.
    """
    result = build(folder, layouts, output, FORMATS, listener)
    if not result.complete:
        failed = [edition for edition in result.editions if edition.failure]
        place = Place(folder.as_posix())
        values = ({"edition": edition.format, "message": edition.failure} for edition in failed)
        unwritten = [Finding("edition-not-written", place, value, Severity.ERROR) for value in values]
        raise SourceError((*errors(result.findings), *unwritten))
    manuscript = prepare(folder, layouts)
    files = {edition.format: edition.path for edition in result.editions}
    verification = verify(manuscript, files, Store(output))
    return judged(manuscript, files, verification, date or manuscript.publication.date)


def judged(
    manuscript: Manuscript, files: Mapping[str, Path], verification: Verification, date: datetime.date
) -> Dossier:
    """Judge editions that were verified by every condition and provision. Raises OSError."""
    editions = {format_: path.read_bytes() for format_, path in files.items()}
    book = ledger(Subject(manuscript.publication, manuscript.document, manuscript.layout))
    known = Known(verification, book, {format_: _features(format_, data) for format_, data in editions.items()})
    return Dossier(
        manuscript, editions, files, verification, book, judge_conditions(known), judge_provisions(known), date
    )


def _features(format_: str, data: bytes) -> frozenset[str] | None:
    try:
        return features(format_, data)
    except Exception:  # a damaged file breaks its reader in any way, and nothing is known of it
        return None
