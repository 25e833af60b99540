"""A Word file as it stands: its parts, its styles with what they inherit, and where its links lead."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

Element = etree._Element  # noqa: SLF001  # what lxml's functions return has no public name

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFF = frozenset({"0", "false", "off"})  # ECMA-376-1, 22.9.2.7


class Package:
    """The parts of a Word file that say something to its reader."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                self._files = {name: archive.read(name) for name in archive.namelist() if name.startswith("word/")}
            body = self._part("document.xml").find(f"{W}body")
            styles, self.numbering, self.footnotes = (
                self._part(f"{name}.xml") for name in ("styles", "numbering", "footnotes")
            )
        except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
            raise ValueError(f"no Word file: {error}") from None
        if body is None:
            raise ValueError("no Word file: it has no text")
        self.body = body
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
        self._defaults = styles.find(f"{W}docDefaults/{W}rPrDefault")
        self._links = {story: dict(self._external(story)) for story in ("document", "footnotes")}
        self.bookmarks = {mark.get(f"{W}name", ""): mark for mark in body.iter(f"{W}bookmarkStart")}

    def _part(self, name: str) -> Element:
        """Return the root of a part; an edition without footnotes or lists may lack theirs."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(self._files.get(f"word/{name}", b"<none/>"), parser)

    def _external(self, story: str) -> Iterator[tuple[str, str]]:
        for relation in self._part(f"_rels/{story}.xml.rels").iter(_RELATION):
            if relation.get("TargetMode") == "External":
                yield relation.get("Id", ""), relation.get("Target", "")

    def target(self, link: Element) -> str:
        """Return where a hyperlink leads: an address, a bookmark, or the name of a bookmark that is not there."""
        relation = link.get(f"{R}id")
        if relation is None:
            return self.internal(link.get(f"{W}anchor", ""))
        story = "footnotes" if next(link.iterancestors(f"{W}footnote"), None) is not None else "document"
        return self._links[story].get(relation, f"missing {relation}")

    def internal(self, bookmark: str) -> str:
        """Return `#bookmark` for a bookmark that is there."""
        return f"#{bookmark}" if bookmark in self.bookmarks else f"missing #{bookmark}"

    def chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")

    def based(self, style: str, on: str) -> bool:
        """Tell whether a style is `on` or based on it."""
        return any(each.get(f"{W}styleId") == on for each in self.chain(style))

    def property(self, paragraph: Element, path: str) -> Element | None:
        """Return a property of a paragraph: its own, or that of its style."""
        for holder in (paragraph, *self.chain(style_of(paragraph))):
            found = holder.find(f"{W}pPr/{path}")
            if found is not None:
                return found
        return None

    def attribute(self, paragraph: Element, path: str, name: str) -> str:
        """Return an attribute of a property of a paragraph; each is inherited by itself."""
        for holder in (paragraph, *self.chain(style_of(paragraph))):
            found = holder.find(f"{W}pPr/{path}")
            if found is not None and name in found.attrib:
                return found.get(name, "")
        return ""

    def language(self, run: Element) -> str:
        """Return the language of a run: its own, of its styles, or the document's (ECMA-376-1, 17.3.2.20)."""
        paragraph = next(run.iterancestors(f"{W}p"))
        attribute = f"{W}bidi" if on(run.find(f"{W}rPr/{W}rtl")) else f"{W}val"
        styles = (*self.chain(value(run, "rPr", "rStyle")), *self.chain(style_of(paragraph)))
        for holder in (run, *styles, self._defaults):
            found = holder.find(f"{W}rPr/{W}lang") if holder is not None else None
            if found is not None and found.get(attribute):
                return found.get(attribute, "")
        return ""


def value(element: Element, *path: str) -> str:
    """Return the value of a property below an element, empty when it has none."""
    found = element.find("/".join(f"{W}{name}" for name in path))
    return found.get(f"{W}val", "") if found is not None else ""


def style_of(paragraph: Element) -> str:
    """Return the style of a paragraph."""
    return value(paragraph, "pPr", "pStyle")


def on(switch: Element | None) -> bool:
    """Tell whether a switch is there and not turned off."""
    return switch is not None and switch.get(f"{W}val", "1") not in _OFF
