"""Thousands are parted by a fixed space.

Why: At an ordinary space the line may break, and 12 000 becomes two numbers.
Fails: Länet har 306 792 invånare.
Fails: Mellan 10 000 och 1 200 000 kronor.
Passes: Länet har 306 792 invånare. Rapporten kom 2010 och kostade 12 000.
Passes: Ring 010-224 80 00 eller 08-527 584 00. EN 301 549 gäller. Box 12345, 102 34 Stockholm.
Fix: Write a fixed space (&nbsp;) between the groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import DESIGNATION, FIXED, SPACE, Fault, follows, report_printed
from publisher.findings import Finding, Severity

ID = "number-space"
CLAUSE = "EU interinstitutional style guide (sv) 10.6"
SEVERITY = Severity.WARNING
_GROUPED = re.compile(rf"(?<![\w.,:/-])(?<!\d{SPACE})[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?!\w|{SPACE}\d|-)")


def faults(text: str) -> Iterator[Fault]:
    """Yield the ordinary spaces within numbers of three-digit groups."""
    for found in _GROUPED.finditer(text):
        if follows(text, found.start(), DESIGNATION):
            continue
        for at in range(found.start(), found.end()):
            if text[at] == " ":
                yield Fault(at, at + 1, {"text": found[0]}, FIXED)


def check(subject: Subject) -> Iterator[Finding]:
    """Report ordinary spaces in numbers."""
    yield from report_printed(subject, ID, SEVERITY, faults)
