"""The logical structure of a PDF as plain data (ISO 32000-1, 14.7; ISO 32000-2, 14.7): no format, no library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree.ElementTree import Element

Rect: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in CSS pixels from the top left corner of the page."""


class Name(str):
    """A PDF name, as against a text string."""

    __slots__ = ()


Value: TypeAlias = "Name | str | int | float | list[Value]"


@dataclass(frozen=True, slots=True)
class Artifact:
    """What is drawn but is no part of the document (14.8.2.2): its type and subtype."""

    type: str = "Layout"
    subtype: str = ""


@dataclass(eq=False, slots=True)
class Content:
    """One run of text or one image as the layout drew it; the leaves of the tree."""

    element: Element
    page: int
    rect: Rect
    text: str = ""
    pseudo: str = ""
    image: bool = False
    line: int = 0  # the same number: on the same line of the page
    space_after: bool = False  # the source has a space here that the layout does not draw
    space_owner: Element | None = None  # the element around this one that the space stands in
    gap: Content | None = None  # that space, as a content of that element
    soft_hyphen: bool = False  # the last character is a hyphen that only the layout put there
    actual_text: str = ""  # what the source says where the style drew other letters
    owner: StructElem | None = None
    index: int = 0
    mark: tuple[object, int] | None = None  # content stream and MCID, known when drawn


@dataclass(eq=False, slots=True)
class Attributes:
    """An attribute object (14.7.6): who owns it, and its entries."""

    owner: str
    entries: dict[str, Value]


@dataclass(eq=False, slots=True)
class Annotation:
    """A link annotation on one page: one quadrilateral per line."""

    page: int
    quads: list[Rect]
    contents: str
    target: StructElem | str  # an element of this document, or a URI
    place: Destination | None = None


@dataclass(frozen=True, slots=True)
class Destination:
    """A point on a page, in CSS pixels from the top left corner."""

    page: int
    x: float
    y: float


@dataclass(eq=False, slots=True)
class StructElem:
    """A structure element (14.7.2): type, kids in reading order, and what it says of itself."""

    type: str
    element: Element | None = None
    parent: StructElem | None = None
    kids: list[StructElem | Content] = field(default_factory=list)
    id: str = ""
    lang: str = ""
    alt: str | None = None
    expansion: str = ""
    attributes: list[Attributes] = field(default_factory=list)
    refs: list[StructElem] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    implicit: bool = False  # a paragraph around inline content that has no element of its own

    def add(self, kid: StructElem, index: int | None = None) -> StructElem:
        """Put `kid` among the kids, at the end unless told."""
        self.kids.insert(len(self.kids) if index is None else index, kid)
        kid.parent = self
        return kid

    def elements(self) -> Iterator[StructElem]:
        """Give the kids that are structure elements."""
        return (kid for kid in self.kids if isinstance(kid, StructElem))

    def walk(self) -> Iterator[StructElem]:
        """Give this element and all below it, in reading order."""
        yield self
        for kid in self.elements():
            yield from kid.walk()

    def contents(self) -> Iterator[Content]:
        """Give all content below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            else:
                yield from kid.contents()


@dataclass(slots=True)
class Tree:
    """A whole logical structure, with what other parts of the file point to."""

    root: StructElem
    names: dict[str, tuple[StructElem, Destination]] = field(default_factory=dict)  # the name tree
    problems: list[str] = field(default_factory=list)


def text_of(elem: StructElem) -> str:
    """Read an element as a reader of the tags hears it."""
    parts: list[str] = []
    for content in elem.contents():
        text = content.actual_text or (content.text[:-1] if content.soft_hyphen else content.text)
        parts.append(text + " " if content.space_after else text)
    return "".join(parts)


def start_of(elem: StructElem) -> Destination | None:
    """Find where an element begins on paper."""
    first = next(elem.contents(), None)
    return Destination(first.page, first.rect[0], first.rect[1]) if first is not None else None
