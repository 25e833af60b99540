"""What a check is given."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from publisher import prose, walk
from publisher.findings import Finding
from publisher.layout import Layout
from publisher.model import Document, Element
from publisher.publication import Publication


@dataclass(frozen=True)
class Subject:
    """A publication with its resolved document and its layout.

    `today` is given by the command line alone: an edition depends on no clock, so a build asks nothing of the date.
    """

    publication: Publication
    document: Document
    layout: Layout
    today: datetime.date | None = None
    reported: tuple[Finding, ...] = ()  # by reader and resolve: what could not be read may be missing in the document

    @cached_property
    def runs(self) -> tuple[prose.Run, ...]:
        """Return the document's prose, gathered once for all checks."""
        return tuple(prose.runs(self.document))

    @property
    def words(self) -> Mapping[str, Any]:
        """Return the layout's strings in the publication's language."""
        return self.layout.words(self.publication.language)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Return every element of the document, in reading order."""
        return tuple(walk.walk(self.document))

    @cached_property
    def swedish(self) -> tuple[prose.Run, ...]:
        """Return the runs of Swedish text."""
        return tuple(run for run in self.runs if run.lang.lower().split("-")[0] == "sv")
