"""The one generic traversal of the model: children, walk, rebuild, plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from publisher import model
from publisher.memory import CHAPTERS, Same, remembered
from publisher.model import Element, Inlines

E = TypeVar("E", bound=Element)


_FIELDS: dict[type[Element], tuple[str, ...]] = {}


def child_fields(kind: type[Element]) -> tuple[str, ...]:
    """Return the names of the fields that tell one kind of element from another."""
    found = _FIELDS.get(kind)
    if found is None:
        shared = {"id", "lang", "place", "when"}
        found = _FIELDS[kind] = tuple(f.name for f in fields(kind) if f.name not in shared)
    return found


def children(element: Element) -> Iterator[Element]:
    """Yield the elements directly inside `element`, in reading order."""
    for name in child_fields(type(element)):
        value = getattr(element, name)
        if isinstance(value, tuple):
            yield from _parts(value)
        elif isinstance(value, Element):
            yield value


def _parts(parts: tuple[object, ...]) -> Iterator[Element]:
    for part in parts:
        if isinstance(part, Element):
            yield part
        elif isinstance(part, tuple):
            yield from _parts(part)


def walk(element: Element) -> Iterator[Element]:
    """Yield `element` and all its descendants, in reading order."""
    # A stack: generators within generators would hand on each element once for every level above it.
    waiting: list[object] = [element]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value[::-1]
        elif isinstance(value, Element):
            yield value
            for name in reversed(child_fields(type(value))):
                within = getattr(value, name)
                if isinstance(within, tuple | Element):
                    waiting.append(within)


def everything(document: model.Document) -> tuple[Element, ...]:
    """Return what `walk` yields; a process that remembers walks through each chapter once."""
    return (document, *(element for part in children(document) for element in _inside(part)))


def _inside(part: Element) -> tuple[Element, ...]:
    return remembered("elements", Same(part), lambda: tuple(walk(part)), CHAPTERS)


def _map(value: object, change: Callable[[Element], Element]) -> object:
    if isinstance(value, Element):
        return change(value)
    if isinstance(value, tuple):
        parts = tuple(_map(part, change) for part in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    return value


def rebuild(element: E, change: Callable[[Element], Element]) -> E:
    """Return `element` with `change` applied to each direct child; the same object when nothing changed."""
    new: dict[str, Any] = {}
    for name in child_fields(type(element)):
        old = getattr(element, name)
        value = _map(old, change)
        if value is not old:
            new[name] = value
    return replace(element, **new) if new else element


def plain_text(value: Element | Iterable[Element]) -> str:
    """Return the words of an element or of a run of inlines: what a reader hears, without notes' numbers."""
    if not isinstance(value, Element):
        return "".join(plain_text(part) for part in value)
    match value:
        case model.Text() | model.Code() | model.Abbreviation() | model.CrossReference() | model.CodeBlock():
            return value.text
        case model.LineBreak():
            return " "
        case model.NoteReference():
            return ""
        case model.Image(alt=str(alt)):
            return alt
        case _:
            return "".join(plain_text(child) for child in children(value))


def headings(document: model.Document) -> Iterator[tuple[int, model.Section]]:
    """Yield each section of `document` with its level, counted from 1."""
    yield from _sections(document.blocks, 1)


def _sections(blocks: Iterable[Element], level: int) -> Iterator[tuple[int, model.Section]]:
    for block in blocks:
        if isinstance(block, model.Section):
            yield level, block
            yield from _sections(block.blocks, level + 1)


def content_of(inlines: Inlines) -> str:
    """Return the words of a run of inlines with runs of white space made one space, ends trimmed."""
    return " ".join(plain_text(inlines).split())
