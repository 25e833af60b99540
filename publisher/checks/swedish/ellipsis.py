"""Three points in a row are the one sign for what is left out.

Why: Three full stops may part at the end of a line and are read as "punkt punkt punkt".
Fails: Han tvekade ... men svarade.
Passes: Han tvekade … men svarade. Skriv `cd ...` och tryck.
Fix: Write …
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity

ID = "ellipsis"
CLAUSE = "EU interinstitutional style guide (sv) 6.4"
SEVERITY = Severity.WARNING
_POINTS = re.compile(r"(?<![./\\])\.\.\.(?![./\\])")


def faults(text: str) -> Iterator[Fault]:
    """Yield three full stops in a row, no fewer and no more."""
    for found in _POINTS.finditer(text):
        yield Fault(found.start(), found.end(), {"text": found[0]}, "…")


def check(subject: Subject) -> Iterator[Finding]:
    """Report three full stops in a row."""
    yield from report(subject, ID, SEVERITY, faults)
