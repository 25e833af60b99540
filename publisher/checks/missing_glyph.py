"""Every character can be drawn with the layout's own font.

Why: A character that the font lacks is an empty box in print, and another font on the screen.
Fails: Ordet ആ finns inte i typsnittet.
Passes: Čállinmearka, tecken som → och ½ och mellanrum som 12 000 finns.
Fix: Write it with letters, or as a figure with a text alternative.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from publisher import model
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "missing-glyph"
CLAUSE = "ISO 14289-1 7.21.8; Matterhorn 1.1 31-030"
SEVERITY = Severity.ERROR

_NOT_DRAWN = {"Cc", "Cf", "Zl", "Zp"}


def check(subject: Subject) -> Iterator[Finding]:
    """Report each text with characters that the layout's regular font lacks."""
    for element in subject.elements:
        if not isinstance(element, model.Text | model.Code | model.CodeBlock | model.Abbreviation):
            continue
        lacking = set(map(ord, element.text)) - subject.layout.coverage
        missing = sorted(chr(code) for code in lacking if _drawn(chr(code)))
        if missing:
            values = {"characters": " ".join(f"{c} (U+{ord(c):04X})" for c in missing)}
            yield Finding(ID, element.place, values, SEVERITY)


def _drawn(character: str) -> bool:
    return unicodedata.category(character) not in _NOT_DRAWN
