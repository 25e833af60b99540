"""Links: one annotation per link and page, with a quadrilateral per line, that says where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias
from urllib.parse import quote

from publisher.writers.pdf.builder.elements import Elements
from publisher.writers.pdf.fragments import Page
from publisher.writers.pdf.spacing import collapse
from publisher.writers.pdf.structure import Annotation, Destination, Rect, StructElem, Tree, start_of, text_of
from publisher.writers.pdf.words import Words

URI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
WEB = ("http://", "https://")
Target: TypeAlias = "tuple[StructElem | str, Destination | None]"


class Links:
    """Adds the annotations of a finished tree, and the names that lead into it."""

    def __init__(self, elements: Elements, pages: Sequence[Page], words: Words, tree: Tree) -> None:
        self.elements = elements
        self.words = words
        self.tree = tree
        self._attached = {id(elem) for elem in tree.root.walk()}
        self._anchors: dict[str, Destination] = {}
        for page in pages:
            for name, place in page.anchors.items():
                self._anchors.setdefault(name, place)

    def add_all(self) -> None:
        """Add the annotations of all links, the names of all anchors, and the references of contents entries."""
        for name in sorted(self._anchors):
            self.tree.names[name] = self._owner(name), self._anchors[name]
        notes = {id(link): note for links in (self.elements.calls, self.elements.backs) for note, link in links.items()}
        for elem in list(self.tree.root.walk()):
            if elem.type != "Link":
                continue
            if id(elem) in notes:
                self._annotate_note_link(elem)
            else:
                self._annotate(elem)

    def _annotate_note_link(self, elem: StructElem) -> None:
        assert elem.element is not None
        call, note = self.elements.calls.get(elem.element), self.elements.notes.get(elem.element)
        number = text_of(elem).strip().rstrip(".")
        if note is None:
            self.tree.problems.append(f"note {number} is not printed")
            elem.type = "Span"
        elif elem is call:
            self._add(elem, (note, start_of(note)), self.words.footnote.format(number=number))
        elif call is not None:
            self._add(elem, (call, start_of(call)), self.words.back.format(number=number))

    def _annotate(self, elem: StructElem) -> None:
        assert elem.element is not None
        href = elem.element.get("href", "")
        text = collapse("".join(elem.element.itertext())).strip() or _alternative(elem) or href
        said = elem.element.get("aria-label") or elem.element.get("title")
        if elem.element.get("role") == "doc-noteref":
            said = self.words.footnote.format(number=text)
        if not href.startswith("#"):
            spoken = self.words.external.format(text=text) if href.startswith(WEB) else text
            self._add(elem, (quote(href, safe=URI_CHARACTERS), None), said or spoken)
            return
        name = href[1:]
        if name not in self.tree.names:
            self.tree.problems.append(f"a link leads to #{name}, which is not in the document")
            elem.type = "Span"
            return
        target, place = self.tree.names[name]
        self._add(elem, (target, place), said or text)
        self._refer(elem, target)

    def _refer(self, elem: StructElem, target: StructElem) -> None:
        """Let a contents entry, and in PDF 2.0 a second call of a note, refer to its target (UA-2 8.2.5.14)."""
        entry = next((up for up in _ups(elem) if up.type == "TOCI"), None)
        if entry is not None and not entry.refs:
            entry.refs.append(target)
        elif target.type == "FENote":
            elem.refs.append(target)
            target.refs.append(elem)

    def _owner(self, name: str) -> StructElem:
        """Give the structure element of an anchor: its own, the first below it, or the nearest above."""
        element = self.elements.dom.by_id.get(name)
        if element is None:
            return self.tree.root
        for candidate in (*element.iter(), *self.elements.dom.ancestors(element)):
            made = self.elements.made(candidate)
            if made is not None and id(made) in self._attached:
                return made
        return self.tree.root

    @staticmethod
    def _add(elem: StructElem, to: Target, contents: str) -> None:
        target, place = to
        for page, quads in _quads(elem):
            elem.annotations.append(Annotation(page, quads, contents, target, place))


def _alternative(elem: StructElem) -> str:
    return next((below.alt for below in elem.walk() if below.alt), "")


def _ups(elem: StructElem) -> Iterator[StructElem]:
    up = elem.parent
    while up is not None:
        yield up
        up = up.parent


def _quads(elem: StructElem) -> Iterator[tuple[int, list[Rect]]]:
    """Give the pages that a link is on, with one rectangle for each of its lines there."""
    contents = sorted(elem.contents(), key=lambda content: (content.page, content.line))
    for page, on_page in groupby(contents, key=lambda content: content.page):
        lines = groupby(on_page, key=lambda content: content.line)
        yield page, [_around([content.rect for content in line]) for _, line in lines]


def _around(rects: list[Rect]) -> Rect:
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
