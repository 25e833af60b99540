"""Findings: what the reader, checks, validators and equivalence report, in the same four verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from publisher.model import NOWHERE, Place


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105  # a verdict, no password
    FAIL = "fail"
    NEEDS_REVIEW = "needs review"
    NOT_RUN = "not run"


class Severity(StrEnum):
    ERROR = "error"  # no edition is written
    WARNING = "warning"  # editions are written, and the summary says so
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place; its words stand in `layouts/*/strings` under `findings.<rule>`."""

    rule: str
    place: Place = NOWHERE
    values: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    verdict: Verdict = Verdict.FAIL


class SourceError(Exception):
    """Sources that no edition can be made from; carries every finding of the run."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(", ".join(finding.rule for finding in self.findings))


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stop an edition from being written."""
    return tuple(f for f in findings if f.severity is Severity.ERROR and f.verdict is Verdict.FAIL)
