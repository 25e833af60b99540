"""Boxes of a Word file: content controls whose tag says which box, around paragraphs that look like one."""

from __future__ import annotations

import re

from publisher.equivalence.docx_package import Element, W, style_of, value

_CONTROL = re.compile("(callout)-[a-z]+|(quotation)|description")
_BOX = re.compile("Callout[A-Z][a-z]+|Quotation|Description|Box(?=TableCaption|SourceLine)")
_LAST = re.compile("(End)?(AfterTable)?$")


def within(control: Element, inside: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the content of a control stands in, as the common form names it.

    A callout in a callout is one, and a description is none. A control without a box's look is none to the eye.
    """
    found = _CONTROL.fullmatch(value(control, "sdtPr", "tag"))
    styles = [style_of(each) for each in control.iter(f"{W}p") if next(each.iterancestors(f"{W}tc"), None) is None]
    if not found or (styles and not any(map(is_boxed, styles))):
        return inside
    name = "".join(filter(None, found.groups()))
    return inside if not name or (name == "callout" and name in inside) else (*inside, name)


def is_description(control: Element) -> bool:
    """Tell whether a control is the description of the figure before it."""
    return value(control, "sdtPr", "tag") == "description"


def is_boxed(style: str) -> bool:
    """Tell whether a style is one of a box."""
    return bool(_BOX.match(style))


def unboxed(style: str) -> str:
    """Return what a style is called outside boxes, wherever in one it stands: "" for a box's own text."""
    return _LAST.sub("", _BOX.sub("", style, count=1))
