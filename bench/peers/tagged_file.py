"""The structure tree of any tagged PDF: each element's type by the role map, what it says of itself, its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from peers.marked_text import MarkedText, marked_text

INLINE = frozenset({"Span", "Em", "Strong", "Code", "Quote", "Link", "Reference", "NonStruct", "Annot", "Sub"})


@dataclass
class Element:
    """A structure element."""

    type: str
    language: str = ""
    alternative: str = ""
    expansion: str = ""
    scope: str = ""
    actual: str | None = None
    kids: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    @property
    def text(self) -> str:
        """All text below; a line end around every block, nothing that the file does not have between inlines."""
        if self.actual is not None:
            return self.actual
        parts = [kid if isinstance(kid, str) else kid.text for kid in self.kids]
        whole = "".join(parts)
        return whole if self.type in INLINE else f"\n{whole}\n"


@dataclass
class TaggedFile:
    """What a PDF gives to those who do not see its pages."""

    path: Path
    root: Element = field(init=False)
    languages: list[tuple[str, str]] = field(init=False)  # of passages: language, text
    language: str = field(init=False)  # of the whole
    title: bool = field(init=False)  # in the metadata, and shown in the window's title
    bookmarks: int = field(init=False)
    pages: int = field(init=False)

    def __post_init__(self) -> None:
        with pikepdf.open(self.path) as pdf:
            marked = marked_text(pdf)
            tree: Any = pdf.Root.get("/StructTreeRoot", Dictionary())
            self.root = _Tree(marked, tree).element(tree, None)
            self.languages = [*marked.languages]
            self.languages += [(each.language, each.text) for each in self.root.walk() if each.language]
            self.language = str(pdf.Root.get("/Lang", ""))
            with pdf.open_metadata() as metadata:
                titled = bool(metadata.get("dc:title"))
            preferences: Any = pdf.Root.get("/ViewerPreferences", Dictionary())
            self.title = titled and bool(preferences.get("/DisplayDocTitle", False))
            with pdf.open_outline() as outline:
                self.bookmarks = sum(1 for item in outline.root for _ in _items(item))
            self.pages = len(pdf.pages)


def _items(item: Any) -> Iterator[Any]:
    yield item
    for child in item.children:
        yield from _items(child)


@dataclass
class _Tree:
    marked: MarkedText
    root: Any

    def element(self, source: Any, page: Any) -> Element:
        page = source.get("/Pg", page)
        element = Element(self.type(str(source.get("/S", "/Root"))[1:]))
        element.language, element.alternative = str(source.get("/Lang", "")), str(source.get("/Alt", ""))
        element.expansion, element.scope = str(source.get("/E", "")), _attribute(source, "/Scope")
        element.actual = str(source["/ActualText"]) if "/ActualText" in source else None
        kids = source.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                element.kids.append(self.marked.text.get((page.objgen, kid), ""))
            elif "/S" in kid and "/MCID" not in kid:
                element.kids.append(self.element(kid, page))
            elif "/MCID" in kid:
                owner = kid.get("/Stm", kid.get("/Pg", page))
                element.kids.append(self.marked.text.get((owner.objgen, int(kid.MCID)), ""))
        return element

    def type(self, name: str) -> str:
        """Return the standard type that a role stands for."""
        roles: Any = self.root.get("/RoleMap", Dictionary())
        for _ in range(5):
            mapped = roles.get(f"/{name}")
            if mapped is None or str(mapped)[1:] == name or name in ("FENote", "Em", "Strong", "Aside", "Title"):
                return name
            name = str(mapped)[1:]
        return name


def _attribute(source: Any, name: str) -> str:
    objects = source.get("/A", Array())
    for each in objects if isinstance(objects, Array) else [objects]:
        if isinstance(each, Dictionary) and name in each:
            return str(each[name]).removeprefix("/") if isinstance(each[name], Name) else str(each[name])
    return ""
