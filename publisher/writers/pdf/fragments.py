"""What the builder is told of a finished layout: plain data that a test can write by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from publisher.writers.pdf.structure import Content, Destination


@dataclass(frozen=True, slots=True)
class Appearance:
    """The first box of an element or of one of its pseudo-elements; it may draw nothing."""

    element: Element
    pseudo: str = ""
    list_style: str = ""


@dataclass(slots=True)
class Line:
    """What stands on a line, in the order of the boxes; None is a leader."""

    items: list[Content | None] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A page: its height in CSS pixels, and what appears on it in the order of the boxes."""

    height: float
    fragments: list[Appearance | Content] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    anchors: dict[str, Destination] = field(default_factory=dict)
    number: int = 0  # the value of the page counter, 0 where no margin box knows it
    margin_text: str = ""
