"""Cross-references: what they say is what the place that they lead to is called."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from publisher import model, walk
from publisher.findings import Finding
from publisher.model import Document, Element, Inlines
from publisher.resolve import labels
from publisher.resolve.labels import Strings

_SENTENCE_ENDS = re.compile(r"(^|([\w)”]{4,}|\d)[.!?]”?)\s*$")


def write(document: Document, words: Strings, findings: list[Finding]) -> Document:
    """Return `document` with the text of each cross-reference; references to nothing are reported."""
    targets = {element.id: element for element in walk.walk(document) if element.id}

    def within(language: str) -> Callable[[Element], Element]:
        def change(element: Element) -> Element:
            here = element.lang or language
            if isinstance(element, model.Link) and element.target.startswith("#"):
                _known(element.target[1:], element, targets, findings)
            if isinstance(element, model.CrossReference):
                return _written(element, targets, words(here), findings)
            new = walk.rebuild(element, within(here))
            content = getattr(new, "content", None)
            return replace(new, content=_capitalised(content)) if content and _refers(content) else new  # type: ignore[call-arg]  # every class with `content` takes it

        return change

    return walk.rebuild(document, within(document.lang))


def _known(target: str, element: Element, targets: Mapping[str, Element], findings: list[Finding]) -> bool:
    if target in targets:
        return True
    near = difflib.get_close_matches(target, targets, n=1)
    rule = "reference-misspelt" if near else "reference-missing"
    findings.append(Finding(rule, element.place, {"target": target, "near": f"#{near[0]}" if near else ""}))
    return False


def _written(
    reference: model.CrossReference,
    targets: Mapping[str, Element],
    strings: Mapping[str, Any],
    findings: list[Finding],
) -> model.CrossReference:
    """Say what the target is called, in the language of the sentence that refers to it."""
    if not _known(reference.target, reference, targets, findings):
        return replace(reference, text=f"#{reference.target}")
    text = labels.label(targets[reference.target], strings)
    if not text:
        findings.append(Finding("reference-without-label", reference.place, {"target": reference.target}))
    return replace(reference, text=text or f"#{reference.target}")


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
