"""The reading of a Word edition: what its paragraphs, lists, tables and notes give to a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, dropwhile, takewhile

from publisher.equivalence import docx_boxes
from publisher.equivalence.docx_numbers import InList, Numbers
from publisher.equivalence.docx_package import Element, Package, W, on, style_of, value
from publisher.equivalence.docx_text import Text
from publisher.equivalence.reading import Piece, Reading, merged, read_from
from publisher.equivalence.targets import told

_FRONT = re.compile("Title|Subtitle|Cover.*|Imprint.*|TOC.*")
_BACK = "BackHeading"
_HEADING = re.compile("heading ([1-9])")  # Word's own name, whatever the language of the program
_ANYWHERE = re.compile("Picture|Caption|TableCaption|SourceLine|CodeBlock|Break")  # styles that boxes share with text
_CAPTION = re.compile("(Table)?Caption(AboveSource)?(Wide|Definition|[1-9])?")
_IN_ITEM = re.compile("ListContinue[2-9]?|(CodeBlock|Picture|SourceLine)[1-9]")
_FIRST_COLUMN = 0x0080  # ECMA-376-1, 17.4.55


@dataclass
class _Reader:
    package: Package
    notes: dict[str, int]
    inside: tuple[str, ...] = ()  # the boxes around
    list: str = ""  # the last one that had an item
    figure: tuple[str, ...] = ()  # what the last figure stands in, and its caption and description with it
    described: tuple[str, ...] = ()  # what the figure stands in that is being described

    def __post_init__(self) -> None:
        self.numbers = Numbers(self.package)

    def blocks(self, elements: Iterable[Element]) -> Iterator[Piece]:
        """Read paragraphs and tables in order."""
        for element in elements:
            if element.tag == f"{W}p":
                yield from read_from(element, self._paragraph(element))
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag == f"{W}sdt":
                yield from self._control(element)

    def _control(self, element: Element) -> Iterator[Piece]:
        """Read what is in a content control, perhaps a box; the list around it goes on after it."""
        around, list_, described = self.inside, self.list, self.described
        self.inside = docx_boxes.within(element, around)
        self.described = self.figure if docx_boxes.is_description(element) else ()
        yield from self.blocks(element.iterfind(f"{W}sdtContent/*"))
        self.inside, self.list, self.described = around, list_, described

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        style, text = style_of(element), self.text([element])
        place, inside = self.numbers.next(element), self.inside if _may_be_boxed(style) else ()
        name = docx_boxes.unboxed(style)
        level = self._heading(style)
        if level:
            yield _piece("heading", text, inside, level, f"{place.label} " if place else "")
        elif _CAPTION.fullmatch(name):
            yield self._caption(element, inside)
        elif name.startswith("SourceLine") and _before(element).startswith("Picture"):
            yield _piece("caption", text, (*inside, *self.figure))
        elif name.startswith("SourceLine") and _CAPTION.fullmatch(_before(element)):
            return  # read with its caption
        elif name.startswith("Break"):
            yield _piece("break", text, inside)
        elif place:
            yield from self._item(text, place, inside)
        elif name.startswith("Picture"):
            self.figure = self._around(element, name)
            around = (*inside, *self.figure)
            yield from (Piece("figure", alternative, 0, around, lang) for lang, alternative in text.pictures)
        else:
            role = "term" if name == "Term" else "paragraph"
            yield _piece(role, text, (*inside, *self._around(element, name)))

    def _heading(self, style: str) -> int:
        names = (_HEADING.fullmatch(value(each, "name")) for each in self.package.chain(style))
        return next((int(name[1]) for name in names if name), 0)

    def _caption(self, element: Element, inside: tuple[str, ...]) -> Piece:
        """Read a caption: of a table, or of a figure with the source that follows."""
        after = element.getnext()
        if docx_boxes.unboxed(style_of(element)).startswith("TableCaption"):
            return _piece("caption", self.text([element]), (*inside, "table"))
        source = [after] if after is not None and docx_boxes.unboxed(style_of(after)).startswith("SourceLine") else []
        return _piece("caption", self.text([element, *source]), (*inside, *self.figure))

    def _item(self, text: Text, place: InList, inside: tuple[str, ...]) -> Iterator[Piece]:
        self.list = place.list
        around = (*inside, *self._within_described(("list",) * (place.level + 1)))
        yield Piece("item", text.box or (str(place.count) if place.numbered else ""), inside=around)
        if text.words.text or text.words.marks or text.drawn:
            yield _piece("paragraph", text, around)

    def _around(self, element: Element, name: str) -> tuple[str, ...]:
        """Return what a paragraph without number goes on in by its style; how deep a list, by where its text begins."""
        if name == "Term" or name.endswith("Definition"):
            return ("definitions",)
        if not _IN_ITEM.fullmatch(name):
            return self.described
        left = self.package.attribute(element, f"{W}ind", f"{W}left")
        return self._within_described(("list",) * (self.numbers.depth(self.list, int(left or 0)) + 1))

    def _within_described(self, lists: tuple[str, ...]) -> tuple[str, ...]:
        """Return lists with those around the figure that they describe."""
        return (*(name for name in self.described if name == "list"), *lists)

    def _table(self, table: Element) -> Iterator[Piece]:
        inside, look = (*self.inside, "table"), table.find(f"{W}tblPr/{W}tblLook")
        first_column, in_head = look is not None and _first_column(look), True
        for row in table.iterfind(f"{W}tr"):
            in_head = in_head and on(row.find(f"{W}trPr/{W}tblHeader"))
            yield Piece("row", inside=inside, origin=row)
            for index, cell in enumerate(row.iterfind(f"{W}tc")):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart":
                    continue  # it only carries on the cell above
                role = "column header" if in_head else "row header" if first_column and index == 0 else "cell"
                other = any(self._heading(style_of(each)) or self.numbers.next(each) for each in cell.iter(f"{W}p"))
                piece = _piece(f"{role} of other blocks" if other else role, self.text(cell.iter(f"{W}p")), inside)
                spans = merged(_columns(cell), _rows(cell))
                yield replace(piece, marks=(*piece.marks, *spans), origin=cell)

    def text(self, paragraphs: Iterable[Element]) -> Text:
        """Return the words of paragraphs that are one piece."""
        text = Text(self.package, self.notes)
        for paragraph in paragraphs:
            text.add(" ")
            text.read(paragraph)
            text.end()
        return text


def reading(data: bytes) -> Reading:
    """Return what the text of a Word edition gives to its reader. Raises ValueError for no Word file."""
    package = Package(data)
    main = list(takewhile(lambda element: style_of(element) != _BACK, dropwhile(_in_front, package.body)))
    called = dict.fromkeys(each.get(f"{W}id", "") for element in main for each in element.iter(f"{W}footnoteReference"))
    numbers = {id_: number for number, id_ in enumerate(called, start=1)}
    reader = _Reader(package, numbers)
    pieces = tuple(reader.blocks(main))
    notes = {note.get(f"{W}id", ""): note for note in package.footnotes.iter(f"{W}footnote")}
    below = (read_from(notes[id_], [_piece("note", reader.text(notes[id_]), ())]) for id_ in called if id_ in notes)
    return told(Reading(pieces, tuple(chain.from_iterable(below))), _starts(package, pieces))


def _starts(package: Package, pieces: tuple[Piece, ...]) -> dict[str, int]:
    """Return the piece that each bookmark stands in."""
    first: dict[object, int] = {}
    for index, piece in enumerate(pieces):
        first.setdefault(piece.origin, index)
    around = ((name, mark.iterancestors()) for name, mark in package.bookmarks.items())
    found = ((name, next((first[each] for each in outer if each in first), None)) for name, outer in around)
    return {name: index for name, index in found if index is not None}


def _in_front(element: Element) -> bool:
    """Tell whether an element stands before the text: cover, imprint, contents."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None or bool(_FRONT.fullmatch(style_of(element)))


def _may_be_boxed(style: str) -> bool:
    """Tell whether a paragraph looks as if it stands in a box, where it stands in one."""
    return docx_boxes.is_boxed(style) or bool(_ANYWHERE.match(style))


def _piece(role: str, text: Text, inside: tuple[str, ...], level: int = 0, before: str = "") -> Piece:
    lang, marks = text.languages
    return Piece(role, f"{before}{text.words.text}", level, inside, lang, (*text.words.marks, *marks))


def _before(element: Element) -> str:
    """Return the style of the paragraph just before, as outside boxes, empty when there is none."""
    before = element.getprevious()
    return docx_boxes.unboxed(style_of(before)) if before is not None else ""


def _first_column(look: Element) -> bool:
    """Tell whether a table says that its first column is headers, by name or by bit."""
    named = look.get(f"{W}firstColumn")
    return named in ("1", "true", "on") if named else bool(int(look.get(f"{W}val", "0"), 16) & _FIRST_COLUMN)


def _columns(cell: Element) -> int:
    """Return how many columns a cell spans (ECMA-376-1, 17.4.17)."""
    return int(value(cell, "tcPr", "gridSpan") or 1)


def _rows(cell: Element) -> int:
    """Return how many rows a cell spans: its own, and those below that carry it on (ECMA-376-1, 17.4.84)."""
    row, column = cell.getparent(), sum(map(_columns, cell.itersiblings(f"{W}tc", preceding=True)))
    count = 1
    for below in row.itersiblings(f"{W}tr") if row is not None else ():
        start, found = 0, None
        for each in below.iterfind(f"{W}tc"):
            found = each if start == column else found
            start += _columns(each)
        merge = found.find(f"{W}tcPr/{W}vMerge") if found is not None else None
        if merge is None or merge.get(f"{W}val") == "restart":
            return count
        count += 1
    return count
