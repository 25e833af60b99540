"""A quotation within a quotation has single marks.

Why: The reader takes the second ” for the end of the quotation.
Fails: Hon sa: ”De kallar det ”Tryggt torg” i dag.”
Passes: Hon sa: ”De kallar det ’Tryggt torg’ i dag.”
Passes: ”Det fungerar”, sa hon. ”Vi fortsätter.”
Fix: Write ’…’ around the inner quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity

ID = "nested-quotation-marks"
CLAUSE = "EU interinstitutional style guide (sv) 6.4"
SEVERITY = Severity.WARNING
_MARK = re.compile(r"[\"”“]")


def faults(text: str) -> Iterator[Fault]:
    """Yield each mark that opens a quotation while another is open."""
    marks = list(_MARK.finditer(text))
    if len(marks) < 4 or len(marks) % 2:
        return
    within = False
    for found in marks:
        at = found.start()
        opens = (not at or text[at - 1] in " (\u00a0") and text[at + 1 : at + 2].isalnum()
        if opens and within:
            yield Fault(at, at + 1, {"text": text[at : at + 30]})
            return
        within = opens


def check(subject: Subject) -> Iterator[Finding]:
    """Report quotations with the same marks as the one around them."""
    yield from report(subject, ID, SEVERITY, faults)
