"""Boxes of a Word file: paragraphs that follow one another in the styles of a callout, quotation or description."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BOX = re.compile("(Callout[A-Z][a-z]+|Quotation|Description)(Title|End|Source)?")
_ANYWHERE = re.compile("(Picture|Caption|TableCaption|SourceLine|CodeBlock|Break)")  # styles that boxes share with text


@dataclass
class Boxes:
    """The boxes that have begun and not ended."""

    _open: list[str] = field(default_factory=list)

    def at(self, style: str) -> tuple[str, ...]:
        """Return what a paragraph of that style stands in: a box lasts from its title to the style that ends it."""
        found = _BOX.fullmatch(style)
        if not found:
            if not _ANYWHERE.match(style):
                self._open.clear()
            return self.inside
        box, part = found.groups()
        if box in self._open:
            del self._open[self._open.index(box) + (part != "Title") :]
        if not self._open or self._open[-1] != box:
            self._open.append(box)
        inside = self.inside
        if part in ("End", "Source"):
            self._open.pop()
        return inside

    @property
    def inside(self) -> tuple[str, ...]:
        """The boxes around, as the common form names them: a callout in a callout is one, a description is none."""
        names = ("quotation" if box == "Quotation" else "callout" for box in self._open if box != "Description")
        return tuple(dict.fromkeys(names))
