"""Runs: text with a look and a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from publisher.writers.docx import languages
from publisher.writers.docx.ooxml import Element, add, clean

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What Word has an element of its own for; it shows U+00AD as a hyphen that is always there.
_SPECIAL = re.compile("([\n\t\u00ad])")
_ELEMENTS = {"\n": "w:br", "\t": "w:tab", "\u00ad": "w:softHyphen"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks, and its language when that is not the document's."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: bool = False
    bold: bool = False  # whatever the styles around say: a header cell where the table's style does not reach
    style: str = ""  # a character style that wins over the four above
    vertical: str = ""  # "subscript" or "superscript"
    lang: str = ""  # BCP 47


PLAIN = Look()
Properties = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@cache
def properties(look: Look) -> Properties:
    """Return the run properties of a look, in the order of CT_RPr: a style where one exists, the rest direct."""
    style = look.style or _style(look)
    found: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    if style:
        found.append(("w:rStyle", (("val", style),)))
    if look.bold or (look.strong and style not in ("Strong", "StrongEmphasis")):
        found += [("w:b", ()), ("w:bCs", ())]
    if look.emphasis and style not in ("Emphasis", "StrongEmphasis"):
        found += [("w:i", ()), ("w:iCs", ())]
    if look.vertical:
        found.append(("w:vertAlign", (("val", look.vertical),)))
    if look.lang and languages.right_to_left(look.lang):
        found += [("w:rtl", ()), ("w:lang", (("bidi", languages.tag(look.lang)),))]
    elif look.lang:
        found.append(("w:lang", (("val", languages.tag(look.lang)),)))
    return tuple(found)


def _style(look: Look) -> str:
    if look.link:
        return "Hyperlink"
    if look.code:
        return "CodeText"
    if look.strong and look.emphasis:
        return "StrongEmphasis"
    if look.strong:
        return "Strong"
    return "Emphasis" if look.emphasis else ""


def run(parent: Element, look: Look) -> Element:
    """Append an empty run."""
    element = add(parent, "w:r")
    wanted = properties(look)
    if wanted:
        holder = add(element, "w:rPr")
        for tag, attributes in wanted:
            add(holder, tag, **dict(attributes))
    return element


def write_text(parent: Element, text: str, look: Look = PLAIN) -> None:
    """Append a run with text; line ends, tabs and soft hyphens become Word's own elements."""
    element = run(parent, look)
    for piece in _SPECIAL.split(clean(text)):
        if piece in _ELEMENTS:
            add(element, _ELEMENTS[piece])
        elif piece:
            part = add(element, "w:t")
            part.text = piece
            part.set(SPACE, "preserve")
