"""What an editor reads: by publication, most serious first, one finding a line; then what was judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from publisher.findings import Severity, Verdict
from publisher.report import message, sorted_findings, verdict
from publisher.verification import Outcome, Verification, Verified

Words = Mapping[str, Any]


def shown(results: Sequence[Verification], words: Words) -> str:
    """Return the report as lines of text."""
    texts = words["commands"]
    lines = [line for result in results for line in _publication(result, words)]
    count = Counter(finding.severity for result in results for finding in result.findings)
    numbers = {"errors": count[Severity.ERROR], "warnings": count[Severity.WARNING], "advice": count[Severity.ADVICE]}
    return "\n".join((*lines, texts["summary"].format(**numbers)))


def _publication(result: Verification, words: Words) -> Iterator[str]:
    found = sorted_findings(result.findings)
    if not found:
        yield words["commands"]["clean"].format(publication=result.publication)
    else:
        yield words["commands"]["found"].format(publication=result.publication, count=len(found))
    for finding in found:
        yield f"  {message(finding, words)}"
    for edition in result.editions:
        yield f"  {_edition(edition, words)}"
    yield ""


def _edition(edition: Verified, words: Words) -> str:
    by = ", ".join(judged(outcome, words) for outcome in edition.outcomes)
    return f"{edition.format}: {verdict(edition.verdict, words)} ({by})"


def judged(outcome: Outcome, words: Words) -> str:
    """Return a tool and its verdict in few words: the verdict is left out when it is a pass."""
    name = " ".join(part for part in (words["tools"]["names"].get(outcome.tool, outcome.tool), outcome.profile) if part)
    if outcome.verdict is Verdict.PASS:
        return name
    return f"{name}: {verdict(outcome.verdict, words)}"
