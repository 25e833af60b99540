"""A range of numbers has an en dash without spaces.

Why: A hyphen joins words; read aloud or broken over lines, 2020-2025 becomes one number or a subtraction.
Fails: Strategin gäller 2020-2025.
Fails: Strategin gäller 2020 – 2025.
Fails: Se s. 11-29 i rapporten.
Fails: Kraven finns i 3-7 §§ i lagen.
Fails: Det gäller 15-17-åringar, 10-20 procent av alla.
Passes: Strategin gäller 2020–2025. Se s. 11–29. Beslutet fattades 2023-06-06.
Passes: Ring 010-224 80 00 eller 0589-2020. ISBN 978-91-38-32625-1, ISSN 1100-6676, dnr 2021-2023.
Passes: Bankgiro 5050-1055 och nummer 202100-2403. EU-rapporten, EN 301 549 och ISO 14289-1.
Fix: Write –, without spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import DESIGNATION, MONTHS, NUMBER, SPACE, Fault, follows, report
from publisher.findings import Finding, Severity

ID = "range-dash"
CLAUSE = "EU interinstitutional style guide (sv) 10.4.10"
SEVERITY = Severity.WARNING
_YEARS = re.compile(
    rf"(?<![\w/.:,–-])((?:19|20)\d\d)({SPACE}?-{SPACE}?|{SPACE}–{SPACE}?|–{SPACE})((?:19|20)\d\d)(?![\w-]|[.,:/]\d)"
)
_AFTER = re.compile(
    rf"(?:\bs\.|\bsid(?:an|orna)?|\b[Kk]ap(?:itel)?\.?|\bvecka|\bv\.|\bkl\.|\bklockan|\bavsnitt|\bpunkt(?:erna)?|§){SPACE}"
    rf"({NUMBER})(-)({NUMBER})(?![\w-]|[.,]\d)"
)
_BEFORE = re.compile(
    rf"(?<![\w.,/:–-])({NUMBER})(-)({NUMBER})(?=-?åring|{SPACE}?(?:§|%|°C|(?:procent|kr|kronor|år|dagar|veckor|månader|"
    rf"timmar|minuter|meter|mil|km|m|kg|personer|{MONTHS})\b))"
)


def faults(text: str) -> Iterator[Fault]:
    """Yield hyphens and spaced dashes between two numbers of which the second is greater."""
    if "-" not in text and "–" not in text:
        return
    taken = 0
    found = (match for pattern in (_YEARS, _AFTER, _BEFORE) for match in pattern.finditer(text))
    for match in sorted(found, key=lambda match: match.start(2)):
        low, high = (float(match[i].replace(",", ".")) for i in (1, 3))
        if low >= high or match.start(2) < taken or (match.re is _YEARS and follows(text, match.start(), DESIGNATION)):
            continue
        taken = match.end()
        values = {"text": f"{match[1]}{match[2]}{match[3]}", "right": f"{match[1]}–{match[3]}"}
        yield Fault(match.start(2), match.end(2), values, "–" if match[2] == "-" else None)


def check(subject: Subject) -> Iterator[Finding]:
    """Report hyphens in ranges."""
    yield from report(subject, ID, SEVERITY, faults)
