"""Attributes in braces: `{#id .class lang=en}`, as in pandoc and djot."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mdit_py_plugins.attrs.parse import ParseError, parse

from publisher.model import Place
from publisher.reader.context import Context
from publisher.reader.syntax import ATTRIBUTES

_VALUE = r"\{[^\W\d]\w*\.[^\W\d]"  # `{kommun.namn}`: a value of a variant, no attribute
_TRAILING = re.compile(rf"(?:^|\s+)((?!{_VALUE})\{{[^{{}}]*\}})\s*$")
_UNNUMBERED = re.compile(r"(?<=[{\s])-(?=[\s}])")

Attributes = Mapping[str, str]
NONE: Attributes = {}


def trailing(text: str, context: Context, place: Place) -> tuple[str, Attributes]:
    """Split `Title {#id}` into the title and its attributes; braces that cannot be read are reported."""
    found = _TRAILING.search(text)
    if not found:
        return text, NONE
    source = _UNNUMBERED.sub(".unnumbered", found[1])
    try:
        end, attributes = parse(source)
    except ParseError:
        end, attributes = -1, {}
    if end + 1 != len(source) or not attributes or not set(attributes) <= set(ATTRIBUTES):
        context.report("attributes-unreadable", place, attributes=found[1], known=", ".join(ATTRIBUTES))
        return text, NONE
    return text[: found.start()], attributes


def classes(attributes: Attributes) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(str(attributes.get("class", "")).split())


def of(attrs: Mapping[str, object]) -> Attributes:
    """Return a token's attributes as text."""
    return {name: str(value) for name, value in attrs.items()}
