"""The structure tree of a tagged PDF with the text of its content, read with pikepdf."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from struct import Struct
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher.equivalence.pdf_pen import Pen

SOFT_HYPHEN = "\xad"
_CODE = Struct(">H")  # all fonts of ours are addressed by two bytes (Identity-H)
INLINE = frozenset({"Span", "Em", "Strong", "Code", "Quote", "Link", "Reference"})


@dataclass
class Element:
    """A structure element as it stands in the file."""

    type: str
    attributes: dict[str, Any]
    kids: list[Element | str | Link] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    number: tuple[int, int] = (0, 0)  # of its object in the file
    tops: list[tuple[int, float]] = field(default_factory=list)  # page and height where its content begins
    parent: Element | None = field(default=None, compare=False, repr=False)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    @property
    def text(self) -> str:
        """All text below, with a line end around every block."""
        parts = []
        for kid in self.kids:
            if isinstance(kid, Element):
                parts.append(kid.text if kid.type in INLINE else f"\n{kid.text}\n")
            elif isinstance(kid, str):
                parts.append(kid)
        return "".join(parts)

    @property
    def heard(self) -> str:
        """The text without soft hyphens: what a person hears or searches."""
        return self.text.replace(SOFT_HYPHEN, "")

    def all(self, type_: str) -> list[Element]:
        """Return the elements of one structure type."""
        return [element for element in self.walk() if element.type == type_]


@dataclass
class Link:
    """A link annotation that an element holds."""

    page: int
    quads: int
    contents: str
    target: str
    place: tuple[int, float] | None = None  # page and height that it leads to
    element: tuple[int, int] | None = None  # number of the structure element that it leads to


class TaggedPdf:
    """A PDF file with its structure tree, and the text of every marked-content sequence."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.page_of = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.marked: dict[tuple[Any, int], str] = {}
        self.tops: dict[tuple[Any, int], float] = {}
        self.artifacts: list[tuple[int, str, str]] = []  # page, type, text
        self.loose: list[str] = []  # text that is neither content nor artifact
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}
        for number, page in enumerate(self.pdf.pages):
            self._read(page, page.Resources, number, ("page", number), [], Pen())
        self._ids: dict[tuple[int, int], str] = {}
        root = self.pdf.Root.StructTreeRoot
        self.document = self._element(root.K[0] if isinstance(root.K, Array) else root.K, None)

    def _read(self, stream: Any, resources: Any, page: int, key: Any, outer: list[Any], pen: Pen) -> None:
        fonts = {name: self._font(font) for name, font in resources.get("/Font", {}).items()}
        font: dict[int, str] = {}
        open_: list[Any] = list(outer)
        for instruction in pikepdf.parse_content_stream(stream):
            operands, operator = instruction.operands, str(instruction.operator)
            pen.see(operator, list(operands))
            match operator:
                case "BDC" | "BMC":
                    open_.append(self._begin(operands, key, page, open_))
                case "EMC":
                    open_.pop()
                case "Tf":
                    font = fonts[str(operands[0])]
                case "TJ" | "Tj":
                    self._show(_decode(operands[0], font), open_, pen)
                case "Do":
                    form = resources.XObject[str(operands[0])]
                    if form.Subtype == Name.Form:
                        self._read(form, form.get("/Resources", resources), page, form.objgen, open_, Pen(pen.matrix))

    def _font(self, font: Any) -> dict[int, str]:
        """Return the characters of a font, which is read once however many pages use it."""
        if font.objgen not in self._fonts or font.objgen == (0, 0):
            self._fonts[font.objgen] = _characters(font)
        return self._fonts[font.objgen]

    def _begin(self, operands: Any, key: Any, page: int, open_: list[Any]) -> Any:
        properties = operands[1] if len(operands) > 1 else {}
        assert not any(open_), "marked content inside marked content"
        if str(operands[0]) == "/Artifact":
            kind = " ".join(str(properties[name])[1:] for name in ("/Type", "/Subtype") if name in properties)
            self.artifacts.append((page, kind, ""))
            return ("artifact", len(self.artifacts) - 1)
        if "/MCID" not in properties:
            return None
        mark = key, int(properties["/MCID"])
        assert mark not in self.marked, f"MCID used twice: {mark}"
        self.marked[mark] = ""
        if "/ActualText" in properties:
            self.marked[mark] = str(properties["/ActualText"])
            return ("replaced", mark)
        return ("marked", mark)

    def _show(self, text: str, open_: list[Any], pen: Pen) -> None:
        inner = next((entry for entry in reversed(open_) if entry), None)
        match inner:
            case ("marked", mark):
                self.marked[mark] += text
                self.tops.setdefault(mark, pen.height)
            case ("artifact", place):
                page, kind, before = self.artifacts[place]
                self.artifacts[place] = page, kind, before + text
            case None if text.strip():
                self.loose.append(text)

    def _element(self, source: Any, page: int | None) -> Element:
        if "/Pg" in source:
            page = self.page_of[source.Pg.objgen]
        element = Element(str(source.S)[1:], _attributes(source), number=source.objgen)
        kids = source.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int) or (isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR):
                self._add_content(element, kid, page)
            elif kid.get("/Type") == Name.OBJR:
                element.kids.append(self._link(kid))
            else:
                inner = self._element(kid, page)
                inner.parent = element
                element.kids.append(inner)
        return element

    def _add_content(self, element: Element, kid: Any, page: int | None) -> None:
        number = page if isinstance(kid, int) or "/Pg" not in kid else self.page_of[kid.Pg.objgen]
        assert number is not None
        mcid = kid if isinstance(kid, int) else int(kid.MCID)
        key = kid.Stm.objgen if not isinstance(kid, int) and "/Stm" in kid else ("page", number)
        element.kids.append(self.marked.pop((key, mcid)))
        element.pages.add(number)
        if (key, mcid) in self.tops:
            element.tops.append((number, self.tops[key, mcid]))

    def _link(self, kid: Any) -> Link:
        annotation = kid.Obj
        action = annotation.A
        quads = len(annotation.get("/QuadPoints", [0] * 8)) // 8
        link = Link(self.page_of[kid.Pg.objgen], quads, str(annotation.Contents), str(action.get("/URI", "")))
        if "/URI" not in action:
            number = self.page_of[action.D[0].objgen]
            link.target, link.place = f"page {number + 1}", (number, float(action.D[3]))
        if "/SD" in action:
            link.target += f" {str(action.SD[0].S)[1:]}"
            link.element = action.SD[0].objgen
        return link

    def as_text(self) -> str:
        """Write the tree one element a line, then the text of artifacts and what belongs nowhere."""
        lines = list(_lines(self.document, 0))
        seen: dict[tuple[str, str], list[int]] = defaultdict(list)
        for page, kind, text in self.artifacts:
            if text.strip():
                seen[kind, text.strip()].append(page + 1)
        lines += [f"artifact {kind} {text!r} {_pages(pages)}" for (kind, text), pages in seen.items()]
        lines += [f"NOT IN THE TREE {text!r}" for text in (*self.marked.values(), *self.loose)]
        return "\n".join(lines)


def _lines(element: Element, depth: int) -> Iterator[str]:
    head = "  " * depth + " ".join([element.type, *(f"{key}={value}" for key, value in element.attributes.items())])
    if len(element.pages) > 1:
        head += f" ({_pages([page + 1 for page in element.pages])})"
    if element.kids and all(isinstance(kid, str) for kid in element.kids):
        yield f"{head} {_quoted(element.text)}"
        return
    yield head
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _lines(kid, depth + 1)
        elif isinstance(kid, str):
            yield "  " * (depth + 1) + _quoted(kid)
        else:
            quads = f" {kid.quads} lines" if kid.quads > 1 else ""
            yield "  " * (depth + 1) + f"→ {kid.target} {_quoted(kid.contents)} (page {kid.page + 1}{quads})"


def _quoted(text: str) -> str:
    return '"' + text.replace(SOFT_HYPHEN, "¬") + '"'


def _pages(pages: list[int]) -> str:
    return f"pages {min(pages)}–{max(pages)}" if len(set(pages)) > 1 else f"page {pages[0]}"


def _attributes(source: Any) -> dict[str, Any]:
    found = {name: _quoted(str(source[f"/{name}"])) for name in ("Alt", "E", "ActualText") if f"/{name}" in source}
    found |= {name: str(source[f"/{name}"]) for name in ("ID", "Lang") if f"/{name}" in source}
    if "/Ref" in source:
        found["Ref"] = ",".join(str(target.S)[1:] for target in source.Ref)
    objects = source.get("/A", Dictionary())
    for entries in objects if isinstance(objects, Array) else [objects]:
        found |= {
            name[1:]: _plain(value) for name, value in entries.items() if name not in ("/O", "/BBox", "/Placement")
        }
    return found


def _plain(value: Any) -> str:
    if isinstance(value, Array):
        return ",".join(_plain(item) for item in value)
    return str(value).removeprefix("/")


def _characters(font: Any) -> dict[int, str]:
    source = font.ToUnicode.read_bytes().decode("latin-1")
    characters = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            characters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return characters


def _decode(operand: Any, font: dict[int, str]) -> str:
    strings = (part for part in operand if isinstance(part, String)) if isinstance(operand, Array) else (operand,)
    data = b"".join(map(bytes, strings))
    return "".join([font.get(code, "\ufffd") for (code,) in _CODE.iter_unpack(data)])
