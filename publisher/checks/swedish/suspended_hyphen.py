"""A word that waits for its second part ends with a hyphen.

Why: Without it, or with a space before it, the first word seems to stand alone.
Fails: Metod - och processtöd erbjuds.
Fails: Nätverks och samordningsgrupper träffas.
Passes: Nätverks- och samordningsgrupper träffas. Hälso- och sjukvården deltar.
Passes: Polis och kommun samverkar. Ett brotts och en olyckas följder liknar varandra.
Fix: Write the hyphen close to the first word: "nätverks- och samordningsgrupper".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import swedish
from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, follows, report
from publisher.findings import Finding, Severity

ID = "suspended-hyphen"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.WARNING
_ASTRAY = re.compile(r"\b([^\W\d_]+) -( (?:och|eller|samt|respektive) [^\W\d_]+)")
_FIRST = {row["wrong"].split()[-2] for row in swedish.table("split-compounds")}
_LINKED = "|".join(sorted(word for word in _FIRST if word.endswith("s") and word not in ("polis", "referens")))
_LACKING = re.compile(rf"\b({_LINKED})( (?:och|eller|samt|respektive) [^\W\d_]{{6,}})", re.IGNORECASE)
_ONE = re.compile(r"\b(?:en|ett|varje) $", re.IGNORECASE)


def faults(text: str) -> Iterator[Fault]:
    """Yield first parts whose hyphen is astray, and known first parts with a linking s that have none."""
    lacking = (found for found in _LACKING.finditer(text) if not follows(text, found.start(), _ONE))
    for found in (*_ASTRAY.finditer(text), *lacking):
        yield Fault(found.start(), found.end(), {"text": found[0], "right": f"{found[1]}-{found[2]}"})


def check(subject: Subject) -> Iterator[Finding]:
    """Report first parts of compounds without their hyphen."""
    yield from report(subject, ID, SEVERITY, faults)
