"""The numbers that Word gives to headings and list items (ECMA-376-1, 17.9): nowhere written, so counted here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from publisher.equivalence.docx_package import Element, Package, W, value

_PLACE = re.compile("%([1-9])")
_SILENT = frozenset({"bullet", "none"})


@dataclass(frozen=True)
class InList:
    """A paragraph's place in a list: which, how deep, and what stands before it."""

    list: str
    level: int
    label: str
    count: int
    numbered: bool


@dataclass
class Numbers:
    """The counters of a document while it is read from its beginning."""

    package: Package
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)  # by definition, then by level
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        part = self.package.numbering
        self._lists = {each.get(f"{W}numId", ""): each for each in part.iter(f"{W}num")}
        self._levels = {
            (definition.get(f"{W}abstractNumId"), each.get(f"{W}ilvl")): each
            for definition in part.iter(f"{W}abstractNum")
            for each in definition.iter(f"{W}lvl")
        }

    def next(self, paragraph: Element) -> InList | None:
        """Count a paragraph and return its place in its list; None when it stands in none."""
        list_ = self._own(paragraph, "numId")
        number = self._lists.get(list_)
        if number is None:
            return None
        level = int(self._own(paragraph, "ilvl") or 0)
        counts = self._counts.setdefault(value(number, "abstractNumId"), {})
        override = _override(number, level)
        first = override and (list_, level) not in self._begun
        counts[level] = counts[level] + 1 if level in counts and not first else self._start(number, level)
        self._begun.add((list_, level))
        for deeper in [deeper for deeper in counts if deeper > level]:
            del counts[deeper]
        return self._place(number, list_, level, counts)

    def _own(self, paragraph: Element, name: str) -> str:
        """Return a paragraph's list or level: each is inherited from its style by itself."""
        found = self.package.property(paragraph, f"{W}numPr/{W}{name}")
        return found.get(f"{W}val", "") if found is not None else ""

    def _place(self, number: Element, list_: str, level: int, counts: dict[int, int]) -> InList:
        definition = self._level(number, level)
        text = value(definition, "lvlText") if definition is not None else ""
        format_ = value(definition, "numFmt") if definition is not None else "bullet"
        label = _PLACE.sub(lambda found: str(self._count(number, int(found[1]) - 1, counts)), text)
        return InList(list_, level, label, counts[level], format_ not in _SILENT and "%" in text)

    def _count(self, number: Element, level: int, counts: dict[int, int]) -> int:
        return counts.get(level, self._start(number, level))

    def _start(self, number: Element, level: int) -> int:
        definition = self._level(number, level)
        own = value(definition, "start") if definition is not None else ""
        return int(_override(number, level) or own or 0)

    def _level(self, number: Element, level: int) -> Element | None:
        return self._levels.get((value(number, "abstractNumId"), str(level)))

    def depth(self, list_: str, indent: int) -> int:
        """Return how deep in a list a paragraph without number stands whose text begins at `indent`."""
        number, depth = self._lists.get(list_), 0
        for level in range(9):
            definition = self._level(number, level) if number is not None else None
            edge = definition.find(f"{W}pPr/{W}ind") if definition is not None else None
            if edge is not None and int(edge.get(f"{W}left", 0)) <= indent:
                depth = level
        return depth


def _override(number: Element, level: int) -> str:
    overrides = number.iter(f"{W}lvlOverride")
    return next((value(each, "startOverride") for each in overrides if each.get(f"{W}ilvl") == str(level)), "")
