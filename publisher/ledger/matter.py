"""One thing that a person is asked to judge: what is shown, and the digest of exactly what is judged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from publisher import model, walk
from publisher.model import NOWHERE, Element, Place


@dataclass(frozen=True, slots=True)
class Facet:
    """A part of what is judged, or shown beside it: its label is a key of the layout's `ledger.labels`."""

    label: str
    text: str
    data: bytes | None = None  # judged instead of the text: a picture's bytes, not its name

    @property
    def judged(self) -> str:
        """Return what the digest is made of."""
        return hashlib.sha256(self.data).hexdigest() if self.data is not None else self.text


@dataclass(frozen=True, slots=True)
class Matter:
    """A question asked of one thing, or of equal things at several places."""

    question: str
    about: str  # tells the thing from others of its kind in the file of reviews
    facets: tuple[Facet, ...]
    place: Place = NOWHERE
    beside: tuple[Facet, ...] = ()  # shown as help, not judged
    decided: str = ""  # a key of `ledger.reasons` where the model decides, else empty

    @property
    def digest(self) -> str:
        """Return SHA-256 of the question and of what is judged, and of nothing else."""
        parts = [self.question, *([facet.label, facet.judged] for facet in self.facets)]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def words(value: Element | Iterable[Element]) -> str:
    """Return the words of text as they were written: references without the numbers that others give them."""
    if isinstance(value, Element):
        return " ".join(walk.plain_text(_unnumbered(value)).split())
    return " ".join("".join(walk.plain_text(_unnumbered(part)) for part in value).split())


def _unnumbered(element: Element) -> Element:
    if isinstance(element, model.CrossReference):
        return replace(element, text=f"#{element.target}")
    return walk.rebuild(element, _unnumbered)
