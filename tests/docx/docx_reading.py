"""Read an edition back from its bytes, by lxml alone: what the file says, not what the writer meant."""

from __future__ import annotations

import io
import zipfile
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of a DOCX file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}

    def part(self, name: str):
        return etree.fromstring(self.files[name])

    @cached_property
    def body(self):
        return self.part("word/document.xml")[0]

    @cached_property
    def styles(self) -> dict[str, etree._Element]:
        return {style.get(f"{W}styleId"): style for style in self.part("word/styles.xml").iter(f"{W}style")}

    @cached_property
    def stories(self) -> dict[str, etree._Element]:
        """The parts with text in them."""
        kinds = ("document", "header1", "footer1", "footnotes")
        return {kind: self.part(f"word/{kind}.xml") for kind in kinds if f"word/{kind}.xml" in self.files}

    def targets(self, story: str) -> dict[str, str]:
        rels = self.files.get(f"word/_rels/{story}.xml.rels")
        return {rel.get("Id"): rel.get("Target") for rel in etree.fromstring(rels).iter(RELATION)} if rels else {}

    def chain(self, id_: str):
        """Yield a style and those it is based on."""
        while id_ in self.styles:
            yield self.styles[id_]
            base = self.styles[id_].find(f"{W}basedOn")
            id_ = base.get(f"{W}val") if base is not None else ""


def text(element) -> str:
    """Return what a reader sees of an element: fields by their results."""
    out = []
    for part in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}drawing", f"{W}footnoteReference"):
        local = etree.QName(part).localname
        if local == "t":
            out.append(part.text or "")
        elif local == "drawing":
            out.append(f"[bild: {part.find(f'.//{WP}docPr').get('descr')}]")
        elif local == "footnoteReference":
            out.append(f"[{part.get(f'{W}id')}]")
        elif part.getparent().tag == f"{W}r":
            out.append(" ")
    return "".join(out)


def style(paragraph) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def outline(data: bytes) -> str:
    """Return an edition as text: a line per paragraph, its style and place in a list before it."""
    return "\n".join(_lines(Package(data).body)) + "\n"


def _lines(parent, indent: str = ""):
    for element in parent:
        local = etree.QName(element).localname
        if local == "p":
            yield f"{indent}{style(element)}{_number(element)}: {text(element)}"
        elif local == "tbl":
            yield f"{indent}table: {element.find(f'{W}tblPr/{W}tblDescription').get(f'{W}val')}"
            for row in element.iter(f"{W}tr"):
                head = " head" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
                yield f"{indent}  row{head}: " + " | ".join(text(cell) for cell in row.iter(f"{W}tc"))
        elif local == "sdt":
            yield f"{indent}control: {element.find(f'{W}sdtPr/{W}alias').get(f'{W}val')}"
            yield from _lines(element.find(f"{W}sdtContent"), indent + "  ")


def _number(paragraph) -> str:
    number = paragraph.find(f"{W}pPr/{W}numPr")
    if number is None:
        return ""
    return f" list {number.find(f'{W}numId').get(f'{W}val')} level {number.find(f'{W}ilvl').get(f'{W}val')}"
