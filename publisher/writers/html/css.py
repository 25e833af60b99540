"""Tokens of a layout as CSS custom properties, and its fonts as @font-face rules."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping

from publisher.layout import Layout

FACES = (("regular", 400, "normal"), ("italic", 400, "italic"), ("semibold", 600, "normal"), ("bold", 700, "normal"))


def properties(layout: Layout, unit: str = "pt") -> str:
    """Return the layout's tokens as declarations for print, lengths in points."""
    return "\n".join(f"  {name}: {value};" for name, value in _declarations(layout, unit))


def _declarations(layout: Layout, unit: str) -> Iterator[tuple[str, str]]:
    tokens = layout.tokens
    yield "--font", f'"{tokens["fonts"]["family"]}"'
    yield "--code-font", f'"{tokens["fonts"]["code_family"]}", "{tokens["fonts"]["family"]}"'
    yield from ((f"--{name}", colour) for name, colour in layout.colours.items())
    for name, size in tokens["type"].items():
        yield f"--{name}-size", length(size["size"], unit)
        yield f"--{name}-line", length(size["line"], unit)
    for name, space in tokens["space"].items():
        yield f"--space-{name}", length(space, unit)
    for name, value in tokens["rule"].items():
        yield f"--rule-{name}", length(value, unit)
    for number, colour in enumerate(tokens["chart"]["colours"], start=1):
        yield f"--chart-{number}", colour


def callouts(layout: Layout) -> str:
    """Return for each kind of callout the colours of its bar and ground."""
    return "\n".join(
        f".callout-{kind} {{ --bar: var(--{colours['bar']}); --ground: var(--{colours['ground']}) }}"
        for kind, colours in layout.tokens["callout"].items()
    )


def length(points: float, unit: str) -> str:
    """Return a length in points on paper, or in rem on the screen, where the body's 11 pt become 17.6 px."""
    return f"{points:g}pt" if unit == "pt" else f"{points / 10:.4g}rem"


def page(layout: Layout) -> str:
    """Return the page box of the print edition, in points."""
    page = layout.tokens["page"]
    return (
        f"@page {{ size: {page['width']}pt {page['height']}pt;"
        f" margin: {page['top']}pt {page['outer']}pt {page['bottom']}pt {page['inner']}pt }}"
    )


def dark(layout: Layout) -> str:
    """Return the colours of the dark theme as declarations."""
    return "\n".join(f"  --{name}: {colour};" for name, colour in layout.tokens["dark"].items())


def fonts_by_address(layout: Layout) -> str:
    """Return @font-face rules that name the layout's own font files: no edition uses a font of the system."""
    fonts = layout.tokens["fonts"]
    return "\n".join(_face(*face, layout.file(fonts[face[1]]).as_uri(), "truetype") for face in _faces(fonts))


def fonts_within_page(layout: Layout) -> str:
    """Return @font-face rules that carry the fonts in the page itself."""
    fonts = layout.tokens["fonts"]
    rules = []
    for face in _faces(fonts):
        data = layout.file(fonts[face[1]].replace(".ttf", ".woff2")).read_bytes()
        source = "data:font/woff2;base64," + base64.b64encode(data).decode("ascii")
        rules.append(_face(*face, source, "woff2"))
    return "\n".join(rules)


def fonts_beside_page(layout: Layout, folder: str) -> tuple[str, dict[str, bytes]]:
    """Return @font-face rules that name files in `folder`, seen from the style sheet, and the files by their names."""
    fonts = layout.tokens["fonts"]
    rules, files = [], {}
    for face in _faces(fonts):
        path = layout.file(fonts[face[1]].replace(".ttf", ".woff2"))
        name = path.name.lower()
        files[name] = path.read_bytes()
        rules.append(_face(*face, f"{folder}/{name}", "woff2"))
    return "\n".join(rules), files


def _faces(fonts: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
    for face in FACES:
        yield fonts["family"], *face
    yield fonts["code_family"], "code", 400, "normal"


def _face(family: str, name: str, weight: int, style: str, source: str, kind: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
        f' font-display: swap; src: url("{source}") format("{kind}") }}'
    )


def drawing_roles(layout: Layout) -> dict[str, str]:
    """Return which custom property each colour of the palette becomes in a drawing that follows the theme."""
    roles = {colour.lower(): f"--{name}" for name, colour in reversed(layout.colours.items())}
    for number, colour in enumerate(layout.tokens["chart"]["colours"], start=1):
        roles.setdefault(colour.lower(), f"--chart-{number}")
    return roles
