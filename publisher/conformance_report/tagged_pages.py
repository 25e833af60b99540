"""Each page of a PDF as a picture, and the tags that stand on it in reading order with their boxes, read by PDFium."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

DOTS = 96 / 72  # pixels of a picture for each point on paper
QUALITY = 50  # of WebP: text stays legible, a page weighs some 30 kB
# Tags within a line belong to the box of the block that they stand in.
INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Em", "Strong", "Sub", "Code", "Annot", "Lbl"})
Box = tuple[float, float, float, float]  # left, top, right, bottom in points from the upper left corner


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element with content on a page, numbered in reading order from 1."""

    number: int
    type: str
    box: Box
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its size in points, its picture as WebP, its tags."""

    number: int
    width: float
    height: float
    picture: bytes
    tags: tuple[Tag, ...]


def pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF. Raises pypdfium2.PdfiumError for a file that PDFium cannot open."""
    document = pdfium.PdfDocument(data)
    try:
        for index in range(len(document)):
            page = document[index]
            width, height = page.get_size()
            yield Page(index + 1, width, height, _picture(page), tuple(_tags(page, height)))
            page.close()
    finally:
        document.close()


def _picture(page: Any) -> bytes:
    image = page.render(scale=DOTS).to_pil().convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=QUALITY, method=4)
    return buffer.getvalue()


@dataclass
class _Block:
    type: str
    alternative: str
    boxes: list[Box] = field(default_factory=list)


def _tags(page: Any, height: float) -> Iterator[Tag]:
    boxes = _boxes(page)
    blocks: list[_Block] = []
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            _walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index), None, boxes, blocks)
    finally:
        raw.FPDF_StructTree_Close(tree)
    seen = [block for block in blocks if block.boxes]
    for number, block in enumerate(seen, start=1):
        left, bottom, right, top = _around(block.boxes)
        yield Tag(number, block.type, (left, height - top, right, height - bottom), block.alternative)


def _walk(element: Any, block: _Block | None, boxes: dict[int, Box], blocks: list[_Block]) -> None:
    if not element:
        return
    kind = _text(raw.FPDF_StructElement_GetType, element)
    if block is None or kind not in INLINE:
        block = _Block(kind, _text(raw.FPDF_StructElement_GetAltText, element))
        blocks.append(block)
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mark >= 0:
            block.boxes += [boxes[mark]] if mark in boxes else []
        else:
            _walk(raw.FPDF_StructElement_GetChildAtIndex(element, index), block, boxes, blocks)


def _boxes(page: Any) -> dict[int, Box]:
    """Return the box around each marked-content sequence of a page, in points from the lower left corner."""
    found: dict[int, Box] = {}
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        thing = raw.FPDFPage_GetObject(page.raw, index)
        mark = raw.FPDFPageObj_GetMarkedContentID(thing)
        edges = [ctypes.c_float() for _ in range(4)]
        if mark < 0 or not raw.FPDFPageObj_GetBounds(thing, *(ctypes.byref(edge) for edge in edges)):
            continue
        box = (edges[0].value, edges[1].value, edges[2].value, edges[3].value)
        if box[0] < box[2] and box[1] < box[3]:  # a blank has no size
            found[mark] = _around([found[mark], box]) if mark in found else box
    return found


def _around(boxes: list[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _text(get: Callable[..., int], element: Any) -> str:
    """Return a text of a structure element: PDFium gives its length in bytes, then UTF-16 with a zero at the end."""
    length = get(element, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(element, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le")
