"""The whole inspection of a publication: all checks on today's date and, when asked for, its links to elsewhere."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from publisher import checks, links
from publisher.build import Manuscript, prepare
from publisher.links.visitor import Visitor


def inspect(folder: Path, layouts: Path, today: datetime.date, visitor: Visitor | None = None) -> Manuscript:
    """Return a publication with all that is found in it; `visitor` tries its links. Raises SourceError."""
    manuscript = prepare(folder, layouts, lambda subject: checks.run_all(replace(subject, today=today)))
    if visitor is None:
        return manuscript
    found = links.addresses(manuscript.publication, manuscript.document)
    return replace(manuscript, findings=(*manuscript.findings, *links.findings(found, links.visit(found, visitor))))
