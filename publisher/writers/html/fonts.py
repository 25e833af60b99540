"""The layout's fonts as @font-face rules: by address for print, within the page for the screen."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path

from publisher.layout import Layout
from publisher.trace import is_file

FACES = (("regular", 400, "normal"), ("italic", 400, "italic"), ("semibold", 600, "normal"), ("bold", 700, "normal"))
_MARKS = {"italic": "<em", "code": "<code"}  # faces that a page needs only when it has such an element

_KINDS = {".woff2": "woff2", ".ttf": "truetype"}

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
            path = _file(layout, fonts[face[1]], small=small)
            data = base64.b64encode(path.read_bytes()).decode("ascii")
            rules.append(_face(*face, f"data:font/{path.suffix[1:]};base64,{data}", _KINDS[path.suffix]))
    return "\n".join(rules)


def beside_page(layout: Layout, folder: str, page: str) -> tuple[str, dict[str, bytes]]:
    """Return @font-face rules that name files in `folder`, seen from the style sheet, and the files by their names.

    The files are the small ones when they have all characters of `page`.
    """
    fonts = layout.tokens["fonts"]
    small = all(_common(ord(character)) for character in set(page))
    rules, files = [], {}
    for face in _faces(fonts):
        path = _file(layout, fonts[face[1]], small=small)
        name = path.name.lower()
        files[name] = path.read_bytes()
        rules.append(_face(*face, f"{folder}/{name}", _KINDS[path.suffix]))
    return "\n".join(rules), files


def _common(code: int) -> bool:
    return code < 0x20 or any(first <= code <= last for first, last in COMMON)


def _file(layout: Layout, name: str, *, small: bool) -> Path:
    """Return a face's web font, which lies beside the face itself; the face when a brand has made none."""
    face = layout.file(name)
    fonts = (face.with_name(f"{face.stem}-common.woff2"), face.with_suffix(".woff2"))
    return next((font for font in fonts[not small :] if is_file(font)), face)


def _faces(fonts: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
    for face in FACES:
        yield fonts["family"], *face
    yield fonts["code_family"], "code", 400, "normal"


def _face(family: str, name: str, weight: int, style: str, source: str, kind: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
        f' font-display: swap; src: url("{source}") format("{kind}") }}'
    )
