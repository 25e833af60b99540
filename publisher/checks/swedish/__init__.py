"""Checks of Swedish text: each reads one run of text at a time and says where it breaks a rule of writing.

A fault may carry its replacement: only when nothing but typography changes and there is one right way. Then
`publisher fix` makes the change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity
from publisher.memory import remembered
from publisher.prose import Run

SPACE = "[ \u00a0\u202f]"  # ordinary, fixed and narrow fixed
FIXED = "\u00a0"
NUMBER = r"\d+(?:[.,]\d+)?"
MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands from `start` to `end` of a run of text, the values of its finding, and a safe replacement."""

    start: int
    end: int
    values: Mapping[str, str]
    replacement: str | None = None


Faults = Callable[[str], Iterator[Fault]]


def report(subject: Subject, rule: str, severity: Severity, faults: Faults) -> Iterator[Finding]:
    """Yield the findings of a rule in the Swedish text of the publication."""
    yield from _of_runs(subject.swedish, rule, severity, faults)


def report_printed(subject: Subject, rule: str, severity: Severity, faults: Faults) -> Iterator[Finding]:
    """Yield the findings of a rule about where a line may break: an alternative has no lines."""
    yield from _of_runs((run for run in subject.swedish if not run.spoken), rule, severity, faults)


def _of_runs(runs: Iterable[Run], rule: str, severity: Severity, faults: Faults) -> Iterator[Finding]:
    """Yield the findings of runs; in one run the same words are reported once."""
    for run in runs:
        said = set()
        for fault in _found(rule, run.text, faults):
            words = tuple(fault.values.values())
            if words not in said:
                said.add(words)
                yield Finding(rule, run.place(fault.start), fault.values, severity)


def _found(rule: str, text: str, faults: Faults) -> tuple[Fault, ...]:
    return remembered(rule, text, lambda: tuple(faults(text)))


def changed(text: str, start: int, end: int, replacement: str, whole: tuple[int, int]) -> Fault:
    """Return the fault whose values show the text of `whole` as it is and as it should be."""
    first, last = whole
    right = f"{text[first:start]}{replacement}{text[end:last]}"
    return Fault(start, end, {"text": text[first:last], "right": right}, replacement)


def follows(text: str, at: int, words: re.Pattern[str]) -> bool:
    """Tell whether the text just before `at` ends with `words`."""
    return words.search(text, max(0, at - 30), at) is not None


# Before a number: it is a name, not a quantity.
DESIGNATION = re.compile(
    r"\b(?:dnr|diarienummer|ärende|ISSN|ISBN|ISO|IEC|EN|SS|DIN|UA|PDF|WCAG|version|avsnitt|kapitel|kap\.|artikel|punkt|nr|"
    r"nummer|bankgiro|plusgiro|telefon|tfn|tel\.|kl\.|klockan|SOU|prop\.|dir\.)[: \u00a0-]*$",
    re.IGNORECASE,
)
