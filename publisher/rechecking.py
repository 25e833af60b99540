"""The quick checks of a build, in a process that remembers: made again only for chapters that are not as they were.

A check stands here when what it finds in a chapter depends on nothing in the others, which `tests/test_rechecking.py`
holds it to; the rest see the whole document each time, its runs and elements gathered from those of its chapters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from publisher import checks, prose, walk
from publisher.checks import Check
from publisher.checks.subject import Subject
from publisher.findings import Finding
from publisher.memory import CHAPTERS, Same, looking, remembered, remembers
from publisher.model import Document, Element, Note

WITHIN_CHAPTERS = frozenset(
    {
        *("alternative-words", "capitals", "heading-fake", "link-text", "long-description", "missing-glyph"),
        *("sensory-reference", "table-blank", "table-caption", "table-header", "table-layout"),
        *("abbreviation-form", "date-form", "decimal-comma", "double-punctuation", "doubled-word", "ellipsis"),
        *("genitive-apostrophe", "minus-sign", "nested-quotation-marks", "number-compound", "number-space"),
        *("parenthetic-dash", "quotation-marks", "range-dash", "section-sign", "space-before-punctuation"),
        *("split-compound", "suspended-hyphen", "thousands-separator", "time-form", "unit-space"),
        *(
            "between-dash",
            "emphasis-long",
            "fixed-space",
            "hard-section",
            "heading-long",
            "long-sentence",
            "plain-word",
        ),
    }
)


def run(subject: Subject) -> tuple[Finding, ...]:
    """Return what the checks of every build find, in the same order as `checks.run`."""
    return _run(subject, checks.of_builds()) if remembers() else checks.run(subject)


def run_advising(subject: Subject) -> tuple[Finding, ...]:
    """Return what the quick checks find, in the same order as `checks.run_advising`."""
    return _run(subject, checks.quick()) if remembers() else checks.run_advising(subject)


def _run(subject: Subject, asked: tuple[Check, ...]) -> tuple[Finding, ...]:
    found = [_within(part, subject, asked) for part in parts(subject.document)]
    whole = _Gathered(subject.publication, subject.document, subject.layout, subject.today, subject.reported)
    return tuple(
        finding
        for check in asked
        for finding in (
            (each for of_part in found for each in of_part[check.id])
            if check.id in WITHIN_CHAPTERS
            else check.function(whole)
        )
    )


def parts(document: Document) -> Iterator[Document]:
    """Yield the chapters of a document, and its notes, each as a document of its own."""
    for element in walk.children(document):
        yield remembered("alone", (Same(element), document.lang), lambda e=element: _alone(e, document.lang), CHAPTERS)  # type: ignore[misc]  # the default binds it


def _alone(element: Element, lang: str) -> Document:
    if isinstance(element, Note):
        return Document(blocks=(), notes=(element,), lang=lang)
    return Document(blocks=(element,), lang=lang)  # type: ignore[arg-type]  # the children of a document


def _within(part: Document, subject: Subject, asked: tuple[Check, ...]) -> dict[str, tuple[Finding, ...]]:
    """Return what each check finds in one part of the document."""

    def found() -> dict[str, tuple[Finding, ...]]:
        alone = Subject(subject.publication, part, subject.layout)
        return {check.id: tuple(check.function(alone)) for check in asked if check.id in WITHIN_CHAPTERS}

    question = (Same(part), Same(subject.layout), subject.publication.folder, Same(asked))
    return looking("checks", question, found)


@dataclass(frozen=True)
class _Gathered(Subject):
    """A whole publication; what all checks ask of its document is put together from its parts."""

    @cached_property
    def runs(self) -> tuple[prose.Run, ...]:
        """Return the document's prose."""
        return tuple(run for part in parts(self.document) for run in _runs(part))

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Return every element of the document, in reading order."""
        return walk.everything(self.document)


def _runs(part: Document) -> tuple[prose.Run, ...]:
    return remembered("runs", Same(part), lambda: tuple(prose.runs(part)), CHAPTERS)
