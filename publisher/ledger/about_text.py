"""What is asked of text: headings, links, languages, and words that point."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.ledger.matter import Facet, Matter, words

POINTING = Path(__file__).with_name("pointing.toml")


def headings(subject: Subject) -> Iterator[Matter]:
    """Ask, once a chapter, whether the headings say what stands under them (WCAG 2.2, 2.4.6)."""
    for chapter in subject.document.blocks:
        if isinstance(chapter, model.Section):
            outline = "\n".join(_outline(chapter, 0))
            yield Matter("headings", words(chapter.title), (Facet("headings", outline),), chapter.place)


def _outline(section: model.Section, depth: int) -> Iterator[str]:
    yield "– " * depth + words(section.title)
    for block in section.blocks:
        if isinstance(block, model.Section):
            yield from _outline(block, depth + 1)


def links(subject: Subject) -> Iterator[Matter]:
    """Ask whether the text of a link says where it leads (2.4.4); a cross-reference says it by itself."""
    for block in subject.elements:
        for link in walk.children(block):
            if not isinstance(link, model.Link):
                continue
            text = words(link.content)
            facets = (Facet("link-text", text), Facet("address", link.target))
            named = (Facet("link-title", link.title),) if link.title else ()
            decided = "within-publication" if link.target.startswith("#") and not link.title else ""
            around = (Facet("passage", words(block)),) if words(block) != text else ()
            yield Matter("link-purpose", link.target, (*facets, *named), link.place, around, decided)


def languages(subject: Subject) -> Iterator[Matter]:
    """Ask whether the whole, and each passage that is marked, is in the language that the source says (3.1.2)."""
    document = subject.document
    title = subject.publication.title
    whole = (Facet("language", document.lang),)
    yield Matter("language", title, whole, document.place, (Facet("title", title),))
    for element in walk.walk(document):
        if element.lang and element is not document:
            facets = (Facet("language", element.lang), Facet("passage", words(element)))
            yield Matter("language", words(element)[:60], facets, element.place)


def senses(subject: Subject) -> Iterator[Matter]:
    """Ask, of a passage that points by place, colour or shape, whether it is understood unseen (1.3.3)."""
    language = subject.document.lang.partition("-")[0]
    pattern = _pointing().get(language)
    if pattern is None:
        return
    for element in subject.elements:
        if isinstance(element, model.Paragraph) and pattern.search(words(element)):
            passage = words(element)
            yield Matter("senses", passage[:60], (Facet("passage", passage),), element.place)


@cache
def _pointing() -> Mapping[str, re.Pattern[str]]:
    lists = tomllib.loads(POINTING.read_text("utf-8"))
    return {language: re.compile("|".join(patterns), re.IGNORECASE) for language, patterns in lists.items()}
