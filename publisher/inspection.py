"""The inspection of a publication: all checks on today's date, every variant, what people have judged, its links."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from publisher import checks, links, places, rechecking
from publisher.build import Manuscript, prepare, survey
from publisher.checks.subject import Subject
from publisher.ledger import ledger
from publisher.links.visitor import Visitor
from publisher.memory import remembering
from publisher.trace import tracing


def inspect(folder: Path, layouts: Path, today: datetime.date, visitor: Visitor | None = None) -> Manuscript:
    """Return a publication with all that is found in it; `visitor` tries its links. Raises SourceError."""
    with remembering(), tracing(places.roots(folder.parent, layouts)):  # variants have much in common
        manuscript = prepare(folder, layouts, lambda subject: checks.run_all(replace(subject, today=today)))
        publication, document = manuscript.publication, manuscript.document
        surveyed = survey(folder, layouts, rechecking.run_advising) if publication.variants else ()
    found = [finding for finding in surveyed if finding not in manuscript.findings]
    found += ledger.findings(Subject(publication, document, manuscript.layout))
    if visitor is not None:
        addresses = links.addresses(publication, document)
        found += links.findings(addresses, links.visit(addresses, visitor))
    return replace(manuscript, findings=(*manuscript.findings, *found))
