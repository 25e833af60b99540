"""Fill in what a document says of itself: ids, numbers, notes, cross-references. In that order; each step is a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publisher.findings import Finding
from publisher.model import Document
from publisher.resolve import ids, notes, numbers, references


def resolve(document: Document, words: Mapping[str, Any], *, numbered: bool) -> tuple[Document, tuple[Finding, ...]]:
    """Return `document` with every *resolved* field filled, and what could not be."""
    findings: list[Finding] = []
    document = ids.give(document, findings)
    document = numbers.give(document, words["words"], numbered=numbered)
    document = notes.number(document)
    document = references.write(document, findings)
    return document, tuple(findings)
