"""Fill in what a document says of itself: ids, numbers, notes, cross-references. In that order; each step is a file."""

from __future__ import annotations

from publisher.findings import Finding
from publisher.model import Document
from publisher.resolve import ids, labels, notes, numbers, references
from publisher.resolve.labels import Strings


def resolve(document: Document, words: Strings, *, numbered: bool) -> tuple[Document, tuple[Finding, ...]]:
    """Return `document` with every *resolved* field filled, and what could not be.

    `words` gives the layout's strings for a BCP 47 language.
    """
    findings: list[Finding] = []
    document = ids.give(document, findings)
    document = numbers.give(document, numbered=numbered)
    document = labels.give(document, words)
    document = notes.number(document)
    document = references.write(document, words, findings)
    return document, tuple(findings)
