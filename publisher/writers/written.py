"""What a writer gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.findings import Finding


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of one edition, and what was learnt while they were written."""

    data: bytes
    pages: int | None = None  # None for a format without pages
    page_of: Mapping[str, int] = field(default_factory=dict)  # id of a section, figure or table -> page, from 1
    findings: tuple[Finding, ...] = ()
