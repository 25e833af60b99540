"""SVG drawings as PNG, for programs that cannot show SVG; each is drawn once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.layout import Layout

FACES = (("regular", 400, "normal"), ("italic", 400, "italic"), ("semibold", 600, "normal"), ("bold", 700, "normal"))
_drawn: dict[tuple[str, ...], bytes] = {}


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG file's bytes and its size on the page, in points."""

    data: bytes
    width: float
    height: float


def render(drawings: Mapping[Path, Drawing], layout: Layout) -> dict[Path, bytes]:
    """Return each drawing as PNG; what this process has drawn once is not drawn again."""
    fonts = _fonts(layout) if drawings else ()
    keys = {path: _key(drawing, fonts) for path, drawing in drawings.items()}
    missing = {path: drawing for path, drawing in drawings.items() if keys[path] not in _drawn}
    if missing:
        from publisher.writers.docx.drawing import draw  # here, since an edition without SVG need not pay for it

        for path, image in zip(missing, draw(list(missing.values()), layout), strict=True):
            _drawn[keys[path]] = image
    return {path: _drawn[key] for path, key in keys.items()}


def _fonts(layout: Layout) -> tuple[str, ...]:
    files = (layout.file(layout.tokens["fonts"][face]) for face, _, _ in FACES)
    return tuple(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def _key(drawing: Drawing, fonts: tuple[str, ...]) -> tuple[str, ...]:
    return (hashlib.sha256(drawing.data).hexdigest(), f"{drawing.width}x{drawing.height}", *fonts)
