"""Bookmarks: which elements other places lead to, and what Word calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from publisher import model, walk
from publisher.model import Document
from publisher.writers.docx.ooxml import Element, add

LONGEST = 40  # Word cuts longer bookmark names
_NOT_WORD = re.compile(r"\W", re.ASCII)


@dataclass
class Anchors:
    """The names of a document's bookmarks by the ids of its elements, and the count of those written."""

    names: dict[str, str]
    elements: dict[str, model.Element]  # those that have a name, by id
    repeated: frozenset[str]  # ids of the notes that are called more than once
    written: int = 0
    waiting: list[str] = field(default_factory=list)  # ids of blocks whose first paragraph is still to come

    def name(self, id_: str) -> str:
        """Return the bookmark of an id, empty when nothing leads there."""
        return self.names.get(id_, "")

    def start(self, parent: Element, name: str) -> str:
        """Begin a bookmark and return the number that ends it."""
        self.written += 1
        add(parent, "w:bookmarkStart", id=str(self.written), name=name)
        return str(self.written)

    def point(self, parent: Element, name: str) -> None:
        """Write a bookmark that marks a place and no text."""
        end(parent, self.start(parent, name))


def end(parent: Element, number: str) -> None:
    """End the bookmark with that number."""
    add(parent, "w:bookmarkEnd", id=number)


def note_bookmark(number: int) -> str:
    """Return the bookmark of the first reference to a note, which later references lead to."""
    return f"_Ref2{number:08}"


def contents_bookmark(index: int) -> str:
    """Return the bookmark of the heading that an entry of the contents leads to, as Word itself names it."""
    return f"_Toc{100_000_000 + index}"


def collect(document: Document) -> Anchors:
    """Name a bookmark for every element that something in `document` leads to.

    Sections, figures and tables get the `_Ref` names that Word's own cross-reference dialog makes and hides; other
    elements get their id, so that a person finds them under Insert, Bookmark.
    """
    everything = walk.everything(document)
    targets, repeated = _targets(everything)
    names: dict[str, str] = {}
    elements: dict[str, model.Element] = {}
    for element in everything:
        if element.id in targets and element.id not in names and not isinstance(element, model.Note):
            hidden = isinstance(element, model.Section | model.Figure | model.Table)
            name = f"_Ref1{len(names) + 1:08}" if hidden else _readable(element.id)
            names[element.id] = name if name not in names.values() else f"{name[:30]}_{len(names) + 1}"
            elements[element.id] = element
    return Anchors(names, elements, frozenset(repeated))


def _targets(elements: Iterable[model.Element]) -> tuple[set[str], set[str]]:
    """Return the ids that links and references lead to, and those of notes called again."""
    targets, repeated = set(), set()
    for element in elements:
        match element:
            case model.CrossReference(target=target):
                targets.add(target)
            case model.Link(target=target) if target.startswith("#"):
                targets.add(target[1:])
            case model.NoteReference(target=target, occurrence=occurrence) if occurrence > 1:
                repeated.add(target)
            case _:
                pass
    return targets, repeated


def _readable(id_: str) -> str:
    name = _NOT_WORD.sub("_", id_)
    return (name if name[:1].isalpha() else f"b_{name}")[:LONGEST]
