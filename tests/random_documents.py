"""Random documents of the model: whatever can be represented can be written."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from publisher import model
from publisher.model import Alignment, CalloutKind, Decorative

IMAGE = Path("images/exempel.svg")
LANGUAGES = st.sampled_from(["", "", "", "en", "fi", "smj"])
WORDS = st.text("abcåäöABC 12,.–”§ ", min_size=1, max_size=30).map(lambda text: f"x{text}y")
ALTERNATIVES = st.one_of(st.builds(Decorative), WORDS)


def inlines(depth: int = 2) -> st.SearchStrategy[model.Inlines]:
    leaves = [
        st.builds(model.Text, text=WORDS),
        st.builds(model.Code, text=WORDS),
        st.builds(model.Abbreviation, text=st.just("Brå"), expansion=WORDS),
        st.builds(model.Image, path=st.just(IMAGE), alt=ALTERNATIVES),
    ]
    if depth:
        inner = inlines(depth - 1)
        kinds = (model.Emphasis, model.Strong, model.Subscript, model.Superscript)
        leaves += [st.builds(kind, content=inner) for kind in kinds]
        leaves.append(st.builds(model.Span, content=inner, lang=LANGUAGES))
        leaves.append(st.builds(model.Link, target=st.just("https://www.bra.se/a?b=c&d"), content=plain()))
    return st.lists(st.one_of(leaves), min_size=1, max_size=4).map(tuple)


def plain() -> st.SearchStrategy[model.Inlines]:
    return WORDS.map(lambda text: (model.Text(text=text),))


PARAGRAPHS = st.builds(model.Paragraph, content=inlines(), lang=LANGUAGES)


@st.composite
def tables(draw: st.DrawFn) -> model.Table:
    columns = draw(st.integers(1, 4))
    headers = draw(st.integers(0, 1))

    def row(*, head: bool) -> model.Row:
        cells = tuple(model.Cell(content=draw(inlines(1)), header=head or i < headers) for i in range(columns))
        return model.Row(cells=cells)

    return model.Table(
        caption=draw(st.one_of(st.just(()), plain())),
        alignments=tuple(draw(st.sampled_from(Alignment)) for _ in range(columns)),
        head=(row(head=True),),
        body=tuple(row(head=False) for _ in range(draw(st.integers(0, 4)))),
        source=draw(st.one_of(st.just(()), plain())),
    )


def figures(descriptions: st.SearchStrategy[model.Blocks]) -> st.SearchStrategy[model.Figure]:
    source = st.one_of(st.just(()), plain())
    return st.builds(model.Figure, path=st.just(IMAGE), alt=ALTERNATIVES, caption=plain(), source=source,
                     long_description=descriptions)  # fmt: skip


def blocks(depth: int = 2) -> st.SearchStrategy[model.Blocks]:
    kinds = [
        PARAGRAPHS,
        PARAGRAPHS,
        st.builds(model.CodeBlock, text=WORDS.map(lambda text: text + "\n")),
        st.builds(model.ThematicBreak),
        tables(),
        figures(st.just(())),
    ]
    if depth:
        inner = blocks(depth - 1)
        kinds.append(figures(st.one_of(st.just(()), inner)))
        items = st.lists(st.builds(model.ListItem, blocks=inner), min_size=1, max_size=3).map(tuple)
        tasks = st.lists(
            st.builds(model.ChecklistItem, blocks=PARAGRAPHS.map(lambda p: (p,)), done=st.booleans()),
            min_size=1,
            max_size=3,
        )
        terms = st.lists(
            st.builds(
                model.DefinitionItem, term=plain(), definitions=st.lists(inner, min_size=1, max_size=2).map(tuple)
            ),
            min_size=1,
            max_size=3,
        )
        kinds += [
            st.builds(model.BlockQuote, blocks=inner, attribution=st.one_of(st.just(""), WORDS)),
            st.builds(model.BulletList, items=items, tight=st.booleans()),
            st.builds(model.OrderedList, items=items, start=st.integers(1, 12), tight=st.booleans()),
            st.builds(model.Checklist, items=tasks.map(tuple)),
            st.builds(model.DefinitionList, items=terms.map(tuple)),
            st.builds(model.Glossary, items=terms.map(tuple)),
            st.builds(
                model.Callout,
                kind=st.sampled_from(CalloutKind),
                title=st.one_of(st.just(()), plain()),
                blocks=inner,
                lang=LANGUAGES,
            ),
        ]
    return st.lists(st.one_of(kinds), min_size=1, max_size=3).map(tuple)


def sections(depth: int = 3) -> st.SearchStrategy[model.Section]:
    own = blocks()
    inner = st.lists(sections(depth - 1), max_size=2).map(tuple) if depth > 1 else st.just(())
    content = st.tuples(own, inner).map(lambda parts: (*parts[0], *parts[1]))
    return st.builds(model.Section, title=plain(), blocks=content, lang=LANGUAGES, numbered=st.booleans())


def boxes() -> st.SearchStrategy[model.Document]:
    """Documents of boxes that end with anything, each with anything after it."""
    title = st.one_of(st.just(()), plain())
    callouts = st.builds(model.Callout, kind=st.sampled_from(CalloutKind), title=title, blocks=blocks(1))
    quotations = st.builds(model.BlockQuote, blocks=blocks(1), attribution=st.one_of(st.just(""), WORDS))
    parts = st.tuples(st.one_of(callouts, quotations), st.one_of(st.just(()), blocks(0)))
    content = st.lists(parts, min_size=1, max_size=3).map(
        lambda found: tuple(b for box, rest in found for b in (box, *rest))
    )
    return st.builds(model.Document, blocks=content, lang=st.just("sv-SE"))


def told_apart(value: Any, count: Iterator[int] | None = None) -> Any:
    """Return a document, or a part of one, no two words of which are alike."""
    count = count or itertools.count(1)
    if isinstance(value, tuple):
        return tuple(told_apart(each, count) for each in value)
    if isinstance(value, model.Text | model.Code | model.Abbreviation):
        return replace(value, text=f"{value.text}{next(count)}z")
    if isinstance(value, model.Element):
        return replace(value, **{f.name: told_apart(getattr(value, f.name), count) for f in fields(value)})
    return value


def documents() -> st.SearchStrategy[model.Document]:
    return st.builds(
        model.Document, blocks=st.lists(sections(), min_size=1, max_size=2).map(tuple), lang=st.just("sv-SE")
    )
