"""Walk through the open questions of a publication in the terminal: plain lines that a screen reader reads in order."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import click

from publisher.build import prepare
from publisher.checks.subject import Subject
from publisher.files import replace_file
from publisher.findings import SourceError, errors
from publisher.ledger import reviews
from publisher.ledger.ledger import Case, Ledger, ledger
from publisher.ledger.matter import Facet
from publisher.ledger.reviews import Review

Words = Mapping[str, Any]
Choice = Literal["yes", "no", "skip", "stop"]


def book(folder: Path, layouts: Path) -> Ledger:
    """Return the ledger of the publication in `folder`. Raises SourceError when its sources have errors."""
    manuscript = prepare(folder, layouts)
    if errors(manuscript.findings):
        raise SourceError(errors(manuscript.findings))
    return ledger(Subject(manuscript.publication, manuscript.document, manuscript.layout))


def counted(name: str, book: Ledger, words: Words) -> str:
    """Return how many questions of a publication are open, answered and decided by the source."""
    answered = sum(case.review is not None for case in book.cases)
    source = sum(case.status == "source" for case in book.cases)
    text = words["ledger"]["review"]["count" if book.open else "nothing_open"]
    return str(text.format(publication=name, open=len(book.open), answered=answered, source=source))


def listed(book: Ledger, words: Words) -> None:
    """Print the open questions, one a line: place, what it is about, the question."""
    for case in book.open:
        matter = case.matter
        ask = words["ledger"]["questions"][matter.question]["ask"]
        click.echo(f"{_place(case)}: {' '.join(matter.about.split())}: {ask}")


def ask_all(name: str, folder: Path, book: Ledger, who: str, when: datetime.date, words: Words) -> bool:
    """Ask the open questions one after another; each answer is kept before the next question is asked.

    Returns False when the person stopped before the last. Raises OSError when an answer cannot be kept.
    """
    texts, file = words["ledger"]["review"], folder / reviews.FILE_NAME
    try:
        who = who or _named(texts)
        for number, case in enumerate(book.open, start=1):
            click.echo(f"\n{texts['number'].format(number=number, total=len(book.open))}")
            _show(case, words)
            choice = _chosen(texts)
            if choice == "stop":
                break
            if choice != "skip":
                _keep(file, _review(case, choice, who, when, _reason(choice, texts)), texts["opening"])
        else:
            click.echo(texts["done"].format(file=file))
            return True
    except click.Abort:  # Ctrl-C, or the input ends: what was answered is kept
        click.echo()
    click.echo(texts["stopped"].format(file=file, publication=name))
    return False


def _named(texts: Words) -> str:
    while not (who := click.prompt(texts["who"], default="", show_default=False).strip()):
        click.echo(texts["nobody"])
    return str(who)


def _show(case: Case, words: Words) -> None:
    texts = words["ledger"]
    click.echo(texts["review"]["at"].format(place=_place(case)))
    for facet in (*case.matter.beside, *case.matter.facets):
        shown = _facet(facet, words)
        click.echo(f"{texts['labels'][facet.label]}:{chr(10) if chr(10) in shown else ' '}{shown}")
    if case.before is not None:
        values = {"who": case.before.who, "when": case.before.when, "answer": texts["review"][case.before.answer]}
        click.echo(texts["review"]["changed"].format(**values))
    click.echo(texts["questions"][case.matter.question]["ask"])


def _facet(facet: Facet, words: Words) -> str:
    if facet.label != "language":
        return facet.text
    name = words["ledger"]["languages"].get(facet.text.partition("-")[0].lower())
    return f"{name} ({facet.text})" if name else facet.text


def _place(case: Case) -> str:
    place = case.matter.place
    return f"{place.file}:{place.line}" if place.line else place.file


def _chosen(texts: Words) -> Choice:
    """Return what was chosen: a whole word of the language, or its first letter."""
    choices: tuple[Choice, ...] = ("yes", "no", "skip", "stop")
    while True:
        answer = click.prompt(texts["choices"]).strip().lower()
        for choice in choices:
            word = texts[choice]
            if answer in (word, word[0], word.split()[0]):
                return choice
        click.echo(texts["again"].format(choices=texts["choices"]))


def _reason(choice: Choice, texts: Words) -> str:
    """Return why: needed for a no, since somebody must know what to mend."""
    if choice == "yes":
        return str(click.prompt(texts["why_optional"], default="", show_default=False)).strip()
    while not (why := click.prompt(texts["why"], default="", show_default=False).strip()):
        click.echo(texts["why_needed"])
    return str(why)


def _review(case: Case, answer: Literal["yes", "no"], who: str, when: datetime.date, why: str) -> Review:
    matter = case.matter
    return Review(
        question=matter.question, about=matter.about, answer=answer, who=who, when=when, why=why, judged=matter.digest
    )


def _keep(file: Path, review: Review, opening: str) -> None:
    """Add an answer to the file as it is now: what an editor has changed in it meanwhile stays."""
    text = file.read_bytes().decode("utf-8") if file.exists() else ""
    replace_file(file, reviews.written(text, review, opening).encode())
