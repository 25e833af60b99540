"""What verification says: an outcome per tool and profile, gathered by edition and by publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import msgspec

from publisher.findings import Finding, Verdict
from publisher.validators.report import Failure, Report


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one tool says of one edition by one profile."""

    tool: str  # its name in `tools.py`, or "equivalence"
    profile: str  # what it judged by: "ua1", "Microsoft365"; empty when the tool has but one
    version: str  # of the tool; for "equivalence" also of what the source asked for
    verdict: Verdict
    passed: int = 0  # as the tool counts: assertions, rules by view, pages, parts
    failed: int = 0  # places that failed
    why: str = ""  # when it was not run
    failures: tuple[Failure, ...] = ()
    reviews: tuple[Failure, ...] = ()  # what the tool leaves to a person: kept, and no finding


@dataclass(frozen=True, slots=True)
class Verified:
    """One edition: what was judged, by its digest, and what came of it."""

    format: str
    digest: str  # SHA-256 of the edition's bytes, hexadecimal
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """Return fail if anything failed, not run if anything was not run, else pass."""
        verdicts = {outcome.verdict for outcome in self.outcomes}
        if Verdict.FAIL in verdicts:
            return Verdict.FAIL
        return Verdict.NOT_RUN if Verdict.NOT_RUN in verdicts or not verdicts else Verdict.PASS


@dataclass(frozen=True, slots=True)
class Verification:
    """A publication: the findings of the checks on its model, and each edition."""

    publication: str
    checked: tuple[Finding, ...]
    editions: tuple[Verified, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything that was found."""
        return (*self.checked, *(finding for edition in self.editions for finding in edition.findings))


def of_report(tool: str, profile: str, version: str, report: Report) -> Outcome:
    """Return a validator's report as an outcome."""
    failed = sum(failure.times for failure in report.failures)
    passed = max(report.checks - failed, 0)
    return Outcome(
        tool, profile, version, Verdict(report.verdict), passed, failed, report.reason, report.failures, report.reviews
    )


def as_data(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as it is stored."""
    return asdict(outcome)


def from_data(data: Mapping[str, Any]) -> Outcome:
    """Return a stored outcome. Raises msgspec.ValidationError when it is none."""
    return msgspec.convert(data, Outcome)
