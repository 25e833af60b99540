"""Abbreviations: defined once, marked wherever they stand in the publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from publisher import model, walk
from publisher.memory import CHAPTERS, Same, remembered
from publisher.model import Document, Element, Place
from publisher.reader.context import Context


def mark(document: Document, context: Context) -> Document:
    """Return `document` with every defined abbreviation in its texts marked; two meanings are reported."""
    meanings: dict[str, tuple[str, Place]] = {}
    for short, long, place in context.abbreviations:
        if short in meanings and meanings[short][0] != long:
            context.report("abbreviation-twice", place, short=short, first=meanings[short][0])
        meanings.setdefault(short, (long, place))
    if not meanings:
        return document
    pattern = pattern_of(meanings)
    expansions = {short: long for short, (long, _) in meanings.items()}

    def change(element: Element) -> Element:
        new = walk.rebuild(element, change)
        return _in_content(new, pattern, expansions)

    meant = tuple(expansions.items())

    return walk.rebuild(
        document, lambda each: remembered("abbreviations", (Same(each), meant), lambda: change(each), CHAPTERS)
    )


def pattern_of(shorts: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of where any of the abbreviations stands."""
    words = "|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({words})(?!\w)")


def _in_content(element: Element, pattern: re.Pattern[str], expansions: dict[str, str]) -> Element:
    """Mark the abbreviations in each run of inlines that `element` holds."""
    changed: dict[str, Any] = {}
    for name in ("content", "title", "caption", "source", "term"):
        run = getattr(element, name, None)
        if isinstance(run, tuple) and any(isinstance(i, model.Text) and pattern.search(i.text) for i in run):
            changed[name] = tuple(_marked(run, pattern, expansions))
    return replace(element, **changed) if changed else element


def _marked(run: model.Inlines, pattern: re.Pattern[str], expansions: dict[str, str]) -> Iterator[model.Inline]:
    for inline in run:
        if not isinstance(inline, model.Text):
            yield inline
            continue
        for i, piece in enumerate(pattern.split(inline.text)):
            if i % 2:
                yield model.Abbreviation(text=piece, expansion=expansions[piece], place=inline.place)
            elif piece:
                yield model.Text(text=piece, place=inline.place)
