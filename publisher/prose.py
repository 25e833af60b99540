"""The prose of a document: what a person reads on from end to end, in one language, each with its place.

Code, addresses, numbers that the program writes and passages in another language are no part of a run: GAP stands
where they stood, so that no pattern reaches across them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from publisher import model, walk
from publisher.model import Element, Inlines, Place

GAP = "\ufffc"  # U+FFFC OBJECT REPLACEMENT CHARACTER

_RUNS = ("title", "caption", "source", "term", "content")  # the fields of a block that hold a run of inlines
_SILENT = (model.Code, model.NoteReference, model.CrossReference, model.Image)
_ADDRESS = re.compile(
    r"(?:(?:https?://|www\.)\S+|\S+@\S+|\b(?:[\w-]+\.)+(?:se|com|org|eu|nu|net)\b(?:/\S*)?|"
    r"\b[\w-]+\.(?:md|toml|tsv|csv|pdf|docx|xlsx|html|css|svg|png|jpe?g|tex|py)\b)(?<![.,;:!?)”])",
    re.IGNORECASE,
)
_MAY_BE_ADDRESS = re.compile(r"@|://|\.\w")  # in every address; soon found out
_QUOTED = re.compile(r"”[^”]*”|“[^”]*”|\"[^\"]*\"|»[^»]*»")
_SENTENCE = re.compile(rf"(?<=[.!?:;])\s+|{GAP}")


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph, heading, cell, caption or alternative, or a passage within one that has a language of its own."""

    text: str
    lang: str  # BCP 47, never empty
    holder: Element  # the block that it stands in
    marked: bool = False  # its language is named, there or on something that it stands in
    spoken: bool = False  # an alternative: never laid out in lines
    places: tuple[tuple[int, Place], ...] = field(default=(), compare=False, repr=False)

    def place(self, offset: int = 0) -> Place:
        """Return where in the sources the character at `offset` stands."""
        return next((place for start, place in reversed(self.places) if start <= offset), self.holder.place)


def runs(document: model.Document) -> Iterator[Run]:
    """Yield every run of the document, in reading order; a passage in another language before what it stands in."""
    for run in whole_runs(document):
        if run.text.strip(GAP + " "):
            text = without_addresses(run.text)
            yield run if text == run.text else replace(run, text=text)


def whole_runs(document: model.Document) -> Iterator[Run]:
    """Yield every run with its addresses, even one without words: the same number whatever the texts say."""
    yield from _within(document, document.lang, marked=False)


def without_addresses(text: str) -> str:
    """Return `text` with GAP for each character of addresses and file names."""
    return _ADDRESS.sub(lambda found: GAP * len(found[0]), text) if _MAY_BE_ADDRESS.search(text) else text


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a run with its offset; cut at a gap too, and once too often rather than too seldom."""
    start = 0
    for cut in _SENTENCE.finditer(text):
        yield start, text[start : cut.start()]
        start = cut.end()
    yield start, text[start:]


def unquoted(text: str) -> str:
    """Return `text` with GAP for each character within quotation marks: others' words, or words as an example."""
    return _QUOTED.sub(lambda found: GAP * len(found[0]), text)


def _within(element: Element, lang: str, *, marked: bool) -> Iterator[Run]:
    marked = marked or bool(element.lang and not isinstance(element, model.Document))
    lang = element.lang or lang
    if not isinstance(element, model.Document | model.CodeBlock):
        for name in _RUNS:
            content = getattr(element, name, None)
            if isinstance(content, tuple) and content:
                yield from _of(content, lang, element, marked=marked)
        alternative = getattr(element, "alt", None)
        if isinstance(alternative, str):
            yield Run(alternative, lang, element, marked, spoken=True, places=((0, element.place),))
    for child in walk.children(element):
        if not isinstance(child, model.Inline) or isinstance(child, model.Image):
            yield from _within(child, lang, marked=marked)
        else:
            yield from (run for image in _images(child) for run in _within(image, lang, marked=marked))


def _images(inline: Element) -> Iterator[model.Image]:
    return (element for element in walk.walk(inline) if isinstance(element, model.Image))


def _of(content: Inlines, lang: str, holder: Element, *, marked: bool) -> Iterator[Run]:
    """Yield the passages of a run of inlines that have a language of their own, then the run itself."""
    pieces: list[tuple[str, Place]] = []
    yield from _gather(content, lang, holder, pieces)
    text, places = "", []
    for piece, place in pieces:
        places.append((len(text), place))
        text += piece
    yield Run(text, lang, holder, marked, places=tuple(places))


def _gather(content: Inlines, lang: str, holder: Element, pieces: list[tuple[str, Place]]) -> Iterator[Run]:
    for inline in content:
        if isinstance(inline, _SILENT):
            pieces.append((GAP, inline.place))
        elif inline.lang and inline.lang != lang:
            pieces.append((GAP, inline.place))
            yield from _of(_inner(inline), inline.lang, holder, marked=True)
        elif isinstance(inline, model.Text | model.Abbreviation):
            pieces.append((inline.text, inline.place))
        elif isinstance(inline, model.LineBreak):
            pieces.append((" ", inline.place))
        else:
            yield from _gather(_inner(inline), lang, holder, pieces)


def _inner(inline: model.Inline) -> Inlines:
    content: Inlines | None = getattr(inline, "content", None)
    return (inline,) if content is None else content
