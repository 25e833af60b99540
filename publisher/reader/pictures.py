"""What an image file may hold: an SVG drawing becomes part of the page, so it is held to shapes and text."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    {
        *("svg", "g", "defs", "title", "desc", "symbol", "use", "marker", "clipPath"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"),
    }
)
_SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def fault(path: Path) -> tuple[str, dict[str, str]] | None:
    """Return the rule that an image file breaks, with the finding's values; None for a sound one."""
    data = path.read_bytes()
    if path.suffix.lower() != ".svg":
        sound = data.startswith(_SIGNATURES[path.suffix.lower()])
        return None if sound else ("image-broken", {"message": path.suffix})
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        return "image-unsafe", {"what": "DOCTYPE"}
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  # entities are refused above
    except ElementTree.ParseError as error:
        return "image-broken", {"message": str(error)}
    if root.tag != f"{_SVG}svg":
        return "image-broken", {"message": "svg"}
    foreign = next((what for element in root.iter() if (what := _unsafe(element))), None)
    return ("image-unsafe", {"what": foreign}) if foreign else None


def _unsafe(element: ElementTree.Element) -> str | None:
    if element.tag.removeprefix(_SVG) not in ELEMENTS:
        return f"<{element.tag.removeprefix(_SVG).rpartition('}')[2]}>"
    for name, value in element.attrib.items():
        plain = name.rpartition("}")[2].lower()
        if plain.startswith("on") or plain == "style" or (plain == "href" and not value.startswith("#")):
            return f"{plain}="
        if "url(" in value.replace(" ", "").lower() and "url(#" not in value.replace(" ", "").lower():
            return f'{plain}="{value}"'
    return None
