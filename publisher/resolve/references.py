"""Cross-references: what they say is what the place that they lead to is called."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from publisher import model, walk
from publisher.findings import Finding
from publisher.memory import CHAPTERS, Same, asking, remembered
from publisher.model import Document, Element, Inlines
from publisher.resolve import labels
from publisher.resolve.labels import Strings

_SENTENCE_ENDS = re.compile(r"(^|([\w)”]{4,}|\d)[.!?]”?)\s*$")

_Question: TypeAlias = tuple[str, str]  # a target, and the language that its name is asked in; "": only whether it is


@dataclass(frozen=True, slots=True)
class _Told:
    """What the document says of a target: whether there is one, which is spelt nearly so, what it is called."""

    known: bool = True
    near: str = ""
    text: str = ""


_Ask: TypeAlias = Callable[[_Question], _Told]


def write(document: Document, words: Strings, findings: list[Finding]) -> Document:
    """Return `document` with the text of each cross-reference; references to nothing are reported."""
    targets = {element.id: element for part in walk.children(document) for element in _targets(part)}

    def ask(question: _Question) -> _Told:
        target, language = question
        if target not in targets:
            near = difflib.get_close_matches(target, targets, n=1)
            return _Told(known=False, near=near[0] if near else "")
        return _Told(text=labels.label(targets[target], words(language)) if language else "")

    def change(part: Element) -> Element:
        question = Same(part), words, document.lang
        written, found = asking("references", question, ask, lambda again: _written(part, document.lang, again))
        findings.extend(found)
        return written

    return walk.rebuild(document, change)


def _targets(part: Element) -> tuple[Element, ...]:
    """Return what a part of the document holds that has an id."""
    return remembered("targets", Same(part), lambda: tuple(e for e in walk.walk(part) if e.id), CHAPTERS)


def _written(part: Element, language: str, ask: _Ask) -> tuple[Element, tuple[Finding, ...]]:
    """Return a part of the document with the text of its references, and what is wrong with them."""
    findings: list[Finding] = []

    def within(language: str) -> Callable[[Element], Element]:
        def change(element: Element) -> Element:
            here = element.lang or language
            if isinstance(element, model.Link) and element.target.startswith("#"):
                _report(element.target[1:], element, ask((element.target[1:], "")), findings)
            if isinstance(element, model.CrossReference):
                return _reference(element, ask((element.target, here)), findings)
            new = walk.rebuild(element, within(here))
            content = getattr(new, "content", None)
            return replace(new, content=_capitalised(content)) if content and _refers(content) else new  # type: ignore[call-arg]  # every class with `content` takes it

        return change

    return within(language)(part), tuple(findings)


def _report(target: str, element: Element, told: _Told, findings: list[Finding]) -> None:
    if not told.known:
        rule = "reference-misspelt" if told.near else "reference-missing"
        values = {"target": target, "near": f"#{told.near}" if told.near else ""}
        findings.append(Finding(rule, element.place, values))


def _reference(reference: model.CrossReference, told: _Told, findings: list[Finding]) -> model.CrossReference:
    """Say what the target is called, in the language of the sentence that refers to it."""
    _report(reference.target, reference, told, findings)
    if told.known and not told.text:
        findings.append(Finding("reference-without-label", reference.place, {"target": reference.target}))
    return replace(reference, text=told.text or f"#{reference.target}")


def _refers(content: Inlines) -> bool:
    return any(isinstance(inline, model.CrossReference) for inline in content)


def _capitalised(content: Inlines) -> Inlines:
    """Give a cross-reference that begins a sentence its capital letter."""
    out: list[model.Inline] = []
    for inline in content:
        if isinstance(inline, model.CrossReference) and _SENTENCE_ENDS.search(walk.plain_text(out)):
            out.append(replace(inline, text=inline.text[:1].upper() + inline.text[1:]))
        else:
            out.append(inline)
    return tuple(out)
