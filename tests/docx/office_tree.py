"""The structure tree of a PDF that LibreOffice made, with the text of its content, read with pikepdf."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


@dataclass
class Element:
    """A structure element: its standard type, LibreOffice's own name for it, and what it holds."""

    type: str
    style: str
    alt: str | None
    lang: str
    kids: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    @property
    def text(self) -> str:
        """All text below, with one space for any run of them."""
        return " ".join(self._raw().split())

    def _raw(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid._raw() for kid in self.kids)

    def all(self, *types: str) -> list[Element]:
        """Return the elements of some structure types, in order."""
        return [element for element in self.walk() if element.type in types]


def read(path: Path) -> Element:
    """Return the root of the structure tree."""
    with pikepdf.open(path) as pdf:
        texts = {
            (page.obj.objgen, mark): text for page in pdf.pages for mark, text in _marked(page, page.Resources).items()
        }
        root = pdf.Root.StructTreeRoot
        roles = {name: str(role)[1:] for name, role in root.get("/RoleMap", {}).items()}
        return _element(root.K[0] if isinstance(root.K, Array) else root.K, roles, texts, None)


def _element(source: Any, roles: dict[str, str], texts: dict[Any, str], page: Any) -> Element:
    page = source.Pg.objgen if "/Pg" in source else page
    name = str(source.S)
    alt = str(source.Alt) if "/Alt" in source else None
    lang = str(source.Lang) if "/Lang" in source else ""
    attributes = source.get("/A", Dictionary())
    for entries in attributes if isinstance(attributes, Array) else [attributes]:
        lang = str(entries.get("/Lang", lang))
    element = Element(roles.get(name, name[1:]), name[1:], alt, lang)
    kids = source.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int) or kid.get("/Type") == Name.MCR:
            number = kid if isinstance(kid, int) else int(kid.MCID)
            element.kids.append(texts[page if isinstance(kid, int) else kid.get("/Pg", source.Pg).objgen, number])
        elif kid.get("/Type") != Name.OBJR:
            element.kids.append(_element(kid, roles, texts, page))
    return element


def _marked(page: Any, resources: Any) -> dict[int | None, str]:
    """Return the text of each marked-content sequence of a page."""
    fonts = {name: _characters(font) for name, font in resources.get("/Font", {}).items()}
    found: dict[int | None, str] = defaultdict(str)
    font: dict[int, str] = {}
    open_: list[tuple[int | None, bool]] = [(None, False)]  # the mark, and whether other text stands for what is shown
    for instruction in pikepdf.parse_content_stream(page):
        operands, (mark, replaced) = instruction.operands, open_[-1]
        match str(instruction.operator):
            case "BDC" if "/MCID" in operands[1]:
                open_.append((int(operands[1].MCID), False))
                found[open_[-1][0]] += ""
            case "BDC" if "/ActualText" in operands[1]:
                open_.append((mark, True))
                found[mark] += str(operands[1].ActualText)
            case "BDC" | "BMC":
                open_.append((None, False))
            case "EMC":
                open_.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" | "Tj" if not replaced:
                found[mark] += _decode(operands[0], font)
    return found


def _characters(font: Any) -> dict[int, str]:
    source = font.ToUnicode.read_bytes().decode("latin-1")
    blocks = re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL)
    pairs = (pair for block in blocks for pair in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block))
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _decode(operand: Any, font: dict[int, str]) -> str:
    strings = [part for part in operand if isinstance(part, String)] if isinstance(operand, Array) else [operand]
    return "".join(font.get(code, "\ufffd") for part in strings for code in bytes(part))
