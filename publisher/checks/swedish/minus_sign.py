"""A negative number has a minus sign.

Why: A hyphen is too short to be seen, may end a line, and is not read as minus.
Fails: Det var -5 °C på natten.
Fails: Förändringen är -12 procent.
Passes: Det var −5 °C på natten. Använd flaggan -5 i kommandot `head -5`. Det gäller 10-20 procent.
Fix: Write − (U+2212) close to the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import NUMBER, SPACE, Fault, changed, report
from publisher.findings import Finding, Severity

ID = "minus-sign"
CLAUSE = "EU interinstitutional style guide (sv) 6.4"
SEVERITY = Severity.WARNING
_HYPHEN = re.compile(rf"(?<![\w–)-])(-){NUMBER}(?={SPACE}?(?:[°%‰]|(?:grader|procent|kr|kronor|mnkr|tkr)\b))")


def faults(text: str) -> Iterator[Fault]:
    """Yield hyphens before a number with a unit; after a number it may be a range."""
    for found in _HYPHEN.finditer(text):
        if not re.search(rf"\d{SPACE}$", text[: found.start()]):
            yield changed(text, found.start(1), found.end(1), "−", found.span())


def check(subject: Subject) -> Iterator[Finding]:
    """Report hyphens in the place of a minus sign."""
    yield from report(subject, ID, SEVERITY, faults)
