"""Cross-references: what they say is what the place that they lead to is called."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace

from publisher import model, walk
from publisher.findings import Finding
from publisher.model import Document, Element, Inlines

_SENTENCE_ENDS = re.compile(r"(^|([\w)”]{4,}|\d)[.!?]”?)\s*$")


def write(document: Document, findings: list[Finding]) -> Document:
    """Return `document` with the text of each cross-reference; references to nothing are reported."""
    labels = {element.id: _label(element) for element in walk.walk(document) if element.id}

    def change(element: Element) -> Element:
        if isinstance(element, model.Link) and element.target.startswith("#"):
            _known(element.target[1:], element, labels, findings)
        if isinstance(element, model.CrossReference):
            return _written(element, labels, findings)
        new = walk.rebuild(element, change)
        content = getattr(new, "content", None)
        return replace(new, content=_capitalised(content)) if content and _refers(content) else new  # type: ignore[call-arg]  # every class with `content` takes it

    return walk.rebuild(document, change)


def _label(element: Element) -> str:
    match element:
        case model.Section() | model.Figure() | model.Table():
            return element.label
        case model.Callout():
            return f"”{walk.content_of(element.title)}”" if element.title else ""
        case model.DefinitionItem():
            return walk.content_of(element.term)
        case _:
            return ""


def _known(target: str, element: Element, labels: dict[str, str], findings: list[Finding]) -> bool:
    if target in labels:
        return True
    near = difflib.get_close_matches(target, labels, n=1)
    rule = "reference-misspelt" if near else "reference-missing"
    findings.append(Finding(rule, element.place, {"target": target, "near": f"#{near[0]}" if near else ""}))
    return False


def _written(reference: model.CrossReference, labels: dict[str, str], findings: list[Finding]) -> model.CrossReference:
    if not _known(reference.target, reference, labels, findings):
        return replace(reference, text=f"#{reference.target}")
    text = labels[reference.target]
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
