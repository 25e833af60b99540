"""The reading of a Word edition: what its paragraphs, lists, tables and notes give to a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, dropwhile, takewhile

from publisher.equivalence.docx_boxes import Boxes
from publisher.equivalence.docx_numbers import InList, Numbers
from publisher.equivalence.docx_package import Element, Package, W, on, style_of, value
from publisher.equivalence.docx_text import Text
from publisher.equivalence.reading import Piece, Reading, merged, read_from
from publisher.equivalence.targets import told

_FRONT = re.compile("Title|Subtitle|Cover.*|Imprint.*|TOC.*")
_BACK = "BackHeading"
_HEADING = re.compile("heading ([1-9])")  # Word's own name, whatever the language of the program
_DEFINED = {"Term": "term", "Definition": "paragraph"}
_FIRST_COLUMN = 0x0080  # ECMA-376-1, 17.4.55


@dataclass
class _Reader:
    package: Package
    notes: dict[str, int]
    boxes: Boxes = field(default_factory=Boxes)
    list: str = ""  # the last one that had an item

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
                yield from self.blocks(element.iterfind(f"{W}sdtContent/*"))

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        style, text = style_of(element), self.text([element])
        place, inside = self.numbers.next(element), self.boxes.at(style)
        level = self._heading(style)
        if level:
            yield _piece("heading", text, inside, level, f"{place.label} " if place else "")
        elif self.package.based(style, "Caption"):
            yield self._caption(element, inside)
        elif style.startswith("SourceLine") and _before(element) == "Picture":
            yield _piece("caption", text, inside)
        elif style.startswith("SourceLine") and self.package.based(_before(element), "Caption"):
            return  # read with its caption
        elif style == "Break":
            yield _piece("break", text, inside)
        elif place:
            yield from self._item(text, place, inside)
        elif text.drawn and not text.words.text:
            yield from (Piece("figure", alternative, 0, inside, lang) for lang, alternative in text.pictures)
        elif style in _DEFINED:
            yield _piece(_DEFINED[style], text, (*inside, "definitions"))
        else:
            yield _piece("paragraph", text, inside + self._continued(element, style))

    def _heading(self, style: str) -> int:
        names = (_HEADING.fullmatch(value(each, "name")) for each in self.package.chain(style))
        return next((int(name[1]) for name in names if name), 0)

    def _caption(self, element: Element, inside: tuple[str, ...]) -> Piece:
        """Read a caption: of the table that follows, or of a figure, with the source that follows."""
        after = element.getnext()
        if after is not None and after.tag == f"{W}tbl":
            return _piece("caption", self.text([element]), (*inside, "table"))
        source = [after] if after is not None and style_of(after).startswith("SourceLine") else []
        return _piece("caption", self.text([element, *source]), inside)

    def _item(self, text: Text, place: InList, inside: tuple[str, ...]) -> Iterator[Piece]:
        self.list = place.list
        around = (*inside, *["list"] * (place.level + 1))
        yield Piece("item", text.box or (str(place.count) if place.numbered else ""), inside=around)
        if text.words.text or text.words.marks:
            yield _piece("paragraph", text, around)

    def _continued(self, element: Element, style: str) -> tuple[str, ...]:
        """Return the lists that a paragraph without number goes on in, told by where its text begins."""
        if not self.package.based(style, "ListContinue"):
            return ()
        indent = self.package.property(element, f"{W}ind")
        left = int(indent.get(f"{W}left", 0)) if indent is not None else 0
        return ("list",) * (self.numbers.depth(self.list, left) + 1)

    def _table(self, table: Element) -> Iterator[Piece]:
        inside, look = (*self.boxes.inside, "table"), table.find(f"{W}tblPr/{W}tblLook")
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


def _piece(role: str, text: Text, inside: tuple[str, ...], level: int = 0, before: str = "") -> Piece:
    lang, marks = text.languages
    return Piece(role, f"{before}{text.words.text}", level, inside, lang, (*text.words.marks, *marks))


def _before(element: Element) -> str:
    """Return the style of the paragraph just before, empty when there is none."""
    before = element.getprevious()
    return style_of(before) if before is not None else ""


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
