"""LIX and sentence length (Björnsson 1968): how long the words and sentences are, which is not how clear they are.

LIX = words / sentences + 100 × words of more than six letters / words. Full stops, question and exclamation marks end
sentences, and so does the end of a paragraph or list item. Headings, captions, tables, notes addresses do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher import model, prose
from publisher.swedish.sentences import sentences

LONG_WORD = 6  # letters; a long word has more
FEWEST_WORDS = 100  # with fewer, the value swings too much to say anything
BANDS = (30, 40, 50, 60)  # very easy, easy, middling, hard; above: very hard
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted in a text; `longest` is its longest sentence, in words."""

    words: int = 0
    sentences: int = 0
    long_words: int = 0
    longest: int = 0
    longest_text: str = ""

    @property
    def lix(self) -> float | None:
        """Return LIX, None when there are too few words to say."""
        if self.words < FEWEST_WORDS:
            return None
        return self.words / self.sentences + 100 * self.long_words / self.words

    @property
    def mean(self) -> float:
        """Return the mean length of a sentence, in words."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def band(self) -> int | None:
        """Return 0 (very easy) to 4 (very hard), by BANDS."""
        return None if self.lix is None else sum(self.lix >= edge for edge in BANDS)


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """The figures of a section's own text, without that of the sections in it."""

    section: model.Section
    level: int
    figures: Figures


def words(text: str) -> list[str]:
    """Return the words of a text: what has a letter or digit, between spaces; 12 000 is one word."""
    pieces = (piece if piece.isalpha() else _EDGES.sub("", piece) for piece in _GROUPED.sub("", text).split())
    return [piece for piece in pieces if piece]


def measure(blocks: Iterable[str]) -> Figures:
    """Return the figures of the texts of paragraphs and list items."""
    total = long = longest = count = 0
    longest_text = ""
    for block in blocks:
        for _, sentence in sentences(block):
            found = words(sentence)
            count += bool(found)
            total += len(found)
            long += sum(len(word) > LONG_WORD and sum(map(str.isalpha, word)) > LONG_WORD for word in found)
            if len(found) > longest:
                longest, longest_text = len(found), sentence
    return Figures(total, count, long, longest, longest_text)


def of_document(document: model.Document) -> Iterator[SectionFigures]:
    """Yield the figures of each Swedish section that has text of its own, in reading order."""
    yield from _sections(document.blocks, document.lang, 1)


def _sections(blocks: model.Blocks, language: str, level: int) -> Iterator[SectionFigures]:
    for section in blocks:
        if not isinstance(section, model.Section):
            continue
        inner = section.lang or language
        own = tuple(block for block in section.blocks if not isinstance(block, model.Section))
        figures = measure(_texts(own, inner))
        if figures.words:
            yield SectionFigures(section, level, figures)
        yield from _sections(section.blocks, inner, level + 1)


def _texts(blocks: model.Blocks, language: str) -> Iterator[str]:
    running = tuple(block for block in blocks if not isinstance(block, model.Figure))  # a long description is data
    for run in prose.runs(model.Document(blocks=running, lang=language)):
        if isinstance(run.holder, model.Paragraph) and run.lang.startswith("sv"):
            yield run.text


def whole(document: model.Document) -> Figures:
    """Return the figures of the document: those of its sections put together."""
    parts = [part.figures for part in of_document(document)]
    longest = max(parts, key=lambda part: part.longest, default=Figures())
    return Figures(
        sum(part.words for part in parts),
        sum(part.sentences for part in parts),
        sum(part.long_words for part in parts),
        longest.longest,
        longest.longest_text,
    )
