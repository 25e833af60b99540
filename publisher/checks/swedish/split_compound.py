"""Compounds are written together.

Why: Written apart they mean something else, or nothing.
Fails: Det brotts förebyggande arbetet fortsätter.
Fails: Läns styrelsen samordnar arbetet.
Fails: Vi gör en polis anmälan.
Passes: Det brottsförebyggande arbetet fortsätter. Det civila samhället deltar. Ledningen styr gruppens arbete.
Fix: Write them as one word.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import swedish
from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity
from publisher.swedish.word_list import WordList

ID = "split-compound"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.WARNING
_SPLIT = WordList(swedish.table("split-compounds"), folded=True)


def faults(text: str) -> Iterator[Fault]:
    """Yield compounds of the list that are written apart."""
    for found, _ in _SPLIT.find(text):
        written = text[found.start() : found.end()]
        first, _, second = written.replace("\u00a0", " ").rpartition(" ")
        yield Fault(found.start(), found.end(), {"text": written, "right": first + second})


def check(subject: Subject) -> Iterator[Finding]:
    """Report compounds written apart."""
    yield from report(subject, ID, SEVERITY, faults)
