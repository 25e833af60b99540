"""No punctuation mark stands twice.

Why: It is a slip, often where a link or an abbreviation ends a sentence.
Fails: Länk till annan webbplats..
Fails: Vi köpte lås, lampor m.m..
Fails: Vi köpte lås,, lampor.
Passes: Vi köpte lås, lampor m.m. Han tvekade … men svarade. Skriv `cd ..` och tryck Retur.
Fix: Remove one of the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity

ID = "double-punctuation"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.WARNING
_DOUBLE = re.compile(r"(?<![./\\])\.\.(?![./\\])|,,+|;;+|,\.|…\.|(?<!:)::(?![:\w])")


def faults(text: str) -> Iterator[Fault]:
    """Yield punctuation marks that follow themselves; three full stops are an ellipsis."""
    for found in _DOUBLE.finditer(text):
        yield Fault(found.start(), found.end(), {"text": text[max(0, found.start() - 20) : found.end()].lstrip()})


def check(subject: Subject) -> Iterator[Finding]:
    """Report double punctuation."""
    yield from report(subject, ID, SEVERITY, faults)
