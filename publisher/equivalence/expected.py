"""The reading that the model asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from publisher import model
from publisher.equivalence.reading import Piece, Reading, Words
from publisher.model import Block, Blocks, Decorative, Document, Element, Inlines

Inside = tuple[str, ...]


def reading(document: Document, describing: str) -> Reading:
    """Return what a reader of `document` should be given; `describing` is the words before a long description."""
    writer = _Expected(describing)
    pieces = tuple(writer.blocks(document.blocks, 1, ()))
    notes = tuple(_piece("note", n.blocks, n) for n in document.notes)
    return Reading(pieces, notes)


def _piece(role: str, paragraphs: Iterable[model.Paragraph], element: Element) -> Piece:
    words = Words()
    for paragraph in paragraphs:
        words.add(" ")
        _inlines(paragraph.content, words)
    return Piece(role, words.text, lang=element.lang, marks=tuple(words.marks), place=element.place)


class _Expected:
    def __init__(self, describing: str) -> None:
        self.describing = describing

    def blocks(self, blocks: Blocks, level: int, inside: Inside) -> Iterator[Piece]:
        for block in blocks:
            yield from self._block(block, level, inside)

    def _block(self, block: Block, level: int, inside: Inside) -> Iterator[Piece]:  # noqa: C901, PLR0912  # a case per block
        match block:
            case model.Section():
                number = f"{block.number} " if block.number else ""
                yield self._words("heading", block.title, block, inside, level=level, before=number)
                yield from self.blocks(block.blocks, level + 1, inside)
            case model.Paragraph():
                yield self._words("paragraph", block.content, block, inside)
            case model.CodeBlock():
                yield self._words("paragraph", (model.Text(text=block.text),), block, inside)
            case model.ThematicBreak():
                return
            case model.BlockQuote():
                yield from self.blocks(block.blocks, level, (*inside, "quotation"))
                if block.attribution:
                    yield Piece("paragraph", f"— {block.attribution}", inside=(*inside, "quotation"), place=block.place)
            case model.BulletList() | model.OrderedList() | model.Checklist():
                yield from self._list(block, level, inside)
            case model.DefinitionList() | model.Glossary():
                yield from self._definitions(block, level, inside)
            case model.Callout():
                before = f"{block.label}: " if block.title else block.label
                here = (*inside, "callout")
                yield self._words("paragraph", block.title, block, here, before=before)
                yield from self.blocks(block.blocks, level, here)
            case model.Figure():
                yield from self._figure(block, level, inside)
            case model.Table():
                yield from self._table(block, inside)
            case _:
                assert_never(block)

    def _words(
        self, role: str, content: Inlines, element: Element, inside: Inside, *, level: int = 0, before: str = ""
    ) -> Piece:
        words = Words()
        words.add(before)
        _inlines(content, words)
        return Piece(role, words.text, level, inside, element.lang, tuple(words.marks), element.place)

    def _list(
        self, block: model.BulletList | model.OrderedList | model.Checklist, level: int, inside: Inside
    ) -> Iterator[Piece]:
        here = (*inside, "list")
        items: tuple[model.ListItem | model.ChecklistItem, ...] = block.items
        for count, item in enumerate(items):
            label = ""
            if isinstance(block, model.OrderedList):
                label = str(block.start + count)
            elif isinstance(item, model.ChecklistItem):
                label = "☑" if item.done else "☐"
            yield Piece("item", label, inside=here, place=item.place)
            yield from self.blocks(item.blocks, level, here)

    def _definitions(
        self, block: model.DefinitionList | model.Glossary, level: int, inside: Inside
    ) -> Iterator[Piece]:
        for item in block.items:
            yield self._words("term", item.term, item, (*inside, "definitions"))
            for definition in item.definitions:
                yield from self.blocks(definition, level, (*inside, "definitions"))

    def _figure(self, block: model.Figure, level: int, inside: Inside) -> Iterator[Piece]:
        if not isinstance(block.alt, Decorative):
            yield Piece("figure", block.alt, inside=inside, place=block.place)
        if block.caption or block.source:
            label = f"{block.label}. " if block.caption else ""
            caption = (*block.caption, model.Text(text=" "), *block.source)
            yield self._words("caption", caption, block, inside, before=label)
        if block.long_description:
            label = block.label[:1].lower() + block.label[1:]
            yield Piece("paragraph", self.describing.format(label=label), inside=inside, place=block.place)
            yield from self.blocks(block.long_description, level, inside)

    def _table(self, block: model.Table, inside: Inside) -> Iterator[Piece]:
        here = (*inside, "table")
        if block.caption:
            yield self._words("caption", block.caption, block, here, before=f"{block.label}. ")
        for row in (*block.head, *block.body):
            yield Piece("row", inside=here, place=row.place)
            for cell in row.cells:
                yield self._words("header" if cell.header else "cell", cell.content, cell, here)
        if block.source:
            yield self._words("paragraph", block.source, block, inside)


def _inlines(content: Inlines, words: Words) -> None:
    for inline in content:
        start = len(words.parts)
        match inline:
            case model.Text() | model.Code():
                words.add(inline.text)
            case model.LineBreak():
                words.add(" ")
            case model.Link():
                _inlines(inline.content, words)
                internal = inline.target.startswith("#")
                words.mark("link", "internal" if internal else inline.target, words.since(start))
            case model.CrossReference():
                words.add(inline.text)
                words.mark("link", "internal", inline.text)
            case model.Abbreviation():
                words.add(inline.text)
                words.mark("abbreviation", inline.expansion, inline.text)
            case model.NoteReference():
                words.mark("note", str(inline.number))
            case model.Image():
                if not isinstance(inline.alt, Decorative):
                    words.mark("alternative", inline.alt)
            case model.Emphasis() | model.Strong() | model.Subscript() | model.Superscript() | model.Span():
                _inlines(inline.content, words)
            case _:
                assert_never(inline)
        if inline.lang:
            words.mark("lang", inline.lang, words.since(start))
