"""What a check is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publisher.layout import Layout
from publisher.model import Document
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
