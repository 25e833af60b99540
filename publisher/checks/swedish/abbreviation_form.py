"""Abbreviations have their usual form.

Why: A form that the reader does not know must be read twice, and speech spells it out.
Fails: Det gäller tex skolor och torg.
Fails: Det gäller t ex skolor och torg.
Fails: Stöd ges till skolor, föreningar mm.
Fails: Avtalet gäller from 1 maj.
Fails: EUs stöd och FN´s råd behövs.
Passes: Det gäller t.ex. skolor och torg, föreningar m.m. Lådan är tom och skruven är 5 mm lång.
Passes: Filen rapport.tex finns i arkivet. Det blev mest bla bla. Stödet kostade ca 3,5 mnkr.
Fix: Write the usual form, or better: write the words in full.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import swedish
from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity
from publisher.swedish.word_list import WordList

ID = "abbreviation-form"
CLAUSE = "Språklagen (2009:600) 11 §; frageladan.isof.se, answer 26075"
SEVERITY = Severity.WARNING
_WRONG = WordList(swedish.table("abbreviations"), folded=False)


def faults(text: str) -> Iterator[Fault]:
    """Yield abbreviations of the list in another form than the one that it recommends."""
    for found, row in _WRONG.find(text):
        values = {"text": found[0].strip(), "right": row["recommended"], "full": row["full_form"].split(";")[0]}
        yield Fault(found.start(), found.end(), values)


def check(subject: Subject) -> Iterator[Finding]:
    """Report abbreviations in unusual forms."""
    yield from report(subject, ID, SEVERITY, faults)
