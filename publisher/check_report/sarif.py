"""What code hosts and editors read: the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from publisher import __version__
from publisher.findings import Finding, Severity, Verdict
from publisher.report import parts, sorted_findings
from publisher.verification import Verification

Words = Mapping[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}  # 3.27.10


def shown(results: Sequence[Verification], words: Words) -> str:
    """Return one run with all results; what was not run is a notification of the invocation, never a result."""
    found = sorted_findings(finding for result in results for finding in result.findings)
    silent = [finding for finding in found if finding.verdict is Verdict.NOT_RUN]
    told = [finding for finding in found if finding.verdict is not Verdict.NOT_RUN]
    rules = list(dict.fromkeys(finding.rule for finding in told))
    invocation = {
        "executionSuccessful": True,
        "toolExecutionNotifications": [_notification(finding, words) for finding in silent],
    }
    run = {
        "tool": {"driver": {"name": "publisher", "version": __version__, "rules": [{"id": rule} for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [_result(finding, rules.index(finding.rule), words) for finding in told],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(finding: Finding, index: int, words: Words) -> dict[str, Any]:
    review = finding.verdict is Verdict.NEEDS_REVIEW
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": "review" if review else "fail",  # 3.27.9; with any other kind than fail, the level is none
        "level": "none" if review else _LEVELS[finding.severity],
        "message": {"text": " ".join(parts(finding, words))},
        "locations": _locations(finding),
    }


def _notification(finding: Finding, words: Words) -> dict[str, Any]:
    text = " ".join(parts(finding, words))
    return {"level": _LEVELS[finding.severity], "message": {"text": text}, "locations": _locations(finding)}


def _locations(finding: Finding) -> Iterable[dict[str, Any]]:
    """Return where it stands: a file and, when it is known, a line."""
    if not finding.place.file:
        return []
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.place.file)}}
    if finding.place.line:
        physical["region"] = {"startLine": finding.place.line}
    return [{"physicalLocation": physical}]
