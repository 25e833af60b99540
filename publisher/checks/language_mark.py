r"""The mark of a language names the language that is there.

Why: A wrong mark is worse than none: the whole passage is spoken with the sounds of another language.
Fails: Planen [har tagits fram av kommunen och polisen]{lang=en} tillsammans.
Fails: # Summary {lang=fi}\n\nThe police and the municipality work together in the county.
Passes: Planen kallas [the plan that was made together]{lang=en} i texten.
Passes: The police and the municipality work together in the county.
Fix: Correct the code after lang= (sv, en, fi …), or remove the mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import language, prose
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "language-mark"
CLAUSE = "WCAG 2.2 3.1.2; EN 301 549 10.3.1.2"
SEVERITY = Severity.WARNING
QUICK = False  # the language model takes 0.7 s to load


def check(subject: Subject) -> Iterator[Finding]:
    """Report passages in a marked language that evidently are in another."""
    for run in subject.runs:
        if not run.marked:
            continue
        for start, sentence in prose.sentences(run.text):
            if found := language.belies(sentence, run.lang):
                values = {"text": sentence.strip()[:60], "language": found, "marked": run.lang}
                yield Finding(ID, run.place(start), values, SEVERITY)
