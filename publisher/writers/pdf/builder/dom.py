"""Questions about the DOM that ElementTree does not answer: parents, order, language."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}svg"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IMAGES = frozenset({"img", SVG})


class Dom:
    """A DOM with the ways up and across."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.parent = {child: parent for parent in root.iter() for child in parent}
        self.order = {element: place for place, element in enumerate(root.iter())}
        self.by_id = {identifier: element for element in root.iter() if (identifier := element.get("id"))}

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Give the ancestors from the nearest up."""
        parent = self.parent.get(element)
        while parent is not None:
            yield parent
            parent = self.parent.get(parent)

    def new_lang(self, element: Element) -> str:
        """Give the language of an element where it is another than that of its surroundings."""
        lang = lang_of(element)
        if not lang:
            return ""
        inherited = next((found for ancestor in self.ancestors(element) if (found := lang_of(ancestor))), "")
        return "" if lang == inherited else lang

    def within(self, element: Element, role: str) -> bool:
        """Say whether an element stands in one with this ARIA role."""
        return any(ancestor.get("role") == role for ancestor in self.ancestors(element))


def lang_of(element: Element) -> str:
    """Give the language that an element names."""
    return element.get("lang") or element.get(XML_LANG) or ""


def has_class(element: Element, name: str) -> bool:
    """Say whether an element has a class."""
    return name in element.get("class", "").split()


def decorative(element: Element) -> bool:
    """Say whether an element is drawn but not part of the document."""
    if is_tick_box(element):
        return False
    if element.get("aria-hidden") == "true":
        return True
    if element.tag not in IMAGES:
        return False
    return element.get("alt") == "" or element.get("role") in ("presentation", "none")


def is_figure(element: Element) -> bool:
    """Say whether an element is a figure around one image; around a table, a quote or code it is a section."""
    if element.tag != "figure" or element.find(".//table") is not None:
        return False
    return sum(inner.tag in IMAGES for inner in element.iter()) == 1


def is_tick_box(element: Element) -> bool:
    """Say whether an element is the box before a task: hidden on screen, where a label says it; a label in print."""
    return element.tag == "span" and has_class(element, "box")
