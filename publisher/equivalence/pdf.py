"""The reading of a tagged PDF: what its structure tree gives to a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from publisher.equivalence import pdf_goals
from publisher.equivalence.pdf_tree import INLINE, Element, Link, TaggedPdf
from publisher.equivalence.reading import Piece, Reading, Words, merged, normalised, read_from
from publisher.equivalence.targets import told

Kid = Element | str | Link
_HEADING = re.compile(r"H([1-6])")
_NOTES = frozenset({"Note", "FENote"})
_WITHIN = {"Aside": "callout", "BlockQuote": "quotation"}
_TRANSPARENT = frozenset({"Sect", "Art", "Div", "Part", "THead", "TBody", "TFoot"})


@dataclass(frozen=True)
class _Here:
    lang: str
    inside: tuple[str, ...] = ()

    def within(self, *names: str) -> _Here:
        return replace(self, inside=(*self.inside, *names))


@dataclass
class _Reader:
    notes: list[tuple[int, Piece]] = field(default_factory=list)

    def blocks(self, kids: Iterable[Kid], here: _Here) -> Iterator[Piece]:
        """Read blocks; text that stands between them is a paragraph of its own."""
        run: list[Kid] = []
        for kid in kids:
            if _is_inline(kid):
                run.append(kid)
                continue
            yield from self._run(run, here)
            run = []
            assert isinstance(kid, Element)
            yield from read_from(kid, self._block(kid, replace(here, lang=_lang(kid, here.lang))))
        yield from self._run(run, here)

    def _run(self, run: list[Kid], here: _Here) -> Iterator[Piece]:
        if run:
            piece = _piece("paragraph", run, here)
            if piece.text or piece.marks:
                yield piece

    def _block(self, element: Element, here: _Here) -> Iterator[Piece]:
        heading = _HEADING.fullmatch(element.type)
        if heading:
            yield replace(_piece("heading", element.kids, here), level=int(heading[1]))
        elif element.type in _TRANSPARENT:
            yield from self.blocks(element.kids, here)
        elif element.type in _WITHIN:
            yield from self.blocks(element.kids, here.within(_WITHIN[element.type]))
        elif element.type == "L":
            yield from self._list(element, here)
        elif element.type == "Table":
            yield from self._table(element, here.within("table"))
        elif element.type == "Figure":
            yield from self._figure(element, here)
        elif element.type in _NOTES:
            self._note(element, here)
        else:
            role = {"P": "paragraph", "Caption": "caption"}.get(element.type, element.type)
            yield _piece(role, element.kids, here)

    def _list(self, element: Element, here: _Here) -> Iterator[Piece]:
        numbering = element.attributes.get("ListNumbering", "Description")
        defines = numbering in ("Description", "None")
        inner = here.within("definitions" if defines else "list")
        for item in element.kids:
            assert isinstance(item, Element)
            at = replace(inner, lang=_lang(item, inner.lang))
            if not defines:
                yield Piece("item", _label(item), inside=at.inside, lang=at.lang, origin=item)
            for part in item.kids:
                assert isinstance(part, Element)
                there = replace(at, lang=_lang(part, at.lang))
                if part.type == "LBody":
                    yield from read_from(part, self.blocks(part.kids, there))
                elif defines:
                    yield from read_from(part, [_piece("term", part.kids, there)])

    def _table(self, element: Element, here: _Here) -> Iterator[Piece]:
        for kid in element.kids:
            assert isinstance(kid, Element)
            at = replace(here, lang=_lang(kid, here.lang))
            if kid.type in _TRANSPARENT:
                yield from self._table(kid, at)
            elif kid.type == "TR":
                yield Piece("row", inside=at.inside, lang=at.lang, origin=kid)
                for cell in kid.kids:
                    assert isinstance(cell, Element)
                    yield from read_from(cell, self._cell(cell, replace(at, lang=_lang(cell, at.lang))))
            else:
                yield from read_from(kid, [_piece("caption", kid.kids, at)])

    def _cell(self, cell: Element, here: _Here) -> Iterator[Piece]:
        role = f"{cell.attributes.get('Scope', '').lower()} header" if cell.type == "TH" else "cell"
        for note in (kid for kid in cell.walk() if kid.type in _NOTES):
            self._note(note, here)
        piece = _piece(role, cell.kids, here)
        spans = merged(*(int(cell.attributes.get(name, 1)) for name in ("ColSpan", "RowSpan")))
        yield replace(piece, marks=(*piece.marks, *spans))

    def _figure(self, element: Element, here: _Here) -> Iterator[Piece]:
        if "Alt" in element.attributes:
            yield Piece("figure", normalised(element.attributes["Alt"][1:-1]), inside=here.inside, lang=here.lang)
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from read_from(kid, self._block(kid, replace(here, lang=_lang(kid, here.lang))))

    def _note(self, element: Element, here: _Here) -> None:
        label = next((kid for kid in element.kids if isinstance(kid, Element) and kid.type == "Lbl"), None)
        number = int(normalised(label.heard)) if label else 0
        rest = [kid for kid in element.kids if kid is not label]
        outside = _Here(_lang(element, here.lang))
        self.notes += ((number, piece) for piece in read_from(element, [_piece("note", rest, outside)]))


def reading(data: bytes) -> Reading:
    """Return what the text of a PDF edition gives to its reader. Raises pikepdf.PdfError for no PDF."""
    file = TaggedPdf(data)
    lang = str(file.pdf.Root.Lang)
    main = next(kid for kid in file.document.kids if isinstance(kid, Element) and kid.type == "Part")
    reader = _Reader()
    pieces = tuple(reader.blocks(main.kids, _Here(_lang(main, lang))))
    notes = tuple(piece for _, piece in sorted(reader.notes, key=lambda note: note[0]))
    return told(Reading(pieces, notes), pdf_goals.starts(main, pieces))


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, Element) or kid.type in INLINE


def _lang(element: Element, inherited: str) -> str:
    return str(element.attributes.get("Lang", inherited))


def _label(item: Element) -> str:
    """Return the number or the box of an item; a bullet says nothing."""
    label = next((kid for kid in item.kids if isinstance(kid, Element) and kid.type == "Lbl"), None)
    text = normalised(label.heard) if label else ""
    return text.rstrip(".") if text[:1].isdigit() else text if text in ("☐", "☑") else ""


def _piece(role: str, kids: Iterable[Kid], here: _Here) -> Piece:
    words = Words()
    _inline(kids, words)
    return Piece(role, words.text, 0, here.inside, here.lang, tuple(words.marks))


def _inline(kids: Iterable[Kid], words: Words) -> None:
    for kid in kids:
        if isinstance(kid, str):
            words.add(kid)
        elif isinstance(kid, Element) and kid.type == "Figure":
            if "Alt" in kid.attributes:
                words.mark("alternative", normalised(kid.attributes["Alt"][1:-1]))
        elif isinstance(kid, Element) and kid.type not in _NOTES:
            _inline_element(kid, words)


def _inline_element(element: Element, words: Words) -> None:
    called = _called_note(element)
    if called:
        words.mark("note", called)
        return
    start = len(words.parts)
    if element.type == "P" and words.parts:
        words.add(" ")
    _inline(element.kids, words)
    if element.type == "Link":
        link = next(kid for kid in element.kids if isinstance(kid, Link))
        words.mark("link", pdf_goals.key(link), words.since(start))
    if "E" in element.attributes:
        words.mark("abbreviation", element.attributes["E"][1:-1], words.since(start))
    if "Lang" in element.attributes:
        words.mark("lang", element.attributes["Lang"], words.since(start))


def _called_note(element: Element) -> str:
    """Return the number of the note that a link calls: one that refers to a note, or a raised number that leads on."""
    text = normalised(element.heard)
    if element.type == "Link" and {"Note", "FENote"} & set(element.attributes.get("Ref", "").split(",")):
        return text
    raised = float(element.attributes.get("BaselineShift", 0)) > 0 or element.attributes.get("TextPosition") == "Sup"
    only_link = len(element.kids) == 1 and isinstance(element.kids[0], Element) and element.kids[0].type == "Link"
    return text if raised and only_link and text.isdigit() else ""
