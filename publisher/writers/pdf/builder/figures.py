"""Figures: the text alternative, and where on the page they stand (ISO 32000-1, 14.8.5.4)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.writers.pdf.builder.dom import IMAGES
from publisher.writers.pdf.structure import Attributes, Content, Name, StructElem, Value

POINTS = 0.75  # CSS pixels to points
TITLE = "{http://www.w3.org/2000/svg}title"


def alternative(element: Element) -> str:
    """Give the text alternative of an image, or of the one image of a figure."""
    image = element if element.tag in IMAGES else next(inner for inner in element.iter() if inner.tag in IMAGES)
    title = image.find(TITLE)
    return image.get("alt") or image.get("aria-label") or (title.text if title is not None else None) or ""


def place_on_page(figure: StructElem, image: Content, page_height: float) -> None:
    """Say where a figure stands, in points from the bottom left corner of the page."""
    left, top, right, bottom = image.rect
    box = [left * POINTS, (page_height - bottom) * POINTS, right * POINTS, (page_height - top) * POINTS]
    block = figure.element is not None and figure.element.tag == "figure"
    sides: list[Value] = [round(side, 3) for side in box]
    entries: dict[str, Value] = {"Placement": Name("Block" if block else "Inline"), "BBox": sides}
    figure.attributes.append(Attributes("Layout", entries))
