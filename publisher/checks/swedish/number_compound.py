"""A number and a word that make one word are joined by a hyphen.

Why: "15 åring" is two words that mean nothing.
Fails: En 15 åring greps.
Fails: På 2010 talet byggdes torget.
Passes: En 15-åring på 2010-talet såg på tv-nyheter. Det tog 15 år.
Fix: Write a hyphen: 15-åring, 2010-talet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity

ID = "number-compound"
CLAUSE = "Språklagen (2009:600) 11 §; kommuntorget.fi"
SEVERITY = Severity.WARNING
_APART = re.compile(r"\b(\d+)[ \u00a0–]((?:åring(?:en|ar|arna|s)?|talet|årig|åriga|årigt)\b)")


def faults(text: str) -> Iterator[Fault]:
    """Yield numbers with a space or dash before "åring", "talet" and "årig"."""
    for found in _APART.finditer(text):
        yield Fault(found.start(), found.end(), {"text": found[0], "right": f"{found[1]}-{found[2]}"})


def check(subject: Subject) -> Iterator[Finding]:
    """Report numbers parted from their word."""
    yield from report(subject, ID, SEVERITY, faults)
