"""Show what verification found: for an editor, for a program, for a code host and for a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from publisher.check_report import as_json, markdown, sarif, text
from publisher.findings import Severity, Verdict
from publisher.verification import Verification

Words = Mapping[str, Any]

SHOWN: Mapping[str, Callable[[Sequence[Verification], Words], str]] = {
    "text": text.shown,
    "json": as_json.shown,
    "findings": as_json.findings_only,
    "sarif": sarif.shown,
    "markdown": markdown.shown,
}


def exit_status(results: Sequence[Verification]) -> int:
    """Return 1 when there is an error, 3 when there is none but something was not run, else 0; 2 is a wrong call."""
    found = [finding for result in results for finding in result.findings]
    if any(finding.severity is Severity.ERROR and finding.verdict is Verdict.FAIL for finding in found):
        return 1
    return 3 if any(finding.verdict is Verdict.NOT_RUN for finding in found) else 0
