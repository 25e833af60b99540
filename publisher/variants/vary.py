"""Choose what a document says in one variant: passages whose conditions hold, values in their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from publisher import model, walk
from publisher.memory import CHAPTERS, Same, remembered, remembers
from publisher.model import Condition, Document, Element, Place
from publisher.variants.choice import ORDINARY, Variant
from publisher.variants.values import Fault, in_address, in_text

E = TypeVar("E", bound=Element)

# The fields that are words; all others that are text name something.
TEXTS: dict[type[Element], tuple[str, ...]] = {
    model.Text: ("text",),
    model.Link: ("title",),
    model.Abbreviation: ("expansion",),
    model.Image: ("alt",),
    model.Figure: ("alt",),
    model.BlockQuote: ("attribution",),
}
ADDRESSES: dict[type[Element], tuple[str, ...]] = {model.Link: ("target",)}
# What holds other things says nothing without them; a section still has its heading.
_NEVER_DROPPED = (model.Section, model.Document)


def vary(document: Document, variant: Variant) -> tuple[Document, tuple[Fault, ...]]:
    """Return the document of a variant, without conditions and values, and the values that could not be filled in."""
    faults: list[Fault] = []
    blocks = _all(document.blocks, variant, faults, document.place)
    notes = _called(document.notes, blocks) if blocks is not document.blocks else document.notes
    return replace(document, blocks=blocks, notes=_all(notes, variant, faults, document.place)), tuple(faults)


def holds(condition: Condition, variant: Variant) -> bool:
    """Tell whether a condition holds: one on a column says nothing of variants of another axis."""
    if condition.axis != variant.axis:
        return not condition.holds and not condition.column
    value = variant.values.get(condition.column, "")
    so = value == condition.value if condition.value else bool(value) or not condition.column
    return so is condition.holds


def words(element: Element) -> Iterator[str]:
    """Yield the texts and addresses of an element itself that values may stand in."""
    for table in (TEXTS, ADDRESSES):
        for name in table.get(type(element), ()):
            text = getattr(element, name)
            if isinstance(text, str):
                yield text


def _varied(element: E, variant: Variant, faults: list[Fault], above: Place) -> E | None:
    if isinstance(element, model.Section | model.Note) and remembers() and _fixed(element):
        return element
    return _chosen(element, variant, faults, above)


def _chosen(element: E, variant: Variant, faults: list[Fault], above: Place) -> E | None:
    if not all(holds(condition, variant) for condition in element.when):
        return None
    place = element.place if element.place.line else above
    new: dict[str, Any] = {"when": ()} if element.when else {}
    new |= _words(element, variant, faults, place)
    for name in walk.child_fields(type(element)):
        old = getattr(element, name)
        if isinstance(old, tuple) and old:
            kept = _all(old, variant, faults, place)
            if kept is not old:
                new[name] = kept
            if not kept and not isinstance(element, _NEVER_DROPPED):
                return None
    return replace(element, **new) if new else element


def _fixed(element: Element) -> bool:
    """Tell whether an element says the same in all variants."""

    def found() -> bool:
        varies = any(e.when or any("{" in text for text in words(e)) for e in walk.walk(element))
        return not varies and _chosen(element, ORDINARY, [], element.place) is element

    return remembered("fixed", Same(element), found, CHAPTERS)


def _words(element: Element, variant: Variant, faults: list[Fault], place: Place) -> dict[str, Any]:
    def report(rule: str, written: str, value: str) -> None:
        faults.append(Fault(rule, place, written, variant, value))

    new = {}
    for table, fill in ((TEXTS, in_text), (ADDRESSES, in_address)):
        for name in table.get(type(element), ()):
            old = getattr(element, name)
            filled = fill(old, variant, report) if isinstance(old, str) else old
            if filled != old:
                new[name] = filled
    return new


def _all(parts: tuple[Any, ...], variant: Variant, faults: list[Fault], above: Place) -> tuple[Any, ...]:
    """Return what is left of a tuple of elements, or of tuples of them; the same object when that is all."""
    kept = []
    for part in parts:
        if isinstance(part, tuple):
            new: object = _all(part, variant, faults, above)
        else:
            new = _varied(part, variant, faults, above) if isinstance(part, Element) else part
        if new is not None and new != ():
            kept.append(new)
    same = len(kept) == len(parts) and all(a is b for a, b in zip(kept, parts, strict=True))
    return parts if same else tuple(kept)


def _called(notes: tuple[model.Note, ...], blocks: model.Blocks) -> tuple[model.Note, ...]:
    """Return the notes that some text calls; what only passages of other variants call is left out."""
    called, more = set[str](), _references(blocks)
    while more != called:  # a note may call another
        called = more
        more = called | _references(note for note in notes if note.id in called)
    return tuple(note for note in notes if note.id in called)


def _references(elements: Iterable[Element]) -> set[str]:
    return {target for element in elements for target in _calls(element)}


def _calls(element: Element) -> frozenset[str]:
    """Return the notes that an element calls."""
    calls = (inner for inner in walk.walk(element) if isinstance(inner, model.NoteReference))
    return remembered("called", Same(element), lambda: frozenset(call.target for call in calls), CHAPTERS)
