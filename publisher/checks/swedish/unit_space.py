"""Between a number and its unit or sign stands a space.

Why: The number is hard to tell from the letters, and speech reads them as one word.
Fails: I tabellen står 25%.
Fails: Stolpen väger 11kg.
Fails: Temperaturen var 20°C.
Passes: I tabellen står 25 %, 11 kg och 20 °C. Vinkeln är 45°. Format A4 och vägen E18, nät med 5G.
Passes: Skriv `width:50%`. Adressen är exempel.se/s%20k?q=25%25.
Fix: Write a fixed space (&nbsp;) between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import swedish
from publisher.checks.subject import Subject
from publisher.checks.swedish import FIXED, Fault, changed, report
from publisher.findings import Finding, Severity

ID = "unit-space"
CLAUSE = "EU interinstitutional style guide (sv) 6.4; 10.6"
SEVERITY = Severity.WARNING
_UNITS = "|".join(re.escape(row["sign"]) for row in swedish.table("units"))
_CLOSE = re.compile(rf"(?<![\w.,/-])(?:\d+(?:[.,]\d+)?)()(?:{_UNITS})(?![\w/])")


def faults(text: str) -> Iterator[Fault]:
    """Yield numbers with their unit close upon them."""
    for found in _CLOSE.finditer(text):
        yield changed(text, found.start(1), found.end(1), FIXED, found.span())


def check(subject: Subject) -> Iterator[Finding]:
    """Report units without a space."""
    yield from report(subject, ID, SEVERITY, faults)
