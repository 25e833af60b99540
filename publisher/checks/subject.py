"""What a check is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from publisher import prose, walk
from publisher.layout import Layout
from publisher.model import Document, Element
from publisher.publication import Publication


@dataclass(frozen=True)
class Subject:
    """A publication with its resolved document and its layout."""

    publication: Publication
    document: Document
    layout: Layout

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
        return tuple(run for run in prose.runs(self.document) if run.lang.lower().split("-")[0] == "sv")
