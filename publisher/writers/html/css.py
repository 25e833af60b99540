"""Tokens of a layout as CSS custom properties."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.layout import Layout


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
    for number, colour in _numbered(layout, "colours"):
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


def themes(layout: Layout) -> str:
    """Return the rules for the dark theme, by the reader's system or by the reader's choice on the page.

    Paper is light. A browser without :has() drops the two last rules, and then shows no choice either.
    """
    light = "\n".join(f"  --{name}: {layout.colours[name]};" for name in layout.tokens["dark"])
    dark = "\n".join(f"  --{name}: {colour};" for name, colour in layout.tokens["dark"].items())
    dark += "".join(f"\n  --chart-{number}: {colour};" for number, colour in _numbered(layout, "dark"))
    light += "".join(f"\n  --chart-{number}: {colour};" for number, colour in _numbered(layout, "colours"))
    return "\n".join(
        (
            "@media screen and (prefers-color-scheme: dark) { :root {\n" + dark + "\n} }",
            "@media screen { :root:has(#sidan--theme-dark:checked) {\n  color-scheme: dark;\n" + dark + "\n} }",
            "@media screen { :root:has(#sidan--theme-light:checked) {\n  color-scheme: light;\n" + light + "\n} }",
        )
    )


def _numbered(layout: Layout, name: str) -> Iterator[tuple[int, str]]:
    """Yield the colours of charts with their numbers."""
    return enumerate(layout.tokens["chart"][name], start=1)


def drawing_roles(layout: Layout) -> dict[str, str]:
    """Return which custom property each colour of the palette becomes in a drawing that follows the theme."""
    roles = {colour.lower(): f"--{name}" for name, colour in reversed(layout.colours.items())}
    for number, colour in _numbered(layout, "colours"):
        roles.setdefault(colour.lower(), f"--chart-{number}")
    return roles
