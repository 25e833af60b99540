"""Reading with marks: where in its source file each sign of the document's text stands.

While a source is parsed, each sign of its plain text that a fix may touch is replaced by a character of the private
planes 15 and 16 that stands for its origin. What the reader makes of the tokens then carries the marks to where they
belong; code, addresses, attributes and whatever else is no text never gets one. There are 131,000 marks; what a longer
publication has beyond them is not traced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from publisher import model, reader, walk
from publisher.model import Document
from publisher.publication import Publication
from publisher.reader import abbreviations
from publisher.reader.context import Context, vocabulary
from publisher.reader.syntax import new_parser
from publisher.trace import resolve

_FIRST, _LAST = 0xF0000, 0x10FFFD
MARK = re.compile("[\U000f0000-\U0010fffd]")
_NEW_LINE = re.compile(r"\r\n?|\n")
_TOUCHED = re.compile(
    r"[\"“”„'’‘´\-–—%‰§°€]"
    r"|(?<=\d)[.,:](?=\d)|\.(?=\.)|(?<=\.)\.|\d(?=[^\W\d_])"
    # Spaces beside numbers and dashes, with text on both sides: none that the reader may strip or make one.
    r"|(?<=[\w.,)”’%§])[ \u00a0](?=[\d§%°‰€–—-])|(?<=[\d§%.–—-])[ \u00a0](?=[^\W_]|[%§°‰€\"”’(–—-])"
)
_TEXT_ENDS = re.compile(r"\s*\{[^{}]*\}\s*$")  # attributes at the end of a heading or caption
_TASK = re.compile(r"\[[ xX]\] ")
_WITHIN_LINE = ("th_open", "td_open", "heading_open")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a sign of the text stands: a file as the editor names it, and an offset into its text."""

    file: str
    offset: int
    sign: str


@dataclass
class Traced:
    """A document with marks, and what they stand for; `texts` are the files that it was read from."""

    document: Document
    origins: tuple[Origin, ...]
    texts: Mapping[str, str]
    context: Context

    def origin(self, character: str) -> Origin | None:
        """Return what a character of the document stands for; None for one that is no mark."""
        number = ord(character) - _FIRST
        return self.origins[number] if 0 <= number < len(self.origins) else None

    def plain(self, text: str, changes: Mapping[Origin, str] | None = None) -> str:
        """Return a text with the signs that its marks stand for, or what `changes` puts in their place."""
        return MARK.sub(lambda found: self._sign(found[0], changes or {}), text)

    def _sign(self, character: str, changes: Mapping[Origin, str]) -> str:
        origin = self.origin(character)
        return character if origin is None else changes.get(origin, origin.sign)

    def plain_document(self, changes: Mapping[Origin, str] | None = None) -> Document:
        """Return the document as `reader.read` reads it, with `changes` made in its texts."""

        def change(element: model.Element) -> model.Element:
            if isinstance(element, model.Text):
                return replace(element, text=self.plain(element.text, changes))
            return walk.rebuild(element, change)

        return abbreviations.mark(walk.rebuild(self.document, change), self.context)


def read(publication: Publication, words: Mapping[str, Any], texts: Mapping[str, str]) -> Traced:
    """Read a publication with marks; `texts` stand in the place of the files that they are named after."""
    tracer = _Tracer()
    context = Context("", publication.folder, vocabulary(words), parser=tracer.parser(), load=loader(texts))
    document = reader.read_chapters(publication, context)
    return Traced(document, tuple(tracer.origins), tracer.texts, context)


def loader(texts: Mapping[str, str]) -> Callable[[Path], bytes]:
    """Return what reads a file, or the text that stands in its place."""
    given = {resolve(Path(file)): text.encode("utf-8-sig") for file, text in texts.items()}  # whose mark is read off
    return lambda path: given[resolve(path)] if resolve(path) in given else path.read_bytes()


@dataclass
class _Tracer:
    origins: list[Origin] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    _file: str = ""
    _content: str = ""  # of the inline token that is being parsed
    _offsets: dict[int, int] = field(default_factory=dict)  # of its signs that may get a mark

    def parser(self) -> MarkdownIt:
        """Return a parser that marks the text that it finds."""
        parser = new_parser()
        parser.core.ruler.at("inline", self._inlines)
        parser.inline.ruler.at("text", self._text)
        parser.inline.ruler.push("plain", self._one)  # what the parser else takes as text when no rule wants it
        return parser

    def _inlines(self, state: StateCore) -> None:
        """Parse each inline token, knowing where its signs stand (markdown-it's own rule does not)."""
        self._file, text = str(state.env["file"]), str(state.env["text"])
        self.texts[self._file] = text
        lines = _Lines(text)
        for before, token in pairwise([Token("", "", 0), *state.tokens]):
            if token.type != "inline":
                continue
            self._content = token.content
            self._offsets = lines.offsets(token, within=before.type in _WITHIN_LINE)
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)

    def _text(self, state: StateInline, silent: bool) -> bool:
        found = state.md.inline.terminator_re.search(state.src, state.pos)
        end = found.start() if found else state.posMax
        if end == state.pos:
            return False
        if not silent:
            state.append_pending(self._marked(state.src, state.pos, end))
        state.pos = end
        return True

    def _one(self, state: StateInline, silent: bool) -> bool:
        if silent:
            return False
        state.append_pending(self._marked(state.src, state.pos, state.pos + 1))
        state.pos += 1
        return True

    def _marked(self, source: str, start: int, end: int) -> str:
        """Return the text with marks; an image's alternative is parsed by itself and has none."""
        if source != self._content:
            return source[start:end]
        return "".join(self._mark(i, source[i]) for i in range(start, end))

    def _mark(self, i: int, sign: str) -> str:
        offset = self._offsets.get(i)
        if offset is None or _FIRST + len(self.origins) > _LAST:
            return sign
        self.origins.append(Origin(self._file, offset, sign))
        return chr(_FIRST + len(self.origins) - 1)


class _Lines:
    """The lines of a source file, and how far each is used up by cells."""

    def __init__(self, text: str) -> None:
        ends = [(found.start(), found.end()) for found in _NEW_LINE.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(text)]
        self._lines = [text[a:b] for a, b in zip(self._starts, stops, strict=True)]
        self._used: dict[int, int] = {}

    def offsets(self, token: Token, *, within: bool) -> dict[int, int]:
        """Return where an inline token's signs stand that may be touched; `within` its line, not at the end of it."""
        if not token.map:
            return {}
        content, found, begin = token.content, dict[int, int](), 0
        ends = _TEXT_ENDS.search(content)
        most = ends.start() if ends else len(content)
        least = 4 if _TASK.match(content) else 0
        touched = {match.start() for match in _TOUCHED.finditer(content) if least <= match.start() < most}
        for number, piece in enumerate(content.split("\n"), start=token.map[0]):
            at = self._at(number, piece.strip(), within=within)
            shift = len(piece) - len(piece.lstrip())
            if at is not None:
                inside = range(begin + shift, begin + len(piece))
                found |= {i: at + i - begin - shift for i in touched if i in inside}
            begin += len(piece) + 1
        return found

    def _at(self, number: int, piece: str, *, within: bool) -> int | None:
        if number >= len(self._lines) or not piece:
            return None
        line, used = self._lines[number], self._used.get(number, 0)
        at = line.find(piece, used) if within else len(line.rstrip()) - len(piece)
        if at < 0 or line[at : at + len(piece)] != piece:
            self._used[number] = len(line)  # a cell with an escaped bar: what comes after it cannot be told either
            return None
        self._used[number] = at + len(piece)
        return self._starts[number] + at
