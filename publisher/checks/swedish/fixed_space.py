"""The space between a number and what belongs to it is fixed.

Why: At an ordinary space the line may break, and the next begins with % or §.
Fails: Stolpen väger 11 kg.
Fails: I tabellen står 25 %.
Fails: Enligt 4 kap. 2 § gäller detta.
Fails: Vi ses kl. 13.15. Se s. 11.
Passes: Stolpen väger 11 kg, 25 %. Enligt 4 kap. 2 §. Vi ses kl. 13.15. Se s. 11, nr 3.
Passes: De 5 minuterna gick, och 12 personer kom den 6 juni.
Fix: Write a fixed space (&nbsp;).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import swedish
from publisher.checks.subject import Subject
from publisher.checks.swedish import FIXED, Fault, report_printed
from publisher.findings import Finding, Severity

ID = "fixed-space"
CLAUSE = "EU interinstitutional style guide (sv) 6.4; 10.6"
SEVERITY = Severity.ADVICE
_WORDS = ("procent", "kronor", "min")  # written out, or a word besides: an ordinary space will do
_UNITS = "|".join(re.escape(row["sign"]) for row in swedish.table("units") if row["sign"] not in _WORDS)
_ORDINARY = re.compile(
    rf"\d( )(?:{_UNITS})(?!\w)|\d( )§|§( )\d|\d( )kap\.|(?<!\d[ \u00a0])\b[Kk]ap\.( )(?=\d)|"
    r"\b(?:[Kk]l|[Ss]|prop|dir|bet|rskr)\.( )(?=\d)|\b(?:nr|dnr|SOU|Ds)( )(?=\d)"
)


def faults(text: str) -> Iterator[Fault]:
    """Yield ordinary spaces before units and signs and after "kap.", "kl.", "s.", "nr" and their like."""
    at = 0
    while found := _ORDINARY.search(text, at):
        space = found.start(found.lastindex or 0)
        after = text[space + 1 :].split(maxsplit=1)[0]
        yield Fault(space, space + 1, {"text": f"{text[found.start() : space]} {after}"}, FIXED)
        at = space + 1


def check(subject: Subject) -> Iterator[Finding]:
    """Report ordinary spaces where the line must not break."""
    yield from report_printed(subject, ID, SEVERITY, faults)
