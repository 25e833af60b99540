"""Notes: numbered through the publication in the order in which the text first calls them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from publisher import model, walk
from publisher.memory import CHAPTERS, Same, asking, remembered
from publisher.model import Document, Element


def number(document: Document) -> Document:
    """Return `document` with its notes numbered, sorted and named `not-1`, `not-2` and so on."""
    numbers: dict[str, int] = {}
    occurrences: dict[str, int] = {}

    def call(note: str) -> tuple[int, int]:
        occurrences[note] = occurrences.get(note, 0) + 1
        return numbers.setdefault(note, len(numbers) + 1), occurrences[note]

    blocks = walk.rebuild(
        replace(document, notes=()), lambda part: asking("calls", Same(part), call, partial(_numbered, part))
    ).blocks
    called = sorted((note for note in document.notes if note.id in numbers), key=lambda note: numbers[note.id])
    return replace(document, blocks=blocks, notes=tuple(_named(note, numbers[note.id]) for note in called))


def _named(note: model.Note, number: int) -> model.Note:
    return remembered("notes", (Same(note), number), lambda: replace(note, id=f"not-{number}", number=number), CHAPTERS)


def _numbered(part: Element, call: Callable[[str], tuple[int, int]]) -> Element:
    """Return a part with its calls numbered; `call` gives a note's number and which call of it this is."""

    def change(element: Element) -> Element:
        if isinstance(element, model.NoteReference):
            number, occurrence = call(element.target)
            return replace(element, target=f"not-{number}", number=number, occurrence=occurrence)
        return walk.rebuild(element, change)

    return change(part)
