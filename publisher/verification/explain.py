"""From what tools say of an edition to findings that an editor can act on, each at a line of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.build import Manuscript
from publisher.findings import Finding, Severity, Verdict
from publisher.model import Place
from publisher.validators.report import Failure
from publisher.verification import equivalent
from publisher.verification.equivalent import Compared
from publisher.verification.locate import Locator
from publisher.verification.outcome import Outcome


def findings(
    manuscript: Manuscript, format_: str, data: bytes, outcomes: Iterable[Outcome], compared: Compared | None
) -> Iterator[Finding]:
    """Yield the findings of an edition; the edition is read again only when there is something to find a place for."""
    outcomes, whole = tuple(outcomes), whole_edition(manuscript)
    if any(outcome.failures for outcome in outcomes):
        compared = compared or equivalent.compared(manuscript.document, format_, data)
    locator = Locator(compared, format_)
    for outcome in outcomes:
        if outcome.verdict is Verdict.NOT_RUN:
            yield not_run(outcome, format_, whole)
        for failure in outcome.failures:
            yield of_failure(outcome, failure, format_, locator.place(failure.where) or whole)
    if compared and compared.found is None:
        yield Finding("edition-unreadable", whole, {"edition": format_, "message": compared.why})
    yield from compared.findings if compared else ()


def whole_edition(manuscript: Manuscript) -> Place:
    """Return the place of what concerns an edition as a whole, or cannot be placed: the publication, and no line."""
    return Place(manuscript.publication.folder.as_posix())


def of_failure(outcome: Outcome, failure: Failure, edition: str, place: Place) -> Finding:
    """Return a rule that an edition broke; its words stand in `tools.toml`, or else the tool's own are quoted."""
    return Finding(rule(outcome.tool, failure), place, _values(outcome, failure, edition))


def not_run(outcome: Outcome, edition: str, place: Place) -> Finding:
    """Return that a tool gave no verdict on an edition."""
    values = {"tool": outcome.tool, "profile": outcome.profile, "edition": edition, "message": outcome.why}
    return Finding("validator-not-run", place, values, Severity.WARNING, Verdict.NOT_RUN)


def rule(tool: str, failure: Failure) -> str:
    """Return the name of a tool's rule among all rules."""
    return f"{tool}-{failure.rule}"


def _values(outcome: Outcome, failure: Failure, edition: str) -> dict[str, str]:
    return {
        "tool": outcome.tool,
        "profile": outcome.profile,
        "edition": edition,
        "rule": failure.rule,
        "message": failure.message,
        "where": failure.where,
        "times": str(failure.times),
    }
