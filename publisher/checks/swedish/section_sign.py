"""The section sign and "kap." stand apart from their numbers.

Why: §4 is read as one word.
Fails: Kravet finns i 10§ i lagen.
Fails: Se §4 i protokollet.
Fails: Det står i 4kap. 2 §.
Passes: Enligt 4 kap. 2 § och 3–7 §§ gäller detta. Se § 4 i protokollet.
Fix: Write a fixed space (&nbsp;) between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import FIXED, Fault, changed, report
from publisher.findings import Finding, Severity

ID = "section-sign"
CLAUSE = "Myndigheternas skrivregler; EU interinstitutional style guide (sv) 6.4"
SEVERITY = Severity.WARNING
_CLOSE = re.compile(r"\d()§+|§+()\d|\d()kap\.|kap\.()\d")


def faults(text: str) -> Iterator[Fault]:
    """Yield section signs and "kap." with a number close upon them."""
    for found in _CLOSE.finditer(text):
        at = found.start(found.lastindex or 0)
        yield changed(text, at, at, FIXED, found.span())


def check(subject: Subject) -> Iterator[Finding]:
    """Report section signs without a space."""
    yield from report(subject, ID, SEVERITY, faults)
