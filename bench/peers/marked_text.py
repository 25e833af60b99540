"""The text of every marked-content sequence of a PDF that anybody has made.

The project's own reader (`publisher.equivalence`) may take our fonts for granted; this one takes any font with a
ToUnicode map, one byte or two, `ActualText`, named property lists and text within form XObjects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

Key = tuple[tuple[int, int], int]  # the page's or XObject's object, and the MCID


@dataclass
class MarkedText:
    """The text by its page or XObject and MCID, and the languages that content says of itself."""

    text: dict[Key, str] = field(default_factory=dict)
    languages: list[tuple[str, str]] = field(default_factory=list)  # language, text
    _fonts: dict[tuple[int, int], _Font] = field(default_factory=dict)

    def read(self, stream: Any, resources: Any, key: Key | None, owner: tuple[int, int]) -> None:
        """Read one content stream; what it leaves unmarked belongs to `key`."""
        fonts: Any = resources.get("/Font", {})
        font = _Font({}, 1)
        stack: list[_Mark] = [_Mark(key)]
        for operands, operator in pikepdf.parse_content_stream(stream):
            match str(operator):
                case "BDC" | "BMC":
                    stack.append(self._opened(operands, resources, owner, stack[-1]))
                case "EMC" if len(stack) > 1:
                    self._closed(stack.pop(), stack[-1])
                case "Tf":
                    font = self._font(fonts.get(str(operands[0])))
                case "Tj" | "'" | '"':
                    self._add(stack, font.decode([operands[-1]]))
                case "TJ":
                    self._add(stack, font.decode(operands[0]))
                case "Do":
                    self._form(resources.get("/XObject", {}).get(str(operands[0])), resources, stack)

    def _form(self, form: Any, resources: Any, stack: list[_Mark]) -> None:
        if form is not None and form.get("/Subtype") == Name.Form:
            self.read(form, form.get("/Resources", resources), stack[-1].key, form.objgen)

    def _opened(self, operands: Any, resources: Any, owner: tuple[int, int], outer: _Mark) -> _Mark:
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            properties = resources.get("/Properties", {}).get(str(properties), Dictionary())
        mark = _Mark(outer.key, silent=outer.silent)
        if "/MCID" in properties:
            mark.key = owner, int(properties["/MCID"])
        if "/ActualText" in properties and not mark.silent:
            mark.add(self.text, str(properties["/ActualText"]))
            mark.silent = True
        mark.language = str(properties.get("/Lang", ""))
        return mark

    def _closed(self, mark: _Mark, outer: _Mark) -> None:
        if mark.language:
            self.languages.append((mark.language, mark.said))
        outer.said += mark.said

    def _add(self, stack: list[_Mark], text: str) -> None:
        if not stack[-1].silent:
            stack[-1].add(self.text, text)

    def _font(self, font: Any) -> _Font:
        if font is None:
            return _Font({}, 1)
        if font.objgen not in self._fonts or font.objgen == (0, 0):
            self._fonts[font.objgen] = _Font.read(font)
        return self._fonts[font.objgen]


@dataclass
class _Mark:
    key: Key | None
    silent: bool = False  # within what an ActualText has said
    language: str = ""
    said: str = ""

    def add(self, texts: dict[Key, str], text: str) -> None:
        self.said += text
        if self.key is not None:
            texts[self.key] = texts.get(self.key, "") + text


@dataclass(frozen=True)
class _Font:
    characters: dict[int, str]
    width: int  # bytes of a code

    @classmethod
    def read(cls, font: Any) -> _Font:
        width = 2 if font.get("/Subtype") == Name.Type0 else 1
        if "/ToUnicode" not in font:
            return cls(
                {code: bytes([code]).decode("cp1252", "replace") for code in range(256)} if width == 1 else {}, width
            )
        source = font.ToUnicode.read_bytes().decode("latin-1")
        characters: dict[int, str] = {}
        for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
            for code, text in re.findall(r"<([0-9a-fA-F\s]+)>\s*<([0-9a-fA-F\s]*)>", block):
                characters[int(code, 16)] = _utf16(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
            for first, last, whole, each in re.findall(r"<(\w+)>\s*<(\w+)>\s*(?:<([\w\s]+)>|\[([^\]]*)\])", block):
                codes = range(int(first, 16), int(last, 16) + 1)
                if whole:
                    start = _utf16(whole)
                    characters |= {code: start[:-1] + chr(ord(start[-1]) + n) for n, code in enumerate(codes)}
                else:
                    characters |= dict(zip(codes, map(_utf16, re.findall(r"<([\w\s]*)>", each)), strict=False))
        return cls(characters, width)

    def decode(self, operand: Any) -> str:
        parts = [bytes(part) for part in operand if isinstance(part, pikepdf.String)]
        codes = (
            int.from_bytes(part[at : at + self.width], "big")
            for part in parts
            for at in range(0, len(part), self.width)
        )
        return "".join(self.characters.get(code, "\ufffd") for code in codes)


def _utf16(digits: str) -> str:
    return bytes.fromhex("".join(digits.split())).decode("utf-16-be", "replace")


def marked_text(pdf: pikepdf.Pdf) -> MarkedText:
    """Return the marked text of all pages."""
    marked = MarkedText()
    for page in pdf.pages:
        marked.read(page, page.obj.get("/Resources", Dictionary()), None, page.obj.objgen)
    return marked
