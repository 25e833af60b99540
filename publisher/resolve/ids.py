"""Ids: the editor's own where there is one, else made from the words, the same in every build and format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from publisher import model, walk
from publisher.findings import Finding
from publisher.memory import CHAPTERS, Same, asking, remembered
from publisher.model import Document, Element, Place

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ŋ": "n", "ŧ": "t", "ð": "d", "þ": "th"})
RESERVED = re.compile(r".*--.*|not-\d+|notref-\d+.*")  # what pages, parts of blocks and notes call their own
_NO_ID = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return `text` in lower-case ASCII letters, digits and hyphens: `Lägesbild och mål` gives `lagesbild-och-mal`."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return _NO_ID.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def give(document: Document, findings: list[Finding]) -> Document:
    """Return `document` with an id on every section, figure, table, callout and glossary term."""
    used: set[str] = set()
    for id_, place in (named for part in walk.children(document) for named in _named(part)):
        if id_ in used or RESERVED.fullmatch(id_):
            findings.append(Finding("id-twice" if id_ in used else "id-reserved", place, {"id": id_}))
        used.add(id_)

    def unused(wanted: str) -> str:
        name, count = wanted, 1
        while name in used or RESERVED.fullmatch(name):
            count += 1
            name = f"{wanted}-{count}"
        used.add(name)
        return name

    return walk.rebuild(document, lambda part: asking("ids", Same(part), unused, partial(_identified, part)))


def _named(part: Element) -> tuple[tuple[str, Place], ...]:
    """Return the ids that a part of the document has of its own, each with its place."""

    def found() -> tuple[tuple[str, Place], ...]:
        elements = (element for element in walk.walk(part) if element.id and not isinstance(element, model.Note))
        return tuple((element.id, element.place) for element in elements)

    return remembered("own ids", Same(part), found, CHAPTERS)


def _identified(part: Element, unused: Callable[[str], str]) -> Element:
    """Return a part of the document with ids; `unused` gives each a name that no other has."""

    def change(element: Element) -> Element:
        if isinstance(element, model.Glossary):
            element = replace(element, items=tuple(_term(item, unused) for item in element.items))
        wanted = "" if element.id else _wanted(element)
        if wanted:
            element = replace(element, id=unused(wanted))
        return walk.rebuild(element, change)

    return change(part)


def _term(item: model.DefinitionItem, unused: Callable[[str], str]) -> model.DefinitionItem:
    return item if item.id else replace(item, id=unused(f"ord-{slug(walk.plain_text(item.term))}"))


def _wanted(element: Element) -> str:
    match element:
        case model.Section():
            return slug(walk.plain_text(element.title)) or "avsnitt"
        case model.Figure():
            return f"fig-{element.path.stem}"
        case model.Table():
            return "tab-" + (slug(walk.plain_text(element.caption))[:40].strip("-") or "utan-namn")
        case model.Callout():
            return "ruta-" + (slug(walk.plain_text(element.title))[:40].strip("-") or element.kind.value)
        case _:
            return ""
