r"""The period that the publication is valid for has begun in the right order and has not passed.

Why: Readers take what is published for what is valid.
Fails: --- publication.toml\n[validity]\nfrom = 2020-01-01\nto = 2025-12-31
Fails: --- publication.toml\n[validity]\nfrom = 2030-01-01\nto = 2026-12-31
Passes: --- publication.toml\n[validity]\nfrom = 2026-01-01\nto = 2030-12-31
Passes: --- publication.toml\n[validity]\nfrom = 2026-01-01
Fix: Decide on a new period, or say in the imprint what is valid instead; take the publication down if nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import publication
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "validity"
CLAUSE = "Egen regel"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report a period that ends before it begins and, where the date of today is given, one that has passed."""
    period = subject.publication.validity
    if period is None or period.end is None:
        return
    fault = ""
    if period.start and period.end < period.start:
        fault = "reversed"
    elif subject.today and period.end < subject.today:
        fault = "passed"
    if fault:
        place = publication.place(subject.publication.folder, "validity.to")
        yield Finding(ID, place, {"end": period.end.isoformat(), "fault": fault}, SEVERITY)
