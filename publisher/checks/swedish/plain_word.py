"""Plain words rather than those of officialese.

Why: The Language Act asks for plain language; a heavy word costs every reader time.
Fails: Ni kommer att erhålla ett svar.
Fails: Svaret lämnas beträffande ärendet.
Passes: Ni får ett svar om ärendet. Skriv *få* i stället för *erhålla*. Ordet ”ej” är kort.
Passes: > Kommunen skall verka för detta.
Passes: Det är ett icke-statligt och icke desto mindre viktigt initiativ. Hundens skall hördes från gården.
Fix: Write the plainer word, if it says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import model, prose, swedish, walk
from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault
from publisher.findings import Finding, Severity
from publisher.memory import remembered
from publisher.swedish.word_list import WordList

ID = "plain-word"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.ADVICE

_HEAVY = WordList(tuple(row for row in swedish.table("plain-words") if row["level"] == "advice"), folded=True)
_MENTIONS = (model.Emphasis, model.Strong, model.Link)  # a word that is spoken of, and the title of a source


def faults(text: str) -> Iterator[Fault]:
    """Yield heavy words outside quotation marks; a text that is nothing but the word speaks of it."""
    for found, row in _HEAVY.find(prose.unquoted(text)):
        written = text[found.start() : found.end()]
        if written != text:
            values = {"text": written, "right": row["plainer"].replace(";", ",")}
            yield Fault(found.start(), found.end(), values)


def check(subject: Subject) -> Iterator[Finding]:
    """Report heavy words, but not in quotations, law and what is spoken of: those are others' words."""
    others = {id(element) for quoted in subject.elements if _quotes(quoted) for element in walk.walk(quoted)}
    for run in subject.swedish:
        if id(run.holder) in others:
            continue
        found = _faults_of(run.text)
        mentions = _mentioned(run) if found else []
        for fault in found:
            if not any(start <= fault.start and fault.end <= end for start, end in mentions):
                yield Finding(ID, run.place(fault.start), fault.values, SEVERITY)


def _faults_of(text: str) -> tuple[Fault, ...]:
    return remembered(ID, text, lambda: tuple(faults(text)))


def _quotes(element: model.Element) -> bool:
    return isinstance(element, model.BlockQuote) or (
        isinstance(element, model.Callout) and element.kind is model.CalloutKind.LAW
    )


def _mentioned(run: prose.Run) -> list[tuple[int, int]]:
    """Return where words stand that are emphasised or lead to a source."""
    pieces = {walk.plain_text(e) for e in walk.walk(run.holder) if isinstance(e, _MENTIONS)}
    return [found.span() for piece in pieces if piece for found in re.finditer(re.escape(piece), run.text)]
