"""Judge a publication by every condition and every provision; none is left out in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from publisher.conformance.evidence import Evidence, Judged, Standing
from publisher.conformance.standards import Condition, Provision, conditions, provisions
from publisher.findings import Finding, Severity, Verdict
from publisher.ledger.ledger import Ledger
from publisher.ledger.questions import deciding
from publisher.verification import Outcome, Verification

DOCUMENTS = ("pdf", "docx")  # non-web documents, EN 301 549 clause 10; the web page stands under clause 9
_BY_VERDICT = {Verdict.PASS: Standing.PASS, Verdict.FAIL: Standing.FAIL, Verdict.NOT_RUN: Standing.NOT_RUN}
_UA1 = ("verapdf", "ua1")


@dataclass(frozen=True)
class Known:
    """All that a verdict can rest on; `features` by format, None where an edition could not be read."""

    verification: Verification
    ledger: Ledger
    features: Mapping[str, frozenset[str] | None]

    def outcomes(self, tool: str, profile: str | None = None) -> Iterator[tuple[str, Outcome]]:
        """Yield each outcome of a tool with the format of its edition."""
        for edition in self.verification.editions:
            for outcome in edition.outcomes:
                if outcome.tool == tool and profile in (None, outcome.profile):
                    yield edition.format, outcome


def judge_conditions(known: Known) -> tuple[Judged, ...]:
    """Return the 137 conditions of Matterhorn 1.1, judged on the PDF edition."""
    return tuple(Judged(condition.id, tuple(_of_condition(condition, known))) for condition in conditions())


def judge_provisions(known: Known) -> tuple[Judged, ...]:
    """Return the 48 provisions of clause 10, judged on each edition."""
    return tuple(Judged(provision.number, tuple(_of_provision(provision, known))) for provision in provisions())


def _of_condition(condition: Condition, known: Known) -> Iterator[Evidence]:
    absent = condition.decided == "absent"
    for each in _tool(known, *_UA1, condition.rules, {"pdf"}) if condition.rules else ():
        passed = absent and each.standing is Standing.PASS  # a rule on what is not there is passed by nothing
        yield replace(each, standing=Standing.NOT_APPLICABLE) if passed else each
    if absent:
        yield from _absent(known, condition.by, ["pdf"])
    if condition.decided == "construction":
        yield Evidence("source", Standing.PASS, "", {"reason": condition.by})
    if condition.proof:
        yield from _tool(known, "equivalence", "", (), {"pdf"})
    yield from _answers(known, condition.id)


def _of_provision(provision: Provision, known: Known) -> Iterator[Evidence]:
    for kind, detail in provision.evidence:
        rules = () if detail in ("", "*") else tuple(detail.split(","))
        match kind:
            case "check":
                yield _check(known, detail)
            case "source":
                yield Evidence("source", Standing.PASS, "", {"reason": detail})
            case "absent":
                yield from _absent(known, detail, known.features)
            case "equivalence":
                yield from _tool(known, kind, "", (), set(known.features))
            case "verapdf":
                yield from _tool(known, *_UA1, rules, {"pdf"})
            case _:
                yield from _tool(known, kind, None, rules, set(known.features))
    yield from _answers(known, provision.number)


def _tool(
    known: Known, tool: str, profile: str | None, rules: tuple[str, ...], editions: set[str]
) -> Iterator[Evidence]:
    """Yield what a tool says, of some of its rules or of all; a tool that gave no verdict is told as not run."""
    said = "read" if tool == "equivalence" else "tool"
    found = [(format_, each) for format_, each in known.outcomes(tool, profile) if format_ in editions]
    if not found:
        yield Evidence(f"{said}-missing", Standing.NOT_RUN, "", {"tool": tool, "profile": profile or ""})
    for format_, outcome in found:
        broken = [failure for failure in outcome.failures if not rules or failure.rule in rules]
        standing = _BY_VERDICT[outcome.verdict]
        if standing is Standing.FAIL and rules:
            standing = Standing.FAIL if broken else Standing.PASS
        values = {"tool": tool, "profile": outcome.profile, "rules": ", ".join(rules), "why": outcome.why}
        values |= {"version": outcome.version, "count": str(sum(failure.times for failure in broken))}
        kind = f"{said}-{standing.value}" + ("-rules" if rules and standing is not Standing.NOT_RUN else "")
        yield Evidence(kind.replace(" ", "-"), standing, format_, values)


def _absent(known: Known, feature: str, editions: Iterable[str]) -> Iterator[Evidence]:
    for format_ in editions:
        has = known.features.get(format_)
        if has is None:
            yield Evidence("unread", Standing.NOT_RUN, format_, {"feature": feature})
        elif feature in has:
            yield Evidence("present", Standing.NEEDS_REVIEW, format_, {"feature": feature})
        else:
            yield Evidence("absent", Standing.NOT_APPLICABLE, format_, {"feature": feature})


def _check(known: Known, rule: str) -> Evidence:
    """Return what a check of ours says: an error is a fault, a warning or advice a hint that a person must look at."""
    found: list[Finding] = [finding for finding in known.verification.checked if finding.rule == rule]
    values = {"rule": rule, "count": str(len(found))}
    if not found:
        return Evidence("check", Standing.PASS, "", values)
    sure = any(finding.severity is Severity.ERROR for finding in found)
    return Evidence("check-fail", Standing.FAIL if sure else Standing.NEEDS_REVIEW, "", values)


def _answers(known: Known, rule: str) -> Iterator[Evidence]:
    """Yield what people have answered to the questions that decide a rule, and what waits for them."""
    for question in deciding(rule):
        cases = known.ledger.of(question)
        count = {status: sum(case.status == status for case in cases) for status in ("yes", "no", "open", "source")}
        values = {"question": question} | {status: str(number) for status, number in count.items()}
        if not cases:
            yield Evidence("nobody-asked", Standing.NOT_APPLICABLE, "", values)
        if count["no"]:
            yield Evidence("answer-no", Standing.FAIL, "", values)
        if count["open"]:
            yield Evidence("answer-open", Standing.NEEDS_REVIEW, "", values)
        if count["yes"]:
            who = ", ".join(sorted({case.review.who for case in cases if case.review and case.review.answer == "yes"}))
            yield Evidence("answer-yes", Standing.PASS, "", values | {"who": who})
        reasons = sorted({case.matter.decided for case in cases if case.status == "source"})
        for reason in reasons:
            yield Evidence("answer-source", Standing.PASS, "", values | {"decided": reason})
