"""How large an image is on the page."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree
from PIL import Image, UnidentifiedImageError

_LENGTH = re.compile(r"\s*([\d.]+)\s*(px|pt|mm|cm|in)?\s*$")
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
TALLEST = 520.0  # points: leaves room for the caption on the same page


class UnreadableImageError(Exception):
    """An image file that is not what its name says."""


def natural(path: Path, data: bytes) -> tuple[float, float, bool]:
    """Return an image's own width and height in points, and whether it may grow: a drawing with no size of its own."""
    if path.suffix.lower() == ".svg":
        return _svg(data)
    try:
        with Image.open(path) as image:
            return image.width * 0.75, image.height * 0.75, False
    except (UnidentifiedImageError, OSError) as error:
        raise UnreadableImageError(str(error)) from None


def _svg(data: bytes) -> tuple[float, float, bool]:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise UnreadableImageError(str(error)) from None
    box = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if width and height:
        return width, height, False
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2] * 0.75, box[3] * 0.75, True
    return 225.0, 112.5, True  # CSS 2.2, 10.3.2: 300 by 150 pixels for want of anything better


def _length(text: str) -> float:
    found = _LENGTH.match(text)
    return float(found[1]) * _POINTS[found[2] or ""] if found else 0.0


def fitted(size: tuple[float, float, bool], width: float, height: float = TALLEST) -> tuple[float, float]:
    """Return the size that an image takes within `width` and `height`, its proportions kept."""
    own_width, own_height, grows = size
    scale = min(width / own_width, height / own_height)
    scale = scale if grows else min(scale, 1.0)
    return round(own_width * scale, 2), round(own_height * scale, 2)
