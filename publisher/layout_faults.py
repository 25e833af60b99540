"""What may be wrong in a layout.toml: names that nothing reads, colours that are none, pairs that cannot be read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.colours import contrast
from publisher.findings import Finding
from publisher.model import Place
from publisher.trace import is_file

if TYPE_CHECKING:
    from publisher.layout import Layout, Tokens

THEMES = ("colour", "dark")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# What stands on the ground of a box, and its least ratio there (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11).
_ON_GROUND = (
    ("bar", 4.5),  # it colours the word for the kind too
    ("ink", 7.0),
    ("dark", 4.5),  # terms, labels, headers
    ("accent", 4.5),  # markers of lists
    ("grey", 4.5),  # sources
    ("link", 4.5),
    ("visited", 4.5),
    ("rule", 3.0),  # lines of tables
)
_BAR_ON_PAPER = 3.0  # WCAG 2.2, 1.4.11


def faults(layout: Layout, tokens: list[Tokens]) -> tuple[Finding, ...]:
    """Return the faults of a layout; `tokens` are those of each of its folders, most special first."""
    found = [
        fault
        for folder, special in zip(layout.folders[:-1], tokens[:-1], strict=True)
        for fault in _unknown(special, tokens[-1], folder, ())
    ]
    found += _values(layout)
    return tuple(found or _contrasts(layout))


def _place(folder: Path, key: str) -> Place:
    """Return the line of a key in a layout's file."""
    lines = (folder / "layout.toml").read_text("utf-8").splitlines()
    pattern = re.compile(rf"\s*\[?{re.escape(key)}\]?\s*(=|$|#)")
    line = next((number for number, text in enumerate(lines, start=1) if pattern.match(text)), 1)
    return Place(f"layouts/{folder.name}/layout.toml", line)


def _unknown(special: Tokens, base: Tokens, folder: Path, path: tuple[str, ...]) -> Iterator[Finding]:
    """Hold each name and kind of value of a brand against the base's."""
    for key, value in special.items():
        name = ".".join((*path, key))
        if key not in base:
            near = difflib.get_close_matches(key, base, n=1)
            values = {"name": name, "near": near[0] if near else ", ".join(base)}
            yield Finding("layout-unknown", _place(folder, key), values)
        elif isinstance(value, dict) and isinstance(base[key], dict):
            yield from _unknown(value, base[key], folder, (*path, key))
        elif isinstance(value, dict | str | list) != isinstance(base[key], dict | str | list):
            yield Finding("layout-value", _place(folder, key), {"name": name, "example": str(base[key])})


def _values(layout: Layout) -> Iterator[Finding]:
    for theme in THEMES:
        for name, colour in layout.tokens[theme].items():
            if not _COLOUR.fullmatch(str(colour)):
                yield Finding("layout-colour", _where(layout, theme, name), {"name": name, "value": str(colour)})
    for kind, roles in layout.tokens["callout"].items():
        for role in ("bar", "ground"):
            if roles.get(role) not in layout.colours:
                values = {"name": f"callout.{kind}.{role}", "near": ", ".join(layout.colours)}
                yield Finding("layout-unknown", _where(layout, "callout", kind), values)
    for face, file in layout.tokens["fonts"].items():
        if str(file).startswith("fonts/") and not any(is_file(folder / str(file)) for folder in layout.folders):
            yield Finding("layout-file", _where(layout, "fonts", face), {"file": str(file)})


def _where(layout: Layout, table: str, key: str) -> Place:
    """Return the place of a key in the most special of the layout's files that has it in that table."""
    for folder in layout.folders:
        text = (folder / "layout.toml").read_text("utf-8")
        part = re.search(rf"^\[{re.escape(table)}\](.*?)(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL)
        found = part and re.search(rf"^\s*{re.escape(key)}\s*=", part[1], re.MULTILINE)
        if part and found:
            return Place(f"layouts/{folder.name}/layout.toml", text[: part.start(1) + found.end()].count("\n") + 1)
    return Place(f"layouts/{layout.name}/layout.toml", 1)


def _contrasts(layout: Layout) -> Iterator[Finding]:
    """Hold each pair of `[[contrast]]`, and what stands in each kind of callout, against its required ratio."""
    for pair in layout.tokens.get("contrast", ()):
        for theme in pair.get("themes", ("colour",)):
            yield from _pair(layout, theme, pair["text"], pair["on"], pair["ratio"], (theme, pair["text"]))
    for kind, roles in layout.tokens["callout"].items():
        for theme in THEMES:
            for role, ratio in _ON_GROUND:
                yield from _pair(layout, theme, roles.get(role, role), roles["ground"], ratio, ("callout", kind))
            yield from _pair(layout, theme, roles["bar"], "paper", _BAR_ON_PAPER, ("callout", kind))


def _pair(
    layout: Layout, theme: str, text: str, ground: str, ratio: float, named: tuple[str, str]
) -> Iterator[Finding]:
    colours = layout.tokens[theme]
    got = contrast(colours[text], colours[ground])
    if got < ratio:
        values = {"text": text, "on": ground, "theme": theme, "got": f"{got:.2f}", "ratio": f"{ratio:g}"}
        yield Finding("contrast", _where(layout, *named), values)
