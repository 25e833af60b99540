"""The genitive has no apostrophe.

Why: It is English; Swedish has s alone, and a colon after initials.
Fails: Kommunen's ansvar är tydligt.
Fails: SKR´s stöd behövs.
Passes: Kommunens ansvar är tydligt. FN:s råd och EU:s stöd behövs. Brås rapport. McDonald's ligger här.
Fix: Write s close to the word, and a colon after initials: FN:s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity

ID = "genitive-apostrophe"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.WARNING
_GENITIVE = re.compile(r"(?<!\w)([A-ZÅÄÖ]{2,}|[a-zåäöé]{2,}|\w+(?:en|et|na))[´'’]s\b")


def faults(text: str) -> Iterator[Fault]:
    """Yield genitives with an apostrophe, but for foreign names."""
    for found in _GENITIVE.finditer(text):
        right = f"{found[1]}:s" if found[1].isupper() else f"{found[1]}s"
        yield Fault(found.start(), found.end(), {"text": found[0], "right": right})


def check(subject: Subject) -> Iterator[Finding]:
    """Report genitives with an apostrophe."""
    yield from report(subject, ID, SEVERITY, faults)
