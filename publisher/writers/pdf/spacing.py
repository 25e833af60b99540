"""Find the spaces that the layout swallowed and the hyphens that it added, by reading along in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from publisher.writers.pdf.fragments import Line
from publisher.writers.pdf.roles import NOTE_ROLES, PHRASING
from publisher.writers.pdf.structure import Content

WHITESPACE = re.compile(r"[ \t\r\n\f]+")
HYPHENS = ("\u2010", "-")
BLOCK_EDGE = "\n"  # stands in the flat text where a block begins or ends: no space is wanted there
WITHOUT_PLACE = frozenset({"before", "marker", "footnote-marker"})
END = object()


def collapse(text: str) -> str:
    """Make every run of white space one space, and drop soft hyphens."""
    return WHITESPACE.sub(" ", text).replace("\xad", "")


class Source:
    """The text of a DOM as one string, where each element's text lies in it, and how far it has been read."""

    def __init__(self, root: Element) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._ends: dict[Element, int] = {}
        self._own: dict[Element, list[tuple[int, int]]] = {}
        self._owners: list[Element] = []  # of the pieces of text, in the order of the whole
        self._starts: list[int] = []
        self._cursor: dict[Element, tuple[int, int]] = {}  # which piece of its own text, and where in the whole
        self._flatten(root)
        self.text = "".join(self._parts)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _append_own(self, text: str | None, owner: Element) -> None:
        if not text:
            return
        start = self._length
        self._owners.append(owner)
        self._starts.append(start)
        self._append(collapse(text))
        self._own.setdefault(owner, []).append((start, self._length))

    def _flatten(self, element: Element) -> None:
        if not isinstance(element.tag, str):  # a comment or a processing instruction
            return
        block = element.tag not in PHRASING or element.get("role") in NOTE_ROLES
        if block or element.tag == "br":
            self._append(BLOCK_EDGE if block else " ")
        self._append_own(element.text, element)
        for child in element:
            self._flatten(child)
            self._append_own(child.tail, element)
        if block:
            self._append(BLOCK_EDGE)
        self._ends[element] = self._length

    def end(self, element: Element) -> int:
        """Say where an element ends, and what follows it begins."""
        return self._ends[element]

    def space_at(self, place: int | None) -> bool:
        """Say whether a space stands here with more of the same block after it."""
        if place is None or place + 1 >= len(self.text):
            return False
        return self.text[place] == " " and self.text[place + 1] != BLOCK_EDGE

    def owner_at(self, place: int) -> Element | None:
        """Give the element whose own text holds this place; none for the space that stands for a line break."""
        piece = bisect_right(self._starts, place) - 1
        owner = self._owners[piece]
        return owner if any(start <= place < end for start, end in self._own[owner]) else None

    def read(self, content: Content) -> int | None:
        """Read a drawn text off the source: give the place after it, and note a hyphen that the source has not."""
        wanted = collapse(content.text).strip(" ")
        pieces = self._own.get(content.element, [])
        piece, place = self._cursor.get(content.element, (0, pieces[0][0] if pieces else 0))
        while piece < len(pieces):
            end = pieces[piece][1]
            if place < end and self.text[place] == " ":
                place += 1
            if place < end:
                break
            piece += 1
            place = pieces[piece][0] if piece < len(pieces) else place
        else:
            return None
        end = pieces[piece][1]
        after = self._match(content, wanted, place, end)
        if after is not None:
            self._cursor[content.element] = piece, after
        return after

    def _match(self, content: Content, wanted: str, place: int, end: int) -> int | None:
        for candidate, hyphenated in ((wanted, False), (wanted[:-1], wanted.endswith(HYPHENS))):
            if not hyphenated and candidate is not wanted:
                continue
            after = place + len(candidate)
            seen = self.text[place:after]
            if after <= end and (seen == candidate or seen.casefold() == candidate.casefold()):
                content.soft_hyphen = hyphenated
                if seen != candidate:  # text-transform
                    content.actual_text = seen if hyphenated else content.text.replace(candidate, seen)
                return after
        found = self.text.casefold().find(wanted.casefold(), place, end)
        return found + len(wanted) if found >= 0 else None


def mark_spaces(lines: Iterable[Line], source: Source) -> None:
    """Mark, on every line, the contents that need a space after them and those that end in a soft hyphen."""
    for line in lines:
        for item, after in zip(line.items, [*line.items[1:], END], strict=False):
            if item is None:
                continue
            place = _place_after(item, source)
            drawn = item.text[-1:].isspace() or (isinstance(after, Content) and after.text.startswith(" "))
            if drawn or item.soft_hyphen:
                continue
            if after is None or item.pseudo == "footnote-marker":  # None is a leader
                item.space_after = True
            elif source.space_at(place) and not _is_after(after):
                assert place is not None
                owner = source.owner_at(place)
                item.space_after = owner is None or owner is item.element
                item.space_owner = None if item.space_after else owner


def _is_after(item: object) -> bool:
    """Say whether generated content still belongs to the element before the space."""
    return isinstance(item, Content) and item.pseudo == "after"


def _place_after(item: Content, source: Source) -> int | None:
    if not item.pseudo:
        return source.read(item)
    return None if item.pseudo in WITHOUT_PLACE else source.end(item.element)
