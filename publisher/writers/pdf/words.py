"""The phrases that the PDF writer puts into a file; the layout has them in the language of the publication."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What links say of themselves; `{number}` and `{text}` are filled in."""

    footnote: str
    back: str
    external: str
