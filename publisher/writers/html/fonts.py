"""The layout's fonts as @font-face rules: by address for print, within the page for the screen."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path

from publisher.layout import Layout

FACES = (("regular", 400, "normal"), ("italic", 400, "italic"), ("semibold", 600, "normal"), ("bold", 700, "normal"))
_MARKS = {"italic": "<em", "code": "<code"}  # faces that a page needs only when it has such an element

# The letters of the small web font: those of the Nordic and the west European languages, and our signs.
COMMON = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x152, 0x153),
    (0x160, 0x161),
    (0x17D, 0x17E),
    (0x2002, 0x2003),
    (0x2009, 0x2011),
    (0x2013, 0x2014),
    (0x2018, 0x201E),
    (0x2022, 0x2022),
    (0x2026, 0x2026),
    (0x202F, 0x202F),
    (0x2039, 0x203A),
    (0x2060, 0x2060),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
    (0x2610, 0x2611),
    (0x2713, 0x2713),
)


def by_address(layout: Layout) -> str:
    """Return @font-face rules that name the layout's own font files: no edition uses a font of the system."""
    fonts = layout.tokens["fonts"]
    return "\n".join(_face(*face, layout.file(fonts[face[1]]).as_uri(), "truetype") for face in _faces(fonts))


def within_page(layout: Layout, page: str) -> str:
    """Return @font-face rules that carry the fonts which a page needs: no face and no letters that it does not use.

    The small file of a face serves a page whose characters it has; the large one has those of all languages that
    the layout's fonts know. Both are made beforehand, so that an edition's bytes depend on no compressor.
    """
    fonts = layout.tokens["fonts"]
    small = all(_common(ord(character)) for character in set(page))
    rules = []
    for face in _faces(fonts):
        if _MARKS.get(face[1], "") in page:
            data = _file(layout, fonts[face[1]], small=small).read_bytes()
            source = "data:font/woff2;base64," + base64.b64encode(data).decode("ascii")
            rules.append(_face(*face, source, "woff2"))
    return "\n".join(rules)


def _common(code: int) -> bool:
    return code < 0x20 or any(first <= code <= last for first, last in COMMON)


def _file(layout: Layout, name: str, *, small: bool) -> Path:
    """Return a face's web font; a brand need not have the small one."""
    if small:
        try:
            return layout.file(name.replace(".ttf", "-common.woff2"))
        except FileNotFoundError:
            pass
    return layout.file(name.replace(".ttf", ".woff2"))


def _faces(fonts: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
    for face in FACES:
        yield fonts["family"], *face
    yield fonts["code_family"], "code", 400, "normal"


def _face(family: str, name: str, weight: int, style: str, source: str, kind: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
        f' font-display: swap; src: url("{source}") format("{kind}") }}'
    )
