"""A dash between words is an en dash with spaces.

Why: A hyphen joins, a dash parts; the long English dash is not used in Swedish.
Fails: Tre aktörer - kommunen, polisen och skolan - deltog.
Fails: Hon sa ”ja” - och det räckte.
Fails: Tre aktörer—kommunen och polisen—deltog.
Passes: Tre aktörer – kommunen, polisen och skolan – deltog.
Passes: Metod - och processtöd erbjuds. Talet 5 - 3 är en uträkning.
Fix: Write – with a space on each side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity

ID = "parenthetic-dash"
CLAUSE = "EU interinstitutional style guide (sv) 6.4"
SEVERITY = Severity.WARNING
_HYPHEN = re.compile(r"(?<=[^\W_]) - (?=[\w”\"(])(?!(?:och|eller|samt|respektive)\b)|(?<=[”\"),]) - (?=[\w”\"(])")
_LONG = re.compile(r"(?<=\w)—(?=\w)|(?<=\S )—(?= \S)")


def faults(text: str) -> Iterator[Fault]:
    """Yield spaced hyphens and em dashes; between two numbers it may be a minus, before "och" a hyphen gone astray."""
    if " - " not in text and "—" not in text:
        return
    for found in _HYPHEN.finditer(text):
        if not (text[found.start() - 1].isdigit() and text[found.end()].isdigit()):
            yield Fault(found.start() + 1, found.end() - 1, {"text": "-"}, "–")
    for found in _LONG.finditer(text):
        spaced = text[found.start() - 1] == " "
        yield Fault(found.start(), found.end(), {"text": "—"}, "–" if spaced else " – ")


def check(subject: Subject) -> Iterator[Finding]:
    """Report hyphens and em dashes in the place of an en dash."""
    yield from report(subject, ID, SEVERITY, faults)
