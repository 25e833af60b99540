"""Images in HTML: within the page for the screen, by address for print."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from markupsafe import Markup

from publisher.model import Alternative, Decorative

ImageWriter = Callable[[Path, Alternative, str], Markup]

_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_SVG = "http://www.w3.org/2000/svg"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def by_address(path: Path, alt: Alternative, css_class: str) -> Markup:
    """Return an `<img>` element that points at a file of the publication, relative to its folder."""
    words = "" if isinstance(alt, Decorative) else alt
    return Markup('<img src="{}" alt="{}" class="{}">').format(quote(path.as_posix()), words, css_class)


def within_page(folder: Path, roles: Mapping[str, str]) -> ImageWriter:
    """Return a writer that puts images into the page itself; `roles` maps drawn colours to CSS custom properties."""
    return _WithinPage(folder, tuple(roles.items()))


@dataclass(frozen=True, slots=True)
class _WithinPage:
    """Two writers of the same folder and roles are equal: what one has written the other would write."""

    folder: Path
    roles: tuple[tuple[str, str], ...]

    def __call__(self, path: Path, alt: Alternative, css_class: str) -> Markup:
        file = self.folder / path
        if file.suffix.lower() == ".svg":
            return _svg(file, alt, css_class, dict(self.roles))
        data = base64.b64encode(file.read_bytes()).decode("ascii")
        words = "" if isinstance(alt, Decorative) else alt
        source = f"data:{_TYPES[file.suffix.lower()]};base64,{data}"
        return Markup('<img src="{}" alt="{}" class="{}">').format(source, words, css_class)


def _svg(file: Path, alt: Alternative, css_class: str, roles: Mapping[str, str]) -> Markup:
    """Return an SVG drawing as an element of the page, named by its alternative, its colours following the theme."""
    root = ElementTree.fromstring(file.read_bytes())  # noqa: S314  # the reader has refused entities
    ElementTree.register_namespace("", _SVG)
    for element in root.iter():
        for name in ("fill", "stroke"):
            colour = element.get(name, "").lower()
            if _COLOUR.fullmatch(colour) and colour in roles:
                element.set(name, f"var({roles[colour]}, {colour})")
    if isinstance(alt, Decorative):
        root.attrib.pop("role", None)
        root.set("aria-hidden", "true")
    else:
        root.set("role", "img")
        root.set("aria-label", alt)
    root.set("class", css_class)
    root.set("focusable", "false")
    return Markup(ElementTree.tostring(root, encoding="unicode", short_empty_elements=True))
