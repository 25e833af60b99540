"""Find the line of the source that an element of an edition was made from.

The edition read back is laid beside what the model asks for, so that each element that was read knows its neighbour in
the model, and with it file and line. What is outside of the text (cover, contents, metadata) has no line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from lxml import etree

from publisher.equivalence import pdf_tree
from publisher.equivalence.reading import Piece, Reading
from publisher.model import NOWHERE, Place
from publisher.verification.equivalent import Compared

_OBJECT = re.compile(r"\((\d+) (\d+) obj")
_LINE = re.compile(r"line (\d+)\b")
_VIEW = re.compile(r" \(\d+ px, \w+\)$")
# Their first piece says nothing of where in them a fault is.
_WHOLE = frozenset({"html", "head", "body", "main", "Document", "Part", "document", "footnotes"})


class Locator:
    """The places of an edition's elements."""

    def __init__(self, compared: Compared | None, format_: str) -> None:
        self._found = compared.found if compared else None
        self._find = _FINDERS[format_]
        self._places: dict[int, Place] = {}
        if compared and compared.found:
            self._places = dict(_places(compared.wanted.pieces, compared.found.pieces))
            self._places |= _places(compared.wanted.notes, compared.found.notes)

    def place(self, where: str) -> Place | None:
        """Return the place of what a tool points at in its own way, None when it cannot be known."""
        element = self._find(self._found, where) if self._found else None
        for candidate in _near(element) if element is not None else ():
            if id(candidate) in self._places:
                return self._places[id(candidate)]
        return None


def _places(wanted: Sequence[Piece], found: Sequence[Piece]) -> Iterator[tuple[int, Place]]:
    """Yield the place of each element that was read: that of its equal, or of the one that stands for it."""
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        for index in range(end - 1, start - 1, -1):  # the first piece of an element says where it begins
            other = min(first + index - start, last - 1)
            place = wanted[other].place if 0 <= other < len(wanted) else NOWHERE
            if place.line:
                yield id(found[index].origin), place


def _near(element: Any) -> Iterator[Any]:
    """Yield an element, what is in it, and what it is in."""
    inside, around = _family(element)
    yield element
    if _name(element) not in _WHOLE:
        yield from inside
    yield from around


def _family(element: Any) -> tuple[Iterable[Any], Iterable[Any]]:
    if isinstance(element, pdf_tree.Element):
        return element.walk(), _parents(element)
    return element.iter(), element.iterancestors()


def _parents(element: pdf_tree.Element) -> Iterator[pdf_tree.Element]:
    while element.parent:
        element = element.parent
        yield element


def _name(element: Any) -> str:
    return element.type if isinstance(element, pdf_tree.Element) else str(element.tag).rpartition("}")[2]


def _origins(pieces: Iterable[Piece]) -> Iterator[Any]:
    return (piece.origin for piece in pieces if piece.origin is not None)


def _in_pdf(reading: Reading, where: str) -> pdf_tree.Element | None:
    """Find a structure element by the numbers of the objects that veraPDF names on the way to it."""
    some: pdf_tree.Element | None = next(_origins(reading.pieces), None)
    if some is None:
        return None
    *_, root = (some, *_parents(some))
    elements = {element.number: element for element in root.walk() if element.number != (0, 0)}
    named = [(int(number), int(generation)) for number, generation in _OBJECT.findall(where)]
    return next((elements[number] for number in reversed(named) if number in elements), None)


def _in_html(reading: Reading, where: str) -> Any:
    """Find an element by a CSS selector or by the line of the page that it begins on."""
    some = next(_origins(reading.pieces), None)
    if some is None:
        return None
    root, line = some.getroottree().getroot(), _LINE.match(where)
    if line:
        before = (each for each in root.iter(etree.Element) if (each.sourceline or 0) <= int(line[1]))
        return max(before, key=lambda each: each.sourceline or 0, default=None)
    import cssselect2

    try:
        found = cssselect2.ElementWrapper.from_html_root(root).query(_VIEW.sub("", where))
    except cssselect2.SelectorError:
        return None
    return found.etree_element if found else None


def _in_docx(reading: Reading, where: str) -> Any:
    """Find an element by the part and the path that the Open XML SDK names."""
    part, _, path = where.partition(" ")
    pieces = reading.notes if "footnotes" in part else reading.pieces if part.endswith("document.xml") else ()
    some = next(_origins(pieces), None)
    if some is None or not path:
        return None
    root = some.getroottree().getroot()
    prefixes = {prefix: name for each in root.iter(etree.Element) for prefix, name in each.nsmap.items() if prefix}
    try:
        return next(iter(root.xpath(path, namespaces=prefixes)), None)
    except etree.XPathError:
        return None


_FINDERS: Mapping[str, Callable[[Reading, str], Any]] = {
    "pdf": _in_pdf,
    "ua2": _in_pdf,
    "html": _in_html,
    "docx": _in_docx,
}
