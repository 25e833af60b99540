r"""A passage in another language is marked with it.

Why: A screen reader speaks English with Swedish sounds until it is told, and a word is divided by the wrong rules.
Fails: The police and the municipality work together in the county.
Fails: Han svarade ”we will be there when you need us” och gick.
Fails: Poliisi ja kunta tekevät yhteistyötä koko läänissä.
Passes: [The police and the municipality work together in the county.]{lang=en}
Passes: Kommunen arbetar med Purple Flag och BID enligt planen.
Passes: Planen [har tagits fram av kommunen och polisen]{lang=en} tillsammans.
Fix: Mark it: [the words]{lang=en}, or a whole section with {lang=en} after its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import language, prose
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "language-unmarked"
CLAUSE = "WCAG 2.2 3.1.2; EN 301 549 10.3.1.2"
SEVERITY = Severity.WARNING
QUICK = False  # the language model takes 0.7 s to load, longer than a web edition takes to write

_PART = re.compile(r"[^()”“\"»–—]+")  # in quotation marks, in parentheses, between dashes

_INITIALS = re.compile(r"\b[A-ZÅÄÖ]{2,}\b")  # belong to no language: "om EST"


def check(subject: Subject) -> Iterator[Finding]:
    """Report sentences, and passages within them, that evidently are in another language than theirs is said to be."""
    for run in subject.runs:
        if run.marked:
            continue
        for start, sentence in prose.sentences(_INITIALS.sub(lambda found: " " * len(found[0]), run.text)):
            text, found = _foreign(sentence, run.lang)
            if found:
                severity = Severity.ADVICE if found in ("nordic", "other") else SEVERITY
                values = {"text": text[:60], "language": found}
                yield Finding(ID, run.place(start + sentence.index(text)), values, severity)


def _foreign(sentence: str, lang: str) -> tuple[str, str]:
    """Return the first part of a sentence that evidently is in another language, and which."""
    whole = language.foreign(sentence, lang)
    if whole:
        return sentence.strip(), whole
    for part in _PART.findall(sentence):
        if part != sentence and (found := language.foreign(part, lang)):
            return part.strip(), found
    return language.foreign_within(sentence, lang)
