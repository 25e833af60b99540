"""Chapters of a printed page that need not be laid out again: a placeholder takes the place of each in the DOM.

A chapter begins a page and the chapter after it begins another, so its pages are its own. What still reaches across,
page numbers of targets and the order of siblings, the placeholder has too: its tag and attributes, one empty block a
page, and on each the ids that the chapter has there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit
from urllib.request import url2pathname
from xml.etree.ElementTree import Element, tostring

from publisher import trace

Key: TypeAlias = bytes

# Style that lets one chapter depend on another in ways that a placeholder does not carry: all is laid out then.
REACHES_ACROSS = re.compile(
    r"counter-(?:increment|set|reset)|(?<![-\w])counters?\(\s*(?!page\b)|target-(?:counters|text)\("
    r"|target-counter\((?!attr\(href\), page\))|running\(|(?<![-\w])(?:element|note)\("
    r"|position:\s*fixed|:has\(|:nth\(|no-(?:open|close)-quote|@counter-style"
)
SIDES = re.compile(r":(?:left|right)\b")  # page selectors; a property written without a space costs time and no more
_ADDRESS = re.compile(r"""url\(["']?(file:[^"')]+)""")
_NOT_STYLE = frozenset({"id", "aria-labelledby", "aria-label"})


def main_of(root: Element) -> Element | None:
    """Return the element whose children are the chapters."""
    return root.find("body/main")


def parts_of(root: Element) -> list[Element]:
    """Return what may have pages of its own: the chapters, and what stands around them."""
    body, main = root.find("body"), main_of(root)
    assert body is not None
    assert main is not None
    return [part for child in body for part in (child if child is main else (child,))]


def arrange(root: Element, instead: Mapping[Element, Element]) -> None:
    """Put some parts in the place of others."""
    body, main = root.find("body"), main_of(root)
    assert body is not None
    assert main is not None
    for parent in (body, main):
        parent[:] = [instead.get(child, child) for child in parent]


def around(root: Element, styles: Sequence[str], base_url: str | None) -> Key:
    """Return a digest of all that a chapter's look may depend on outside it: styles, fonts, ancestors, siblings."""
    body, main = root.find("body"), main_of(root)
    assert body is not None
    assert main is not None
    outside = [(element.tag, sorted(element.attrib.items())) for element in (root, body, main, *body)]
    siblings = [_shell(child) for child in main]
    found = sha256(repr((styles, base_url, outside, siblings)).encode())
    for address in sorted({address for text in styles for address in _ADDRESS.findall(text)}):
        found.update(_content(address))
    return found.digest()


def key_of(chapter: Element, base_url: str | None) -> Key:
    """Return a digest of a chapter: its elements, and the files that it shows."""
    found = sha256(tostring(chapter))
    for image in chapter.iter("img"):
        found.update(_content(urljoin(base_url or "", image.get("src", ""))))
    return found.digest()


def adopt(kept: Element, new: Element) -> None:
    """Give an element that kept pages refer to the attributes, text and children of its new self."""
    kept.attrib.clear()
    kept.attrib.update(new.attrib)
    kept.text, kept.tail = new.text, new.tail
    kept[:] = list(new)


def placeholder(chapter: Element, pages: Iterable[Sequence[str]]) -> Element:
    """Return an element like `chapter` with an empty block for each page, on which the page's ids stand."""
    empty = Element(chapter.tag, chapter.attrib)
    empty.tail = chapter.tail
    for number, names in enumerate(pages):
        block = Element("div", {"style": f"height: 1px; break-before: {'page' if number else 'auto'}"})
        block.extend(Element("div", {"id": name}) for name in names)
        empty.append(block)
    return empty


def _shell(element: Element) -> tuple[object, ...]:
    """Return what selectors may see of a sibling, whatever it holds; its id names it and no more."""
    return element.tag, sorted((name, value) for name, value in element.attrib.items() if name not in _NOT_STYLE)


def _content(address: str) -> bytes:
    path = Path(url2pathname(urlsplit(address).path))
    return sha256(path.read_bytes()).digest() if address.startswith("file:") and trace.is_file(path) else b"-"
