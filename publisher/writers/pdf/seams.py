"""The seams with WeasyPrint: all of its private names that we touch stand here, in `stream.py` and in `note_layout.py`.

Checked against WeasyPrint 70.0. `tests/pdf/test_seams.py` fails when one of them moves.
"""

# ruff: noqa: SLF001 (private members are what a seam is)

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

import weasyprint
import weasyprint.pdf
from weasyprint.css import ColorProfile
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from publisher.writers.pdf.fragments import Appearance, Line, Page
from publisher.writers.pdf.stream import Drawing, Marks, TaggedStream
from publisher.writers.pdf.structure import Artifact, Content, Destination, Rect

PINNED = "70.0"
DRAWS_NOTHING = re.compile(r"[\s\u200b]*")
NOT_GENERATED = frozenset({"first-letter", "first-line"})  # pseudo-elements that hold the element's own text
HEADER, FOOTER = Artifact("Pagination", "Header"), Artifact("Pagination", "Footer")
REPEATED, DECORATION = Artifact("Pagination"), Artifact("Layout")

Box: TypeAlias = Any  # WeasyPrint's boxes have no types
Paint: TypeAlias = Callable[..., None]
"""Paints WeasyPrint's page: given it, the drawing, its marks, what was read of it, the stream and the scale."""


class WrongVersionError(RuntimeError):
    """Another WeasyPrint than the one that the seams were checked against."""


def check_version() -> None:
    """Refuse to work with a WeasyPrint whose insides nobody has checked."""
    if weasyprint.VERSION != PINNED:
        raise WrongVersionError(
            f"the PDF writer is checked against WeasyPrint {PINNED}, and this is {weasyprint.VERSION}"
        )


@dataclass(slots=True)
class Reader:
    """Reads the box trees of a finished layout into our own data; `drawing` says what becomes of each box."""

    decorative: Callable[[Element], bool]
    paint: Paint
    drawing: Drawing = field(default_factory=Drawing)
    _seen: set[tuple[Element, str]] = field(default_factory=set)
    _first_page: dict[Element, int] = field(default_factory=dict)
    _number: int = 0
    _lines: int = 0
    _marks: Marks = field(default_factory=dict)

    def pages(self, document: weasyprint.Document) -> list[Page]:
        """Read all pages; afterwards WeasyPrint makes no annotations, names or bookmarks of its own."""
        return [self._page(number, page) for number, page in enumerate(document.pages)]

    def _page(self, number: int, source: Any) -> Page:
        self._number = number
        self._marks = {}
        page = Page(source.height)
        source.paint = partial(self.paint, source, self.drawing, self._marks, page)
        for name, (x, y, *_) in source.anchors.items():
            page.anchors[name] = Destination(number, x, y)
        self._walk(source._page_box, None, page, None)
        source.links, source.anchors, source.bookmarks = [], {}, []
        return page

    def _walk(self, box: Box, artifact: Artifact | None, page: Page, line: Line | None) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        element, pseudo = box.element, (box.element_tag or "").partition("::")[2]
        if pseudo in NOT_GENERATED:
            pseudo = ""
        artifact = self._artifact(box, element, pseudo, artifact, page)
        if isinstance(box, boxes.LineBox):
            line = Line()
            self._lines += 1
            if artifact is None and element is not None:
                page.lines.append(line)
        elif artifact is None and element is not None and not isinstance(box, boxes.PageBox):
            self._appear(box, element, pseudo, page)
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            self._leaf(box, element, pseudo, artifact, page, line)
            return
        if box.is_leader:
            if line is not None and artifact is DECORATION:
                line.items.append(None)
            box.children = tuple(sorted(box.children, key=_left))  # WeasyPrint lists leaders from right to left
        for child in box.children:
            self._walk(child, artifact, page, line)

    def _artifact(
        self, box: Box, element: Element | None, pseudo: str, inherited: Artifact | None, page: Page
    ) -> Artifact | None:
        if isinstance(box, boxes.MarginBox):
            self._margin(box, page)
            return HEADER if "top" in box.at_keyword else FOOTER
        if inherited is not None:
            return inherited
        if box.is_leader or (element is not None and self.decorative(element)):
            return DECORATION
        return REPEATED if element is not None and not pseudo and self._is_repeated(box, element) else None

    def _is_repeated(self, box: Box, element: Element) -> bool:
        """Say whether this is a second or later fragment of what every page repeats."""
        repeats = getattr(box, "is_header", False) or getattr(box, "is_footer", False)
        if not repeats and box.style["position"] != "fixed":
            return False
        return self._first_page.setdefault(element, self._number) != self._number

    def _margin(self, box: Box, page: Page) -> None:
        counters = box.cached_counter_values or {}
        page.number = page.number or (counters.get("page") or [0])[-1]
        texts = (child.text for child in box.descendants() if isinstance(child, boxes.TextBox))
        page.margin_text += " " + " ".join(texts)

    def _appear(self, box: Box, element: Element, pseudo: str, page: Page) -> None:
        if (element, pseudo) in self._seen:
            return
        self._seen.add((element, pseudo))
        style = box.style["list_style_type"]
        page.fragments.append(Appearance(element, pseudo, style if isinstance(style, str) else ""))

    def _leaf(
        self, box: Box, element: Element | None, pseudo: str, artifact: Artifact | None, page: Page, line: Line | None
    ) -> None:
        if artifact is not None or element is None:
            self._marks[box] = artifact or DECORATION
            return
        text = box.text if isinstance(box, boxes.TextBox) else ""
        image = isinstance(box, boxes.ReplacedBox)
        if box.style["visibility"] != "visible" or (not image and DRAWS_NOTHING.fullmatch(text)):
            return
        content = Content(element, self._number, _rect(box), text, pseudo, image, self._lines)
        self._marks[box] = content
        page.fragments.append(content)
        if line is not None and not image:
            line.items.append(content)


def paint_and_let_go(
    page: Any, drawing: Drawing, marks: Marks, _seen: Page, stream: TaggedStream, scale: float = 1
) -> None:
    """Paint a page, and keep of it only the bytes: the boxes of a page are ten times its stream."""
    drawing.marks = marks
    type(page).paint(page, stream, scale)
    stream.seal()
    page._page_box = None
    marks.clear()


def _rect(box: Box) -> Rect:
    x, y = box.content_box_x(), box.content_box_y()
    return x, y, x + box.width, y + box.height


def _left(box: Box) -> float:
    return float(box.position_x)


def srgb() -> dict[str, ColorProfile]:
    """Give WeasyPrint's colour profile for the output intent; its own way to it leaves the file open."""
    with (files("weasyprint.pdf") / "sRGB2014.icc").open("rb") as file:
        profile = ColorProfile(file, "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))
    return {"srgb": profile}


AddTags: TypeAlias = "Callable[[Any, weasyprint.Document, str, list[TaggedStream]], None]"


@contextmanager
def tagging(drawing: Drawing, add_tags: AddTags, stream: type[TaggedStream] = TaggedStream) -> Iterator[None]:
    """Let WeasyPrint draw through our stream and call `add_tags` for the structure, for one `write_pdf`.

    Not safe with threads: the two names are globals of `weasyprint.pdf`. Build editions in processes.
    """
    saved = weasyprint.pdf.Stream, weasyprint.pdf.add_tags
    weasyprint.pdf.Stream = partial(stream, drawing=drawing)
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.Stream, weasyprint.pdf.add_tags = saved
