"""Numbers of sections, figures and tables."""

from __future__ import annotations

from dataclasses import replace

from publisher import model, walk
from publisher.model import Blocks, Document, Element

DEEPEST = 3  # levels below go without a number: 1.2.3.4 helps nobody to find the place


def give(document: Document, *, numbered: bool) -> Document:
    """Return `document` with its sections, captioned figures and captioned tables numbered."""
    blocks = _sections(document.blocks, (), numbered=numbered)
    counts = {model.Figure: 0, model.Table: 0}

    def change(element: Element) -> Element:
        if isinstance(element, model.Figure | model.Table) and element.caption:
            counts[type(element)] += 1
            element = replace(element, number=counts[type(element)])
        return walk.rebuild(element, change)

    return walk.rebuild(replace(document, blocks=blocks), change)


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
        number = ".".join(map(str, path)) if counts else ""
        inner = _sections(block.blocks, path, numbered=counts)
        out.append(replace(block, number=number, blocks=inner))
    return tuple(out)
