"""WordprocessingML as lxml elements: names, elements, and the one place where text is made fit for XML."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

Element = etree._Element  # noqa: SLF001  # what lxml's functions return has no public name

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_QUALIFIED = ("w", "w14", "w15")  # vocabularies whose attributes stand in the namespace of their element
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


@cache
def qn(name: str) -> str:
    """Return the lxml name of `prefix:name`."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@cache
def _attribute(tag: str, name: str) -> str:
    prefix = tag.split(":", maxsplit=1)[0]
    return qn(f"{prefix}:{name}") if prefix in _QUALIFIED else name


def add(parent: Element, tag: str, /, **attributes: str) -> Element:
    """Append an element to `parent`; attributes are in the element's vocabulary."""
    child: Element = etree.SubElement(parent, qn(tag))
    for name, value in attributes.items():
        child.set(_attribute(tag, name), value)
    return child


def root(tag: str, *prefixes: str, **attributes: str) -> Element:
    """Return the root of a part with its namespaces; those newer than ECMA-376 may be ignored by older readers."""
    used = dict.fromkeys(("w", "r", *prefixes))
    newer = [prefix for prefix in used if prefix in ("w14", "w15")]
    names = {prefix: NAMESPACES[prefix] for prefix in (*used, *(["mc"] if newer else []))}
    element = etree.Element(qn(tag), nsmap=names)
    if newer:
        element.set(qn("mc:Ignorable"), " ".join(newer))
    for name, value in attributes.items():
        element.set(_attribute(tag, name), value)
    return element


def clean(text: str) -> str:
    """Return `text` with the characters that XML cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def xml(element: Element) -> bytes:
    """Return a part's bytes."""
    return etree.tostring(element, encoding="UTF-8", standalone=True, xml_declaration=True)


def twips(points: float) -> str:
    """Return a length in twentieths of a point."""
    return str(round(points * 20))


def emu(points: float) -> str:
    """Return a length in English Metric Units, 12 700 to the point."""
    return str(round(points * 12700))


def hexadecimal(colour: str) -> str:
    """Return `#rrggbb` as Word writes it."""
    return colour.lstrip("#").upper()
