"""From what tools say of an edition to findings that an editor can act on, each at a line of the source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from publisher.build import Manuscript
from publisher.findings import Finding, Severity, Verdict
from publisher.model import Place
from publisher.validators.report import Failure
from publisher.verification import equivalent
from publisher.verification.equivalent import Compared
from publisher.verification.locate import Locator
from publisher.verification.outcome import Outcome
from publisher.verification.tools import BY_PROFILE


def findings(
    manuscript: Manuscript, format_: str, data: bytes, outcomes: Iterable[Outcome], compared: Compared | None
) -> Iterator[Finding]:
    """Yield the findings of an edition; the edition is read again only when there is something to find a place for."""
    outcomes, whole = tuple(outcomes), whole_edition(manuscript)
    if any(outcome.failures for outcome in outcomes):
        compared = compared or equivalent.compared(manuscript.document, format_, data)
    locator = Locator(compared, format_)
    yield from of_outcomes(outcomes, format_, lambda where: locator.place(where) or whole, whole)
    if compared and compared.found is None:
        yield Finding("edition-unreadable", whole, {"edition": format_, "message": compared.why})
    yield from compared.findings if compared else ()


def whole_edition(manuscript: Manuscript) -> Place:
    """Return the place of what concerns an edition as a whole, or cannot be placed: the publication, and no line."""
    return Place(manuscript.publication.folder.as_posix())


def of_outcomes(
    outcomes: Iterable[Outcome], edition: str, place: Callable[[str], Place], whole: Place
) -> Iterator[Finding]:
    """Yield what was not run, and each rule that was broken, once however many profiles have it."""
    broken: dict[tuple[str, Failure], list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.verdict is Verdict.NOT_RUN:
            values = {"tool": outcome.tool, "profile": outcome.profile, "edition": edition, "message": outcome.why}
            yield Finding("validator-not-run", whole, values, Severity.WARNING, Verdict.NOT_RUN)
        for failure in outcome.failures:
            broken.setdefault((_rule(outcome, failure), failure), []).append(outcome)
    for (rule, failure), told in broken.items():
        yield _broken(rule, failure, told, edition, place(failure.where))


def _rule(outcome: Outcome, failure: Failure) -> str:
    """Return the name of a tool's rule among all rules: the one that its words have in `tools.toml`."""
    parts = (outcome.tool, outcome.profile if outcome.tool in BY_PROFILE else "", failure.rule)
    return "-".join(part for part in parts if part)


def _broken(rule: str, failure: Failure, told: Iterable[Outcome], edition: str, place: Place) -> Finding:
    told = tuple(told)
    values = {
        "tool": told[0].tool,
        "profile": ", ".join(outcome.profile for outcome in told if outcome.profile),
        "edition": edition,
        "rule": failure.rule,
        "message": failure.message,
        "where": failure.where,
        "times": str(failure.times),
    }
    return Finding(rule, place, values)
