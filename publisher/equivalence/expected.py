"""The reading that the model asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from publisher import model, walk
from publisher.equivalence.reading import Piece, Reading, Words, merged, normalised
from publisher.equivalence.targets import told
from publisher.memory import CHAPTERS, Same, remembered
from publisher.model import Block, Blocks, Decorative, Document, Element, Inlines


@dataclass(frozen=True)
class _Here:
    lang: str
    level: int = 1
    inside: tuple[str, ...] = ()

    def at(self, element: Element) -> _Here:
        return replace(self, lang=element.lang) if element.lang else self

    def within(self, name: str) -> _Here:
        return replace(self, inside=(*self.inside, name))


def reading(document: Document) -> Reading:
    """Return what a reader of a resolved document should be given."""
    untold = plain(document)
    return told(untold, _starts(document, untold.pieces))


def plain(document: Document) -> Reading:
    """Return that reading, but for where its internal links lead."""
    here = _Here(document.lang)
    pieces = tuple(piece for block in document.blocks for piece in _pieces(block, here))
    return Reading(pieces, tuple(_note(note, here.at(note)) for note in document.notes))


def _pieces(block: Block, here: _Here) -> tuple[Piece, ...]:
    return remembered("pieces", (Same(block), here), lambda: tuple(_Expected().blocks((block,), here)), CHAPTERS)


def _starts(document: Document, pieces: tuple[Piece, ...]) -> dict[str, int]:
    """Return the first piece of every element that has an id; what stands within a line begins with its piece."""
    first: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        first.setdefault(id(piece.origin), index)
    starts: dict[str, int] = {}

    def note(element: Element, around: int | None) -> None:
        inside = (first[id(each)] for each in walk.walk(element) if id(each) in first)
        own = next(inside, around) if element.id else first.get(id(element), around)
        if element.id and own is not None:
            starts[element.id] = own
        for child in walk.children(element):
            note(child, first.get(id(element), around))

    note(document, None)
    return starts


def _note(note: model.Note, here: _Here) -> Piece:
    words = Words()
    for paragraph in note.blocks:
        start = len(words.parts)
        words.add(" ")
        _inlines(paragraph.content, words)
        if paragraph.lang:
            words.mark("lang", paragraph.lang, words.since(start))
    return Piece("note", words.text, lang=here.lang, marks=tuple(words.marks), place=note.place)


def _words(role: str, content: Inlines, element: Element, here: _Here, before: str = "") -> Piece:
    words = Words()
    words.add(before)
    _inlines(content, words)
    level, lang = here.level if role == "heading" else 0, here.at(element).lang
    return Piece(role, words.text, level, here.inside, lang, tuple(words.marks), element.place, origin=element)


class _Expected:
    def blocks(self, blocks: Blocks, here: _Here) -> Iterator[Piece]:
        for block in blocks:
            yield from self._block(block, here.at(block))

    def _block(self, block: Block, here: _Here) -> Iterator[Piece]:  # noqa: C901, PLR0912  # a case per block
        match block:
            case model.Section():
                yield _words("heading", block.title, block, here, f"{block.number} " if block.number else "")
                yield from self.blocks(block.blocks, replace(here, level=here.level + 1))
            case model.Paragraph():
                yield _words("paragraph", block.content, block, here)
            case model.CodeBlock():
                yield _words("paragraph", (model.Text(text=block.text),), block, here)
            case model.ThematicBreak():
                return
            case model.BlockQuote():
                inside = here.within("quotation")
                yield from self.blocks(block.blocks, inside)
                if block.attribution:
                    yield _words("paragraph", (), block, inside, f"— {block.attribution}")
            case model.BulletList() | model.OrderedList() | model.Checklist():
                yield from self._list(block, here.within("list"))
            case model.DefinitionList() | model.Glossary():
                yield from self._definitions(block, here.within("definitions"))
            case model.Callout():
                inside = here if "callout" in here.inside else here.within("callout")  # PDF has no aside in an aside
                yield _words(
                    "paragraph", block.title, block, inside, f"{block.label}: " if block.title else block.label
                )
                yield from self.blocks(block.blocks, inside)
            case model.Figure():
                yield from self._figure(block, here)
            case model.Table():
                yield from self._table(block, here.within("table"))
                if block.source:
                    yield _words("paragraph", block.source, block, here)
            case _:
                assert_never(block)

    def _list(self, block: model.BulletList | model.OrderedList | model.Checklist, here: _Here) -> Iterator[Piece]:
        items: tuple[model.ListItem | model.ChecklistItem, ...] = block.items
        for count, item in enumerate(items):
            label = ""
            if isinstance(block, model.OrderedList):
                label = str(block.start + count)
            elif isinstance(item, model.ChecklistItem):
                label = "☑" if item.done else "☐"
            yield _words("item", (), item, here, label)
            yield from self.blocks(item.blocks, here.at(item))

    def _definitions(self, block: model.DefinitionList | model.Glossary, here: _Here) -> Iterator[Piece]:
        for item in block.items:
            yield _words("term", item.term, item, here)
            for definition in item.definitions:
                yield from self.blocks(definition, here.at(item))

    def _figure(self, block: model.Figure, here: _Here) -> Iterator[Piece]:
        if not isinstance(block.alt, Decorative):
            yield _words("figure", (), block, here, block.alt)
        if block.caption or block.source:
            label = f"{block.label}. " if block.caption else ""
            caption = (*block.caption, model.Text(text=" "), *block.source)
            yield _words("caption", caption, block, here, label)
        if block.long_description:
            yield _words("paragraph", (), block, here, block.describing)
            yield from self.blocks(block.long_description, here)

    def _table(self, block: model.Table, here: _Here) -> Iterator[Piece]:
        if block.caption:
            caption = _words("caption", block.caption, block, here, f"{block.label}. ")
            yield replace(caption, place=block.caption[0].place)  # it has a line of its own
        for index, (row, columns) in enumerate(_columns((*block.head, *block.body))):
            header = "column header" if index < len(block.head) else "row header"
            yield _words("row", (), row, here)
            for cell, column in zip(row.cells, columns, strict=True):
                piece = _words(header if cell.header else "cell", cell.content, cell, here)
                yield replace(piece, column=column, marks=(*piece.marks, *merged(cell.columns, cell.rows)))


def _columns(rows: Sequence[model.Row]) -> Iterator[tuple[model.Row, list[int]]]:
    """Yield each row with the column that each of its cells begins in, past those that a cell above reaches down to."""
    covered: dict[int, int] = {}  # column -> the last row that a cell in it reaches
    for index, row in enumerate(rows):
        columns, column = [], 0
        for cell in row.cells:
            while covered.get(column, -1) >= index:
                column += 1
            columns.append(column)
            covered |= dict.fromkeys(range(column, column + cell.columns), index + cell.rows - 1)
            column += cell.columns
        yield row, columns


def _inlines(content: Inlines, words: Words) -> None:  # noqa: C901  # a case per inline
    for inline in content:
        start = len(words.parts)
        match inline:
            case model.Text() | model.Code():
                words.add(inline.text)
            case model.LineBreak():
                words.add(" ")
            case model.Link():
                _inlines(inline.content, words)
                words.mark("link", inline.target, words.since(start))
            case model.CrossReference():
                words.add(inline.text)
                words.mark("link", f"#{inline.target}", inline.text)
            case model.Abbreviation():
                words.add(inline.text)
                words.mark("abbreviation", inline.expansion, inline.text)
            case model.NoteReference():
                words.mark("note", str(inline.number))
            case model.Image():
                if not isinstance(inline.alt, Decorative):
                    words.mark("alternative", normalised(inline.alt))
            case model.Emphasis() | model.Strong() | model.Subscript() | model.Superscript() | model.Span():
                _inlines(inline.content, words)
            case _:
                assert_never(inline)
        if inline.lang:
            words.mark("lang", inline.lang, words.since(start))
