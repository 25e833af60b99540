"""The whole inspection of a publication: all checks on today's date, every variant and, when asked for, its links."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from publisher import checks, links
from publisher.build import Manuscript, prepare, survey
from publisher.links.visitor import Visitor


def inspect(folder: Path, layouts: Path, today: datetime.date, visitor: Visitor | None = None) -> Manuscript:
    """Return a publication with all that is found in it; `visitor` tries its links. Raises SourceError."""
    manuscript = prepare(folder, layouts, lambda subject: checks.run_all(replace(subject, today=today)))
    if manuscript.publication.variants:
        surveyed = tuple(finding for finding in survey(folder, layouts) if finding not in manuscript.findings)
        manuscript = replace(manuscript, findings=(*manuscript.findings, *surveyed))
    if visitor is None:
        return manuscript
    found = links.addresses(manuscript.publication, manuscript.document)
    return replace(manuscript, findings=(*manuscript.findings, *links.findings(found, links.visit(found, visitor))))
