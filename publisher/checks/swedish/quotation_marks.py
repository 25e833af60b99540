"""Quotation marks are ” at both ends, and ’ within a quotation.

Why: Straight and English marks look careless, and a reader cannot tell where a quotation ends when the marks differ.
Fails: Programmet heter "Tillsammans mot brott".
Fails: ”Tillsammans mot brott för ett tryggt län".
Fails: Programmet heter “Tillsammans mot brott”.
Fails: Hon sa: ”De kallar det 'Tryggt torg' i dag.”
Passes: Programmet heter ”Tillsammans mot brott”, och »Tryggt torg» är ett annat.
Passes: Hon sa: ”De kallar det ’Tryggt torg’ i dag.”
Passes: Skärmen är 24" och vinkeln 59°16′. Skriv `print("hej")`, sa ["yes"]{lang=en}.
Fix: Write ”…”, and within it ’…’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity

ID = "quotation-marks"
CLAUSE = "EU interinstitutional style guide (sv) 6.4"
SEVERITY = Severity.WARNING
_SIGN = re.compile(r"[\"”“„]")
_SINGLE = re.compile(r"(?<![\w'°])'(?=[^\s'])[^'\n]{1,120}?(?<=\S)'(?![\w'])|‘")


def faults(text: str) -> Iterator[Fault]:
    """Yield each mark of the wrong kind; a straight one after a digit is an inch or a second when nothing is open."""
    within = False
    for found in _SIGN.finditer(text):
        at, sign = found.start(), found[0]
        if sign == '"' and not within and at and (text[at - 1].isdigit() or text[at - 1] in "°′'"):
            continue
        within = not within
        if sign != "”":
            yield Fault(at, at + 1, {"text": sign, "right": "”"}, "”")
    for found in _SINGLE.finditer(text):
        for at in {found.start(), found.end() - 1}:
            yield Fault(at, at + 1, {"text": text[at], "right": "’"}, "’")


def check(subject: Subject) -> Iterator[Finding]:
    """Report straight, English and German quotation marks."""
    yield from report(subject, ID, SEVERITY, faults)
