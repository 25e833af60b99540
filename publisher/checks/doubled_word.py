"""No word stands twice in a row by mistake.

Why: It is the slip that a spelling checker and a tired eye both miss.
Fails: För att att skapa trygghet behövs samarbete.
Passes: Det som som regel behövs är samarbete.
Passes: För att skapa trygghet behövs samarbete.
Fix: Remove one of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "doubled-word"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.WARNING

# Words that may rightly stand twice: "det som som regel", "var och en som de de mötte", "den den dagen".
ALLOWED = frozenset(
    {
        *("som", "de", "den", "det", "vi", "hur", "så", "där", "var"),
        *("för", "i", "på", "om", "till", "av", "med", "ett", "en"),
    }
)
_DOUBLED = re.compile(r"(?<![\w-])([a-zåäöé]+) \1(?![\w-])", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Report a word that follows itself within one run of text."""
    for element in walk.walk(subject.document):
        if not isinstance(element, model.Text):
            continue
        for found in _DOUBLED.finditer(element.text):
            if found[1].lower() not in ALLOWED and found[0][len(found[1]) + 1].islower():
                yield Finding(ID, element.place, {"word": found[1]}, SEVERITY)
