"""Thousands are parted by a space, not by a point or a comma.

Why: In Swedish 12,000 is twelve, and 12.000 is read as a time or a section.
Fails: Länet har 306.792 invånare.
Fails: Länet har 306,792 invånare.
Fails: Stödet är 1,200,000 i år.
Fails: Det kostar 12000 kronor.
Passes: Läs avsnitt 3.1.2. Servern har adressen 192.168.1.10. Värdet är 1,234 i tabellen, 2 000 kronor.
Fix: Write a fixed space (&nbsp;) between the groups: 306 792.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import DESIGNATION, FIXED, SPACE, Fault, follows, report
from publisher.findings import Finding, Severity

ID = "thousands-separator"
CLAUSE = "EU interinstitutional style guide (sv) 10.6"
SEVERITY = Severity.WARNING
_COUNTED = rf"(?={SPACE}(?:invånare|personer|kronor|kr|anmälningar|brott|företag|hushåll|ungdomar|elever)\b)"
_SEPARATED = re.compile(
    rf"(?<![\w.,:/-])(?:[1-9]\d{{0,2}}(?:\.\d{{3}})+(?![\w.,]*\d)|[1-9]\d{{0,2}}(?:,\d{{3}}){{2,}}(?![\w,])|"
    rf"[1-9]\d{{0,2}},\d{{3}}{_COUNTED}|\d{{5,7}}{_COUNTED})"
)


def faults(text: str) -> Iterator[Fault]:
    """Yield numbers with points or commas between thousands, or five digits and more in a row that count something."""
    for found in _SEPARATED.finditer(text):
        if not follows(text, found.start(), DESIGNATION):
            digits = int(re.sub(r"\D", "", found[0]))
            right = f"{digits:,}".replace(",", FIXED)
            yield Fault(found.start(), found.end(), {"text": found[0], "right": right})


def check(subject: Subject) -> Iterator[Finding]:
    """Report points and commas between thousands."""
    yield from report(subject, ID, SEVERITY, faults)
