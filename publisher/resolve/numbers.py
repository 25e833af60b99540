"""Numbers of sections, figures and tables, and the labels that other places call them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from publisher import model, walk
from publisher.model import Blocks, Document, Element

DEEPEST = 3  # levels below go without a number: 1.2.3.4 helps nobody to find the place


def give(document: Document, words: Mapping[str, Any], *, numbered: bool) -> Document:
    """Return `document` with its sections, captioned figures and captioned tables numbered."""
    blocks = _sections(document.blocks, (), words, numbered=numbered)
    counts = {model.Figure: 0, model.Table: 0}
    keys: dict[type[Element], str] = {model.Figure: "figure", model.Table: "table"}

    def change(element: Element) -> Element:
        if isinstance(element, model.Figure | model.Table) and element.caption:
            counts[type(element)] += 1
            number = counts[type(element)]
            label = words[keys[type(element)]].format(number=number)
            element = replace(element, number=number, label=label)
        return walk.rebuild(element, change)

    return walk.rebuild(replace(document, blocks=blocks), change)


def _sections(blocks: Blocks, above: tuple[int, ...], words: Mapping[str, Any], *, numbered: bool) -> Blocks:
    count = 0
    out: list[model.Block] = []
    for block in blocks:
        if not isinstance(block, model.Section):
            out.append(block)
            continue
        counts = numbered and block.numbered and len(above) < DEEPEST
        count += counts
        path = (*above, count)
        number = ".".join(map(str, path)) if counts else ""
        inner = _sections(block.blocks, path, words, numbered=counts)
        out.append(replace(block, number=number, label=_label(block, number, len(path), words), blocks=inner))
    return tuple(out)


def _label(section: model.Section, number: str, level: int, words: Mapping[str, Any]) -> str:
    if not number:
        return str(words["unnumbered_section"].format(title=walk.content_of(section.title)))
    return str(words["chapter" if level == 1 else "section"].format(number=number))
