"""The decimal sign is a comma.

Why: In Swedish 2.9 is a section or a time.
Fails: Andelen var 2.9 procent.
Fails: Rapport, pdf, 2.9 MB.
Passes: Andelen var 2,9 procent. Läs avsnitt 3.1 före mötet kl. 13.15.
Passes: Kravet finns i WCAG 2.2, PDF 1.7 och artikel 2.1 a.
Fix: Write a comma: 2,9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import swedish
from publisher.checks.subject import Subject
from publisher.checks.swedish import DESIGNATION, SPACE, Fault, changed, follows, report
from publisher.findings import Finding, Severity

ID = "decimal-comma"
CLAUSE = "EU interinstitutional style guide (sv) 6.4"
SEVERITY = Severity.WARNING
_UNITS = "|".join(re.escape(row["sign"]) for row in swedish.table("units") if row["sign"][-1].isalpha())
_POINT = re.compile(
    rf"(?<![\w.,:/-])\d+(\.)\d{{1,2}}(?![\d.])(?={SPACE}?(?:[%‰€]|(?:{_UNITS}|procentenheter|miljoner|miljarder|meter|"
    rf"hektar|grader|timmar|gånger)\b))"
)


def faults(text: str) -> Iterator[Fault]:
    """Yield points in numbers of one or two decimals that a unit follows."""
    for found in _POINT.finditer(text):
        if not follows(text, found.start(), DESIGNATION):
            yield changed(text, found.start(1), found.end(1), ",", found.span())


def check(subject: Subject) -> Iterator[Finding]:
    """Report decimal points."""
    yield from report(subject, ID, SEVERITY, faults)
