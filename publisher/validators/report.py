"""What a validator says of one file, in the same words for every tool."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Failure:
    """One rule that a file broke."""

    rule: str  # the tool's own name of the rule: "7.1-3", "color-contrast"
    message: str  # the tool's own words
    where: str  # the first place: a path in the structure, a selector, a line
    times: int


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict of one validator on one file; a pass without a single check cannot be written down."""

    validator: str
    version: str
    verdict: Literal["pass", "fail", "not run"]
    failures: tuple[Failure, ...] = ()
    checks: int = 0
    reason: str = ""  # why it was not run
    reviews: tuple[Failure, ...] = ()  # what the tool found but leaves to a person; says nothing of the verdict

    def __post_init__(self) -> None:
        """Keep verdict, failures, checks and reason in step; raise ValueError where they contradict each other."""
        if self.verdict == "pass" and (self.checks < 1 or self.failures):
            raise ValueError(f"a pass needs checks and no failures: {self}")
        if self.verdict == "fail" and not self.failures:
            raise ValueError(f"a fail needs failures: {self}")
        if self.verdict == "not run" and not self.reason:
            raise ValueError(f"not run needs a reason: {self}")


def judged(
    validator: str, version: str, failures: Sequence[Failure], checks: int, reviews: Sequence[Failure] = ()
) -> Report:
    """Return the report of a tool that ran; one that checked nothing was not run."""
    if not failures and checks < 1:
        return not_run(validator, version, f"{validator} ran but checked nothing")
    return Report(validator, version, "fail" if failures else "pass", tuple(failures), checks, reviews=tuple(reviews))


def not_run(validator: str, version: str, reason: str) -> Report:
    """Return the report of a tool that gave no verdict, and why."""
    return Report(validator, version, "not run", reason=reason)


def gathered(found: Iterable[tuple[str, str, str]]) -> list[Failure]:
    """Return one failure per rule and message, with its first place and how often it came."""
    failures: dict[tuple[str, str], Failure] = {}
    for rule, message, where in found:
        first = failures.get((rule, message), Failure(rule, message, where, 0))
        failures[rule, message] = replace(first, times=first.times + 1)
    return list(failures.values())
