"""Values in a text: `{kommun.namn}`, or `{kommun.namn: er kommun}` with what stands where there is no value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from publisher.model import Place
from publisher.variants.choice import Variant

VALUE = re.compile(r"\{([^\W\d]\w*)\.([^\W\d]\w*)(?::\s*([^{}]*?)\s*)?\}")
BEGUN = re.compile(r"\{[^\W\d]\w*\.[^\W\d]")  # meant as a value, whether or not it is one
_EMAIL = re.compile(r"mailto:[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value cannot stand somewhere in a variant."""

    rule: str
    place: Place
    written: str  # as the text has it
    variant: Variant
    value: str = ""


Report = Callable[[str, str, str], None]  # rule, the value as written, its text


def in_text(text: str, variant: Variant, report: Report) -> str:
    """Return a text with its values filled in, once: braces in a value are text."""

    def fill(found: re.Match[str]) -> str:
        return _filled(found, variant, report)

    for begun in BEGUN.finditer(text) if "{" in text else ():
        if not VALUE.match(text, begun.start()):
            report("value-unreadable", text[begun.start() : begun.start() + 40], "")
    return VALUE.sub(fill, text) if "{" in text else text


def in_address(address: str, variant: Variant, report: Report) -> str:
    """Return an address with its values filled in: a whole one must be of the web or for mail, a part is encoded."""
    if "{" not in address:
        return address
    whole = VALUE.fullmatch(address)
    if not whole:
        return VALUE.sub(lambda found: quote(_filled(found, variant, report), safe=""), address)
    filled = _filled(whole, variant, report)
    if filled and not is_address(filled):
        report("value-address", address, filled)
    return filled


def is_address(text: str) -> bool:
    """Tell whether a text is an address that a reader may be sent to: https, http or mailto (RFC 3986)."""
    if any(letter.isspace() or letter in '<>"\\^`{|}' or not letter.isprintable() for letter in text):
        return False
    try:
        parts = urlsplit(text)
        named = bool(parts.hostname) and "." in (parts.hostname or "") and parts.username is None
        return (parts.scheme in ("https", "http") and named and (parts.port or 1) > 0) or bool(_EMAIL.fullmatch(text))
    except ValueError:
        return False


def _filled(found: re.Match[str], variant: Variant, report: Report) -> str:
    axis, column, otherwise = found.groups()
    value = variant.values.get(column, "") if axis == variant.axis else ""
    if value:
        return value
    if otherwise is None:
        report("value-empty" if axis == variant.axis else "value-without-default", found[0], "")
    return otherwise or ""
