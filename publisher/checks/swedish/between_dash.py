"""The word "mellan" takes "och", and "från" takes "till"; a dash takes neither.

Why: The dash is read as "till", so that "mellan 40–50" says "mellan 40 till 50".
Fails: Mellan 40–50 personer deltog.
Fails: Från 2020–2025 ökade stödet.
Passes: Mellan 40 och 50 personer deltog. Mellan mötena 2020–2025 hände mycket.
Passes: I statistik från 2020–2022 syns det.
Fix: Write "mellan 40 och 50", "från 2020 till 2025".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import SPACE, Fault, report
from publisher.findings import Finding, Severity

ID = "between-dash"
CLAUSE = "EU interinstitutional style guide (sv) 10.4.10"
SEVERITY = Severity.ADVICE
_BETWEEN = re.compile(rf"\b(?:([Mm]ellan)|(Från)){SPACE}(\d[\d.,]*(?:{SPACE}\d{{3}})*)[–-](\d+)(?![\w-])")


def faults(text: str) -> Iterator[Fault]:
    """Yield "mellan" before a range, and "Från" that begins a sentence: "statistik från 2020–2022" is right."""
    for found in _BETWEEN.finditer(text):
        right = f"{found[1] or found[2]} {found[3]} {'och' if found[1] else 'till'} {found[4]}"
        yield Fault(found.start(), found.end(), {"text": found[0], "right": right})


def check(subject: Subject) -> Iterator[Finding]:
    """Report dashes after "mellan" and "från"."""
    yield from report(subject, ID, SEVERITY, faults)
