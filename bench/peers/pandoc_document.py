"""A publication as pandoc's own document (its JSON), so that pandoc is given all that its model can carry.

Reading our Markdown with pandoc would lose what our syntax has beyond pandoc's, and that would be our doing. Here the
resolved text goes in whole: languages, alternatives, ids, captions with their numbers, row headers, notes, identifiers.
Only what pandoc has no word for is spelled by the nearest thing: a callout is a `Div` that begins with its label.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from publisher import model
from publisher.build import Manuscript
from publisher.model import Block, Decorative, Element, Inline

API = [1, 23, 1]
Json = Any


def written(manuscript: Manuscript) -> str:
    """Return a publication as pandoc's JSON."""
    work, document = manuscript.publication, manuscript.document
    known = {"title": work.title, "subtitle": work.subtitle, "author": work.publisher, "lang": work.language}
    meta = {name: {"t": "MetaInlines", "c": _text(value)} for name, value in known.items() if value}
    if work.keywords:
        meta["keywords"] = {"t": "MetaList", "c": [{"t": "MetaInlines", "c": _text(word)} for word in work.keywords]}
    blocks = list(_Writer(document, work.folder).blocks(document.blocks))
    return json.dumps({"pandoc-api-version": API, "meta": meta, "blocks": blocks}, ensure_ascii=False)


def _text(text: str) -> list[Json]:
    """Return text as pandoc has it: words, with its breaking spaces between them."""
    pieces: list[Json] = []
    for number, word in enumerate(text.replace("\n", " ").split(" ")):
        pieces += [{"t": "Space"}] if number else []
        pieces += [{"t": "Str", "c": word}] if word else []
    return pieces


def _attributes(element: Element, *classes: str, **more: str) -> list[Json]:
    pairs = {**({"lang": element.lang} if element.lang else {}), **more}
    return [element.id, list(classes), [list(pair) for pair in pairs.items()]]


class _Writer:
    def __init__(self, document: model.Document, folder: Path) -> None:
        self.notes = {note.id: note for note in document.notes}
        self.folder = folder
        self.level = 0

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Json]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[Json]:  # noqa: C901, PLR0912  # a case per block
        match block:
            case model.Section():
                self.level += 1
                classes = ("unnumbered",) if not block.number else ()
                title = {"t": "Header", "c": [self.level, _attributes(block, *classes), self.inlines(block.title)]}
                yield from self.in_language(block, [title, *self.blocks(block.blocks)])
                self.level -= 1
            case model.Paragraph():
                yield from self.in_language(block, [{"t": "Para", "c": self.inlines(block.content)}])
            case model.BlockQuote():
                inside = list(self.blocks(block.blocks))
                if block.attribution:
                    inside.append({"t": "Para", "c": _text(f"— {block.attribution}")})
                yield from self.in_language(block, [{"t": "BlockQuote", "c": inside}])
            case model.BulletList() | model.Checklist():
                boxes = isinstance(block, model.Checklist)
                yield {"t": "BulletList", "c": [self.item(item, "☐ " if boxes else "") for item in block.items]}
            case model.OrderedList():
                style = [block.start, {"t": "Decimal"}, {"t": "Period"}]
                yield {"t": "OrderedList", "c": [style, [self.item(item) for item in block.items]]}
            case model.DefinitionList() | model.Glossary():
                yield {"t": "DefinitionList", "c": [self.definition(item) for item in block.items]}
            case model.CodeBlock():
                yield {"t": "CodeBlock", "c": [_attributes(block, *filter(None, (block.language,))), block.text]}
            case model.ThematicBreak():
                yield {"t": "HorizontalRule"}
            case model.Callout():
                words = f"{block.label}: " if block.title else block.label
                title = {"t": "Para", "c": [{"t": "Strong", "c": [*_text(words), *self.inlines(block.title)]}]}
                yield {"t": "Div", "c": [_attributes(block, "callout"), [title, *self.blocks(block.blocks)]]}
            case model.Figure():
                yield from self.figure(block)
            case model.Table():
                yield self.table(block)
                if block.source:
                    yield {"t": "Para", "c": self.inlines(block.source)}

    def in_language(self, element: Element, blocks: Iterable[Json]) -> Iterator[Json]:
        if element.lang:
            yield {"t": "Div", "c": [["", [], [["lang", element.lang]]], list(blocks)]}
        else:
            yield from blocks

    def item(self, item: model.ListItem | model.ChecklistItem, before: str = "") -> list[Json]:
        blocks = list(self.blocks(item.blocks))
        if before and blocks and blocks[0]["t"] == "Para":
            blocks[0]["c"] = [*_text(before), *blocks[0]["c"]]
        return [{**block, "t": "Plain"} if block["t"] == "Para" else block for block in blocks]

    def definition(self, item: model.DefinitionItem) -> Json:
        term = (
            [{"t": "Span", "c": [_attributes(item), self.inlines(item.term)]}] if item.id else self.inlines(item.term)
        )
        return [term, [list(self.blocks(blocks)) for blocks in item.definitions]]

    def figure(self, figure: model.Figure) -> Iterator[Json]:
        image = self.image(figure)
        words = [*_text(f"{figure.label}. "), *self.inlines(figure.caption)] if figure.caption else []
        words += [{"t": "Space"}, *self.inlines(figure.source)] if figure.source else []
        caption = [None, [{"t": "Plain", "c": words}] if words else []]
        yield {"t": "Figure", "c": [_attributes(figure), caption, [{"t": "Plain", "c": [image]}]]}
        if figure.long_description:
            yield {"t": "Para", "c": _text(figure.describing)}
            yield from self.blocks(figure.long_description)

    def image(self, image: model.Figure | model.Image) -> Json:
        alt = "" if isinstance(image.alt, Decorative) else image.alt
        path = str(self.folder / image.path)
        return {"t": "Image", "c": [["", [], [["alt", alt]]], _text(alt), [path, ""]]}

    def table(self, table: model.Table) -> Json:
        caption = [*_text(f"{table.label}. "), *self.inlines(table.caption)] if table.caption else []
        kinds = {"start": "AlignLeft", "center": "AlignCenter", "end": "AlignRight"}
        columns = [[{"t": kinds[alignment]}, {"t": "ColWidthDefault"}] for alignment in table.alignments]
        heads = min((len(list(takewhile(lambda cell: cell.header, row.cells))) for row in table.body), default=0)
        return {
            "t": "Table",
            "c": [
                _attributes(table),
                [None, [{"t": "Plain", "c": caption}] if caption else []],
                columns,
                [["", [], []], [self.row(row) for row in table.head]],
                [[["", [], []], heads, [], [self.row(row) for row in table.body]]],
                [["", [], []], []],
            ],
        }

    def row(self, row: model.Row) -> Json:
        cells = [
            [_attributes(cell), {"t": "AlignDefault"}, cell.rows, cell.columns,
             [{"t": "Plain", "c": self.inlines(cell.content)}]]
            for cell in row.cells
        ]  # fmt: skip
        return [_attributes(row), cells]

    def inlines(self, inlines: Iterable[Inline]) -> list[Json]:
        return [piece for inline in inlines for piece in self.inline(inline)]

    def inline(self, inline: Inline) -> Iterator[Json]:  # noqa: C901  # a case per inline
        plain: list[Json] = []
        match inline:
            case model.Text():
                plain = _text(inline.text)
            case model.Code():
                plain = [{"t": "Code", "c": [["", [], []], inline.text]}]
            case model.LineBreak():
                plain = [{"t": "LineBreak"}]
            case model.Emphasis() | model.Strong() | model.Subscript() | model.Superscript():
                kind = {"Emphasis": "Emph"}.get(type(inline).__name__, type(inline).__name__)
                plain = [{"t": kind, "c": self.inlines(inline.content)}]
            case model.Span():
                plain = self.inlines(inline.content)
            case model.Link():
                target = [inline.target, inline.title]
                plain = [{"t": "Link", "c": [["", [], []], self.inlines(inline.content), target]}]
            case model.CrossReference():
                plain = [{"t": "Link", "c": [["", [], []], _text(inline.text), [f"#{inline.target}", ""]]}]
            case model.Abbreviation():
                title = ["", ["abbr"], [["title", inline.expansion]]]
                plain = [{"t": "Span", "c": [title, _text(inline.text)]}]
            case model.NoteReference():
                plain = self.note(inline)
            case model.Image():
                plain = [self.image(inline)]
        if inline.lang or (inline.id and not isinstance(inline, model.NoteReference)):
            yield {"t": "Span", "c": [_attributes(inline), plain]}
        else:
            yield from plain

    def note(self, reference: model.NoteReference) -> list[Json]:
        if reference.occurrence > 1:  # pandoc would print the note again
            return [{"t": "Superscript", "c": _text(str(reference.number))}]
        return [{"t": "Note", "c": list(self.blocks(self.notes[reference.target].blocks))}]
