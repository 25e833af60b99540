"""No space stands before a punctuation mark.

Why: The line may break there, so that the next begins with a comma.
Fails: Vi köpte lås , lampor och skyltar.
Fails: Hur gick det ?
Passes: Vi köpte lås, lampor och skyltar. Hur gick det? Han tvekade … men svarade.
Passes: [Il a dit : « Oui ! »]{lang=fr}
Fix: Remove the space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity

ID = "space-before-punctuation"
CLAUSE = "EU interinstitutional style guide (sv) 6.4"
SEVERITY = Severity.WARNING
_SPACED = re.compile(r"(?<=[^\W_]|[”)])[ \u00a0]+([,;:!?.])(?=\s|$)")


def faults(text: str) -> Iterator[Fault]:
    """Yield spaces between a word and the mark after it."""
    for found in _SPACED.finditer(text):
        yield Fault(found.start(), found.end(), {"text": text[max(0, found.start() - 20) : found.end()].lstrip()})


def check(subject: Subject) -> Iterator[Finding]:
    """Report spaces before punctuation marks."""
    yield from report(subject, ID, SEVERITY, faults)
