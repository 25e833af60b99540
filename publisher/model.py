"""The document model: a typed tree of plain, frozen data, and the only truth about a publication's text.

Names follow CommonMark and pandoc. Nothing of a format stands here, and no class has behaviour.
`resolve` fills the fields marked *resolved*; the reader leaves them empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the sources something stands: a file as the editor names it, and a line counted from 1."""

    file: str = ""
    line: int = 0


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Condition:
    """Which variants of the publication something stands in: those of an axis, or those with a value in a column."""

    axis: str  # a table under `[variants]` in `publication.toml`
    column: str = ""  # empty: every variant of the axis
    value: str = ""  # empty: any value but none
    holds: bool = True  # False: where all this is not so
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What all nodes share."""

    id: str = ""
    lang: str = ""  # BCP 47, empty: the same as the parent's
    place: Place = field(default=NOWHERE, compare=False, repr=False)
    when: tuple[Condition, ...] = ()  # all of them must hold; empty once the variant is chosen


# --- inlines -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Element):
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis(Element):
    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong(Element):
    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscript(Element):
    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Superscript(Element):
    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Element):
    """A run of text that carries a language or an id."""

    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Element):
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak(Element):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Element):
    """A link with words of its own; `target` is an address, or `#id` within the publication."""

    target: str
    content: Inlines
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference(Element):
    """A reference that writes its own text: `[](#id)`."""

    target: str  # an id, without the number sign
    text: str = ""  # resolved: "Figur 2", "avsnitt 3.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Element):
    text: str
    expansion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReference(Element):
    target: str  # the id of a Note
    number: int = 0  # resolved
    occurrence: int = 0  # resolved: 1 for the first reference to the note


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Element):
    """An image within a line of text."""

    path: Path
    alt: Alternative


Inline = (
    Text
    | Emphasis
    | Strong
    | Subscript
    | Superscript
    | Span
    | Code
    | LineBreak
    | Link
    | CrossReference
    | Abbreviation
    | NoteReference
    | Image
)
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Decorative:
    """Stands where a text alternative would, for an image that says nothing (WCAG 2.2, 1.1.1)."""


Alternative = str | Decorative


# --- blocks ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Element):
    """A heading and all that stands under it; its depth in the tree is the heading's level."""

    title: Inlines
    blocks: Blocks
    numbered: bool = True
    number: str = ""  # resolved: "3.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Element):
    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockQuote(Element):
    blocks: Blocks
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Element):
    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList(Element):
    items: tuple[ListItem, ...]
    tight: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedList(Element):
    items: tuple[ListItem, ...]
    start: int = 1
    tight: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem(Element):
    blocks: Blocks
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Element):
    items: tuple[ChecklistItem, ...]
    tight: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionItem(Element):
    term: Inlines
    definitions: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList(Element):
    items: tuple[DefinitionItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(Element):
    """A definition list whose terms have ids that the text may link to."""

    items: tuple[DefinitionItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock(Element):
    text: str
    language: str = ""  # a programming or markup language, as in CommonMark's info string


@dataclass(frozen=True, slots=True, kw_only=True)
class ThematicBreak(Element):
    pass


class CalloutKind(StrEnum):
    """The kinds of callout; each has a label per language in `layouts/*/strings` and a colour in `layout.toml`."""

    FACT = "fact"
    EXAMPLE = "example"
    TIP = "tip"
    LAW = "law"
    IMPORTANT = "important"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout(Element):
    kind: CalloutKind
    title: Inlines
    blocks: Blocks
    label: str = ""  # resolved: the word for its kind in the language of the passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Element):
    path: Path
    alt: Alternative
    caption: Inlines = ()
    source: Inlines = ()  # with its own word: "Källa: …"
    long_description: Blocks = ()
    number: int = 0  # resolved; 0 when there is no caption
    label: str = ""  # resolved: "Figur 2"
    describing: str = ""  # resolved: the words before the long description, "Beskrivning av figur 2"


class Alignment(StrEnum):
    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Element):
    content: Inlines
    header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Element):
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Element):
    caption: Inlines
    alignments: tuple[Alignment, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    source: Inlines = ()  # with its own word: "Källa: …"
    number: int = 0  # resolved; 0 when there is no caption
    label: str = ""  # resolved: "Tabell 1"


Block = (
    Section
    | Paragraph
    | BlockQuote
    | BulletList
    | OrderedList
    | Checklist
    | DefinitionList
    | Glossary
    | CodeBlock
    | ThematicBreak
    | Callout
    | Figure
    | Table
)
Blocks = tuple[Block, ...]


# --- the whole ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Element):
    """A footnote: paragraphs only, since a printed page can carry no more at its foot."""

    blocks: tuple[Paragraph, ...]
    number: int = 0  # resolved, in the order of first reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Element):
    blocks: Blocks
    notes: tuple[Note, ...] = ()
