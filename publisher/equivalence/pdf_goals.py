"""Which piece each internal link of a PDF leads to: the element that it names, or what is drawn where it leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from publisher.equivalence.pdf_tree import Element, Link
from publisher.equivalence.reading import Piece

_ABOVE = 3.0  # points: letters may reach above the box that a link leads to


def key(link: Link) -> str:
    """Return what a link's mark holds until all has been read: `#` and the place, or an address."""
    if link.element:
        return f"#element {link.element}"
    return f"#page {link.place}" if link.place else link.target


def starts(text: Element, pieces: Sequence[Piece]) -> dict[str, int]:
    """Return the first piece at each place that links in `text` lead to."""
    first: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        first.setdefault(id(piece.origin), index)
    numbered = {element.number: element for element in text.walk()}
    drawn: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for page, height, index in _drawn(text, first, None):
        drawn[page].append((-height, index))
    found = {}
    for link in _links(text):
        start = _of_element(numbered.get(link.element), first) if link.element else _at(link.place, drawn)
        if start is not None:
            found[key(link)[1:]] = start
    return found


def _links(text: Element) -> Iterator[Link]:
    return (kid for element in text.walk() for kid in element.kids if isinstance(kid, Link))


def _of_element(element: Element | None, first: dict[int, int]) -> int | None:
    """Return the first piece in an element, or the one that it stands in."""
    inside = (first[id(each)] for each in element.walk() if id(each) in first) if element else iter(())
    index: int | None = next(inside, None)
    while index is None and element and element.parent:
        element = element.parent
        index = first.get(id(element))
    return index


def _drawn(element: Element, first: dict[int, int], around: int | None) -> Iterator[tuple[int, float, int]]:
    """Yield page, height and piece of all that is drawn, in reading order."""
    index = first.get(id(element), around)
    for page, height in element.tops if index is not None else ():
        yield page, height, index or 0
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _drawn(kid, first, index)


def _at(place: tuple[int, float] | None, drawn: Mapping[int, Sequence[tuple[float, int]]]) -> int | None:
    """Return the piece whose first line is the next below a place on its page, or else on the next page.

    `drawn` has the depth and the piece of all that is drawn, by page.
    """
    if place is None:
        return None
    page, top = place
    below = [each for each in drawn.get(page, ()) if -each[0] <= top + _ABOVE]
    following = min((number for number in drawn if number > page), default=None)
    if not below and following is not None:
        below = list(drawn[following])
    return min(below)[1] if below else None
