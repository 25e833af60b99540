"""The word that tells what kind of callout this is, in the language of the passage that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from publisher import model, walk
from publisher.model import Document, Element


def give(document: Document, words: Callable[[str], Mapping[str, Any]]) -> Document:
    """Return `document` with the label of each callout; `words` gives the strings of a language."""

    def within(language: str) -> Callable[[Element], Element]:
        def change(element: Element) -> Element:
            here = element.lang or language
            if isinstance(element, model.Callout):
                label = words(here)["callouts"][element.kind.value]["label"]
                element = replace(element, label=label)
            return walk.rebuild(element, within(here))

        return change

    return walk.rebuild(document, within(document.lang))
