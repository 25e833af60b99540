"""A date is written "6 juni 2023", or 2023-06-06 in tables.

Why: Small letters and words are Swedish; 6/6 can be read as a fraction, and dashes part what belongs together.
Fails: Mötet hålls den 6 Juni 2023.
Fails: Mötet hålls den 6/6.
Fails: Mötet hålls 6:e juni.
Fails: Mötet hölls 2023–06–06.
Passes: Mötet hålls den 6 juni 2023. Maj Svensson och April Lind var med. Beslutet fattades 2023-06-06.
Passes: En färdig del är 3/4 av allt. Läsåret 2019/20. Prop. 2016/17:126.
Fix: Write day, month with a small letter, year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import MONTHS, SPACE, Fault, report
from publisher.findings import Finding, Severity

ID = "date-form"
CLAUSE = "EU interinstitutional style guide (sv) 10.4"
SEVERITY = Severity.WARNING
_NAMED = re.compile(rf"\b(\d{{1,2}})(?::[ea])?({SPACE})({MONTHS}|{MONTHS.title()})\b(?! (?:Lind|Svensson))")
_SLASHED = re.compile(
    rf"\b(?:den|senast|hålls|hölls|datum|från|till){SPACE}(?:[1-9]|[12]\d|3[01])/(?:[1-9]|1[0-2])(?![\w/])"
)
_DASHED = re.compile(r"(?<![\d–])(?:19|20)\d\d(–)(?:0[1-9]|1[0-2])(–)(?:0[1-9]|[12]\d|3[01])(?![\d–])")


def faults(text: str) -> Iterator[Fault]:
    """Yield months with a capital, ordinals, days with a slash and standard dates with dashes."""
    for found in _NAMED.finditer(text):
        right = f"{found[1]} {found[3].lower()}"
        if found[0].replace(found[2], " ") != right:
            yield Fault(found.start(), found.end(), {"text": found[0], "right": right})
    for found in _SLASHED.finditer(text):
        yield Fault(found.start(), found.end(), {"text": found[0], "right": "6 juni"})
    for found in _DASHED.finditer(text):
        for i in (1, 2):
            yield Fault(found.start(i), found.end(i), {"text": found[0], "right": found[0].replace("–", "-")}, "-")


def check(subject: Subject) -> Iterator[Finding]:
    """Report dates in other forms."""
    yield from report(subject, ID, SEVERITY, faults)
