"""A sentence is not longer than forty words.

Why: The reader must hold its beginning in mind until its end; most sentences of plain Swedish have fewer than twenty words.
Fails: Vi ser att kommunen som planerar en ny plats där många möts och där några känner sig rädda om kvällen behöver fråga dem som bor där och dem som arbetar där vad de ser och vad de tror kan göra platsen bättre innan ritningen är klar.
Passes: Vi ser att kommunen behöver fråga dem som bor där. Fråga vad de ser. Fråga vad de tror gör platsen bättre.
Fix: Make two sentences of it, or a list.
"""  # noqa: E501  # an example is one line

from __future__ import annotations

from collections.abc import Iterator

from publisher import model
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity
from publisher.swedish.readability import words
from publisher.swedish.sentences import sentences

ID = "long-sentence"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.ADVICE

LONGEST = 40  # words


def check(subject: Subject) -> Iterator[Finding]:
    """Report long sentences of paragraphs and list items; a long description may name many numbers."""
    figures = (block for block in subject.elements if isinstance(block, model.Figure))
    described = {id(block) for figure in figures for block in figure.long_description}
    for run in subject.swedish:
        if not isinstance(run.holder, model.Paragraph) or id(run.holder) in described or len(run.text) < 2 * LONGEST:
            continue
        for at, sentence in sentences(run.text):
            count = len(words(sentence))
            if count > LONGEST:
                values = {"text": f"{sentence[:50].rstrip()} …", "count": str(count), "most": str(LONGEST)}
                yield Finding(ID, run.place(at), values, SEVERITY)
