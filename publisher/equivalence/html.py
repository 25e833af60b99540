"""The reading of an HTML edition: what its text gives to a screen reader, from the parsed page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import html
from lxml.html import HtmlElement

from publisher.equivalence.reading import Piece, Reading, Words, merged, normalised, read_from
from publisher.equivalence.targets import told

_INLINE = frozenset("a abbr b br code em i img span strong sub sup".split())  # noqa: SIM905  # reads as a list of tags
_SVG = "svg"
_LISTS = {"ul", "ol"}
_TRANSPARENT = {"section", "div", "details", "thead", "tbody"}
_SCOPES = {"col": "column", "colgroup": "column", "row": "row", "rowgroup": "row"}


@dataclass(frozen=True)
class _Here:
    lang: str
    inside: tuple[str, ...] = ()

    def at(self, element: HtmlElement) -> _Here:
        return replace(self, lang=element.get("lang", self.lang))

    def within(self, name: str) -> _Here:
        return replace(self, inside=(*self.inside, name))


@dataclass
class _Reader:
    notes: list[Piece] = field(default_factory=list)

    def blocks(self, parent: HtmlElement, here: _Here) -> Iterator[Piece]:
        """Read what stands in an element; a run of text and inline elements is a paragraph of its own."""
        words = Words()
        words.add(parent.text or "")
        for child in parent:
            if child.tag in _INLINE:
                _inline(child, words)
                words.add(child.tail or "")
                continue
            yield from _run(words, here)
            yield from read_from(child, self._block(child, here.at(child)))
            words = Words()
            words.add(child.tail or "")
        yield from _run(words, here)

    def _block(self, element: HtmlElement, here: _Here) -> Iterator[Piece]:  # noqa: C901  # a case per element
        tag = str(element.tag).rpartition("}")[2]
        if element.get("role") == "doc-endnotes":
            self.notes += [_piece(_note_role(item), item, here.at(item)) for item in element.iter("li")]
        elif tag in {"h2", "h3", "h4", "h5", "h6"}:
            yield replace(_piece("heading", element, here), level=int(tag[1]) - 1)
        elif tag in _TRANSPARENT:
            yield from self.blocks(element, here)
        elif tag == "aside":
            yield from self.blocks(element, here if "callout" in here.inside else here.within("callout"))
        elif tag == "blockquote":
            yield from self.blocks(element, here.within("quotation"))
        elif tag in _LISTS:
            yield from self._list(element, here.within("list"))
        elif tag == "dl":
            yield from self._definitions(element, here.within("definitions"))
        elif tag == "figure":
            yield from self._figure(element, here)
        elif tag == "table":
            yield from self._table(element, here.within("table"))
        elif tag not in {"hr", "nav"}:
            yield _piece("paragraph", element, here)

    def _list(self, element: HtmlElement, here: _Here) -> Iterator[Piece]:
        start = int(element.get("start", "1"))
        for number, item in enumerate(element, start=start):
            label = str(number) if element.tag == "ol" else ""
            if "checklist" in element.get("class", "").split():
                label = "☑" if item.get("class") == "done" else "☐"
            at = here.at(item)
            yield Piece("item", label, inside=at.inside, lang=at.lang, origin=item)
            yield from read_from(item, self.blocks(item, at))

    def _definitions(self, element: HtmlElement, here: _Here) -> Iterator[Piece]:
        for part in element:
            if part.tag == "dt":
                yield _piece("term", part, here.at(part))
            else:
                yield from read_from(part, self.blocks(part, here.at(part)))

    def _figure(self, element: HtmlElement, here: _Here) -> Iterator[Piece]:
        for child in element:
            if child.tag == "figcaption":
                yield _piece("caption", child, here.at(child))
            else:
                alternative = _alternative(child)
                if alternative:
                    yield Piece("figure", normalised(alternative), inside=here.inside, lang=here.lang, origin=child)

    def _table(self, element: HtmlElement, here: _Here) -> Iterator[Piece]:
        for part in element.iter("caption", "tr"):
            if part.tag == "caption":
                yield _piece("caption", part, here.at(part))
                continue
            yield Piece("row", inside=here.inside, lang=here.at(part).lang, origin=part)
            for cell in part:
                role = f"{_SCOPES.get(cell.get('scope', ''), '')} header" if cell.tag == "th" else "cell"
                piece = _piece(role, cell, here.at(cell))
                spans = merged(*(int(cell.get(name, "1")) for name in ("colspan", "rowspan")))
                yield replace(piece, marks=(*piece.marks, *spans))


def reading(data: bytes) -> Reading:
    """Return what the text of an HTML edition gives to its reader. Raises ValueError for a page without a text."""
    page = html.document_fromstring(data.decode("utf-8"))
    texts = page.xpath("//main//div[@class='text']")
    if not texts:
        raise ValueError("no text in main")
    reader = _Reader()
    pieces = tuple(reader.blocks(texts[0], _Here(page.get("lang", ""))))
    return told(Reading(pieces, tuple(reader.notes)), _starts(texts[0], pieces))


def _starts(text: HtmlElement, pieces: tuple[Piece, ...]) -> dict[str, int]:
    """Return the first piece of every element that has an id; what stands within a line begins with its piece."""
    first: dict[HtmlElement, int] = {}
    for index, piece in enumerate(pieces):
        assert isinstance(piece.origin, HtmlElement)
        first.setdefault(piece.origin, index)
    starts = {}
    for element in text.iter():
        if element.get("id"):
            near = (*element.iter(), *element.iterancestors())
            starts[element.get("id", "")] = next((first[each] for each in near if each in first), 0)
    return starts


def _note_role(item: HtmlElement) -> str:
    """Return "note" for one that has its number from its list."""
    parent = item.getparent()
    return "note" if parent is not None and parent.tag == "ol" else "note without number"


def _run(words: Words, here: _Here) -> Iterator[Piece]:
    if words.text or words.marks:
        yield Piece("paragraph", words.text, 0, here.inside, here.lang, tuple(words.marks))


def _piece(role: str, element: HtmlElement, here: _Here) -> Piece:
    words = Words()
    _content(element, words)
    return Piece(role, words.text, 0, here.inside, here.lang, tuple(words.marks), origin=element)


def _content(element: HtmlElement, words: Words) -> None:
    words.add(element.text or "")
    for child in element:
        _inline(child, words)
        words.add(child.tail or "")


def _inline(element: HtmlElement, words: Words) -> None:
    role, start = element.get("role"), len(words.parts)
    if role == "doc-backlink" or element.get("class") == "deep-link":
        return
    if role == "doc-noteref":
        words.mark("note", normalised(element.text_content()))
        return
    if element.tag in {"img", _SVG}:
        alternative = _alternative(element)
        if alternative:
            words.mark("alternative", normalised(alternative))
        return
    words.add(" " if element.tag in {"br", "p"} else "")
    _content(element, words)
    said = words.since(start)
    if element.tag == "a" and element.get("href"):
        href = element.get("href", "")
        words.mark("link", href, said)
    if element.tag == "abbr":
        words.mark("abbreviation", element.get("title", ""), said)
    if element.get("lang"):
        words.mark("lang", element.get("lang", ""), said)


def _alternative(element: HtmlElement) -> str:
    if element.get("aria-hidden") == "true":
        return ""
    return element.get("alt") or element.get("aria-label") or ""
