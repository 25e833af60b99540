"""Numbers of sections, figures and tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from publisher import model, walk
from publisher.memory import CHAPTERS, Same, asking, remembered
from publisher.model import Blocks, Document, Element

DEEPEST = 3  # levels below go without a number: 1.2.3.4 helps nobody to find the place


def give(document: Document, *, numbered: bool) -> Document:
    """Return `document` with its sections, captioned figures and captioned tables numbered."""
    chapters = _sections(document.blocks, (), numbered=numbered)
    counts = {model.Figure: 0, model.Table: 0}

    def count(kind: type[Element]) -> int:
        counts[kind] += 1
        return counts[kind]

    return walk.rebuild(
        replace(document, blocks=chapters),
        lambda part: asking("numbers", Same(part), count, partial(_numbered, part)),
    )


def _numbered(part: Element, count: Callable[[type[Element]], int]) -> Element:
    """Return a part of the document with its figures and tables numbered."""

    def change(element: Element) -> Element:
        if isinstance(element, model.Figure | model.Table) and element.caption:
            element = replace(element, number=count(type(element)))
        return walk.rebuild(element, change)

    return change(part)


def _sections(blocks: Blocks, above: tuple[int, ...], *, numbered: bool) -> Blocks:
    count = 0
    out: list[model.Block] = []
    for block in blocks:
        if not isinstance(block, model.Section):
            out.append(block)
            continue
        counts = numbered and block.numbered and len(above) < DEEPEST
        count += counts
        path = (*above, count)
        question = Same(block), path, counts
        out.append(remembered("section numbers", question, partial(_section, block, path, numbered=counts), CHAPTERS))
    return tuple(out)


def _section(block: model.Section, path: tuple[int, ...], *, numbered: bool) -> model.Section:
    number = ".".join(map(str, path)) if numbered else ""
    return replace(block, number=number, blocks=_sections(block.blocks, path, numbered=numbered))
