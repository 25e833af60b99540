"""What things are called, in the language of the passage: "Figur 2", "avsnitt 3.1", "Fakta", "Beskrivning av …"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from publisher import model, walk
from publisher.memory import CHAPTERS, Same, remembered
from publisher.model import Document, Element

Strings = Callable[[str], Mapping[str, Any]]


def give(document: Document, words: Strings) -> Document:
    """Return `document` with the label of everything that has one; `words` gives the strings of a language."""

    def within(language: str) -> Callable[[Element], Element]:
        def change(element: Element) -> Element:
            here = element.lang or language
            return walk.rebuild(_labelled(element, words(here)), within(here))

        return change

    give_labels = within(document.lang)

    def given(part: Element) -> Element:
        return remembered("labels", (Same(part), words, document.lang), lambda: give_labels(part), CHAPTERS)

    return walk.rebuild(document, given)


def _labelled(element: Element, strings: Mapping[str, Any]) -> Element:
    match element:
        case model.Callout():
            return replace(element, label=strings["callouts"][element.kind.value]["label"])
        case model.Table():
            return replace(element, label=label(element, strings))
        case model.Figure():
            called = label(element, strings)
            named = called[:1].lower() + called[1:] or strings["words"]["figure_word"]
            describing = strings["words"]["long_description"].format(label=named) if element.long_description else ""
            return replace(element, label=called, describing=describing)
        case _:
            return element


def label(element: Element, strings: Mapping[str, Any]) -> str:
    """Return what another place calls an element, in the words of that place; empty when it has no name."""
    words = strings["words"]
    match element:
        case model.Section(number=str(number)) if number:
            return str(words["section" if "." in number else "chapter"].format(number=number))
        case model.Section():
            return str(words["unnumbered_section"].format(title=walk.content_of(element.title)))
        case model.Figure() | model.Table() if element.number:
            return str(words["figure" if isinstance(element, model.Figure) else "table"].format(number=element.number))
        case model.Callout() if element.title:
            return str(words["unnumbered_section"].format(title=walk.content_of(element.title)))
        case model.DefinitionItem():
            return walk.content_of(element.term)
        case _:
            return ""
