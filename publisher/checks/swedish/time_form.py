"""A time of day has a point: kl. 13.15.

Why: It is the Swedish way; the colon belongs to standards and machines.
Fails: Vi ses kl. 13:15.
Fails: Öppet klockan 9:00–16:30.
Passes: Vi ses kl. 13.15–14.30, klockan 8. Skalan är 1:15. Se SOU 2021:85 och Matteus 5:14.
Fix: Write a point between hours and minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import SPACE, Fault, report
from publisher.findings import Finding, Severity

ID = "time-form"
CLAUSE = "EU interinstitutional style guide (sv) 10.4.2"
SEVERITY = Severity.WARNING
_TIME = re.compile(
    rf"\b(?:[Kk]l\.?|[Kk]lockan){SPACE}?(\d?\d[:.][0-5]\d(?:{SPACE}?[–-]{SPACE}?\d?\d[:.][0-5]\d)?)(?![\d:])"
)


def faults(text: str) -> Iterator[Fault]:
    """Yield colons in times that "kl." or "klockan" stands before."""
    for found in _TIME.finditer(text):
        for at in range(found.start(1), found.end(1)):
            if text[at] == ":":
                yield Fault(at, at + 1, {"text": found[0], "right": found[0].replace(":", ".")}, ".")


def check(subject: Subject) -> Iterator[Finding]:
    """Report colons in times."""
    yield from report(subject, ID, SEVERITY, faults)
