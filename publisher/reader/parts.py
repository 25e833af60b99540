"""What stands in a source between its tokens and the model: flat headings, descriptions not yet joined to figures."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model import Block, Blocks, Inlines, Place


@dataclass(frozen=True)
class Heading:
    """A heading as the source has it, before sections are built."""

    level: int
    title: Inlines
    place: Place
    id: str = ""
    lang: str = ""
    numbered: bool = True


@dataclass(frozen=True)
class LongDescription:
    """A long description, before it is joined to the figure above it."""

    blocks: Blocks
    place: Place


Part = Block | Heading | LongDescription
