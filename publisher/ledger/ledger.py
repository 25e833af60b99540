"""The ledger of a publication: every question with its answer, the reason why none is needed, or that it is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity
from publisher.ledger import reviews
from publisher.ledger.matter import Matter
from publisher.ledger.matters import matters
from publisher.ledger.reviews import Review

UNREADABLE = frozenset({"not-utf8", "toml-broken", "reviews-unreadable"})
Status = Literal["open", "yes", "no", "source"]


@dataclass(frozen=True, slots=True)
class Case:
    """A question about one thing, and where it stands."""

    matter: Matter
    review: Review | None = None  # the answer that counts
    before: Review | None = None  # the last answer to what stood here before it was changed

    @property
    def status(self) -> Status:
        """Tell whether the case is open, answered, or satisfied by the source."""
        if self.review is not None:
            return self.review.answer
        return "source" if self.matter.decided else "open"


@dataclass(frozen=True, slots=True)
class Ledger:
    """All cases of a publication; what is wrong in its file of reviews."""

    cases: tuple[Case, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def unreadable(self) -> bool:
        """Tell whether the file of reviews cannot be read at all, so that nothing may be added to it."""
        return any(finding.rule in UNREADABLE for finding in self.findings)

    @property
    def open(self) -> tuple[Case, ...]:
        """Return the cases that wait for a person."""
        return tuple(case for case in self.cases if case.status == "open")

    def of(self, question: str) -> tuple[Case, ...]:
        """Return the cases of one question."""
        return tuple(case for case in self.cases if case.matter.question == question)


def ledger(subject: Subject) -> Ledger:
    """Return the ledger of a publication. Raises OSError when a picture cannot be read."""
    answers, findings = reviews.read(subject.publication.folder)
    by_digest = {(answer.question, answer.judged): answer for answer in answers}
    by_thing = {(answer.question, answer.about): answer for answer in answers}
    found = matters(subject)
    current = {(matter.question, matter.digest) for matter in found}
    cases = []
    for matter in found:
        before = by_thing.get((matter.question, matter.about))
        if before is not None and (before.question, before.judged) in current:
            before = None  # it answers what still stands
        cases.append(Case(matter, by_digest.get((matter.question, matter.digest)), before))
    return Ledger(tuple(cases), findings)


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each answer that is no, with the question's own words, and what is wrong in the file."""
    if not (subject.publication.folder / reviews.FILE_NAME).exists():
        return  # nobody has answered anything: no time is spent on what could be asked
    book = ledger(subject)
    yield from book.findings
    for case in book.cases:
        if case.review is not None and case.review.answer == "no":
            values = {"about": case.matter.about, "who": case.review.who, "reason": case.review.why}
            yield Finding(f"review-{case.matter.question}", case.matter.place, values, Severity.WARNING)
