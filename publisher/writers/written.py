"""What a writer gives back."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.findings import Finding


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of one edition, and what was learnt while they were written."""

    data: bytes
    pages: int | None = None  # None for a format without pages
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another edition of the same publication, as a reader downloads it."""

    format: str  # as in FORMATS
    name: str  # of the file, beside this edition
    bytes: int
    pages: int | None = None  # None when they are not known
