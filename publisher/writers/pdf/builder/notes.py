"""Notes stand after the block that calls them, wherever the page prints them."""

from __future__ import annotations

from publisher.writers.pdf.builder.elements import Elements
from publisher.writers.pdf.roles import GROUPING
from publisher.writers.pdf.structure import Content, StructElem

HOLDS_NOTES_LAST = frozenset({"LBody", "TD", "TH"})


def place_notes(elements: Elements) -> None:
    """Put every note after the paragraph, or at the end of the item or cell, that calls it."""
    for element, note in elements.notes.items():
        call = elements.calls.get(element)
        if call is not None:
            _place(note, call)
        elif note.parent is None:
            elements.of(elements.dom.parent[element]).add(note)
        if call is not None:  # UA-2 8.2.5.14: both ways
            call.refs.append(note)
            note.refs.append(call)


def _place(note: StructElem, call: StructElem) -> None:
    child, parent = call, call.parent
    while parent is not None and parent.type not in GROUPING | HOLDS_NOTES_LAST:
        child, parent = parent, parent.parent
    assert parent is not None
    if parent.type in HOLDS_NOTES_LAST:
        parent.add(note)
        return
    index = parent.kids.index(child) + 1
    while index < len(parent.kids) and _is_note(parent.kids[index]):
        index += 1
    parent.add(note, index)


def _is_note(kid: StructElem | Content) -> bool:
    return isinstance(kid, StructElem) and kid.type in ("Note", "FENote")
