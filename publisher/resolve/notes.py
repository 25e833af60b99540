"""Notes: numbered through the publication in the order in which the text first calls them."""

from __future__ import annotations

from dataclasses import replace

from publisher import model, walk
from publisher.model import Document, Element


def number(document: Document) -> Document:
    """Return `document` with its notes numbered, sorted and named `not-1`, `not-2` and so on."""
    numbers: dict[str, int] = {}
    occurrences: dict[str, int] = {}

    def change(element: Element) -> Element:
        if isinstance(element, model.NoteReference):
            old = element.target
            value = numbers.setdefault(old, len(numbers) + 1)
            occurrences[old] = occurrences.get(old, 0) + 1
            return replace(element, target=f"not-{value}", number=value, occurrence=occurrences[old])
        return walk.rebuild(element, change)

    blocks = walk.rebuild(replace(document, notes=()), change).blocks
    called = sorted((note for note in document.notes if note.id in numbers), key=lambda note: numbers[note.id])
    notes = tuple(replace(note, id=f"not-{numbers[note.id]}", number=numbers[note.id]) for note in called)
    return replace(document, blocks=blocks, notes=notes)
