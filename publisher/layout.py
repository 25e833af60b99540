"""Read `layouts/<name>`: tokens, strings, templates and files, a brand's laid over those of the base it extends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from publisher import layout_faults
from publisher.findings import Finding, SourceError
from publisher.model import Place
from publisher.strings import Strings, languages, merged, read

Tokens = dict[str, Any]

BASE = "base"
PACKAGED = Path(__file__).parent / "_layouts"  # the base layout inside an installed package
_IN_REPOSITORY = Path(__file__).parent.parent / "layouts"


@dataclass(frozen=True)
class Layout:
    """A layout and what it extends, most special first in `folders`."""

    name: str
    folders: tuple[Path, ...]
    tokens: Tokens
    strings: Mapping[str, Strings] = field(repr=False)  # by language: "sv", "en"

    def words(self, language: str) -> Strings:
        """Return the strings for a BCP 47 language; English when the layout lacks it."""
        return self.strings.get(language.split("-", maxsplit=1)[0].lower()) or self.strings["en"]

    def file(self, name: str) -> Path:
        """Return the most special file called `name`. Raises FileNotFoundError."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise FileNotFoundError(name)

    @cached_property
    def colours(self) -> dict[str, str]:
        """Return the colours by role, as `#rrggbb`."""
        return dict(self.tokens["colour"])

    @cached_property
    def coverage(self) -> frozenset[int]:
        """Return the code points that the layout's regular font can draw."""
        from fontTools.ttLib import TTFont

        with TTFont(self.file(self.tokens["fonts"]["regular"]), lazy=True) as font:
            return frozenset(font.getBestCmap())


def load(name: str, layouts: Path) -> Layout:
    """Read the layout `name` from `layouts`, or the base that comes with the package.

    Raises SourceError when a layout is missing, is broken, extends itself or lacks contrast.
    """
    layouts = layouts.resolve()
    folders, tokens, seen = [], [], []
    while name:
        folder = _find(name, layouts)
        shown = f"layouts/{name}/layout.toml"
        if folder is None or name in seen:
            rule = "layout-circular" if name in seen else "layout-missing"
            raise SourceError([Finding(rule, Place(shown), {"layout": name})])
        data = read(folder / "layout.toml", shown)
        seen.append(name)
        folders.append(folder)
        tokens.append(data)
        name = data.pop("extends", "" if name == BASE else BASE)
    together: Tokens = {}
    for data in reversed(tokens):
        together = merged(together, data)
    layout = Layout(seen[0], tuple(folders), together, {name: Strings(folders, name) for name in languages(folders)})
    faults = layout_faults.faults(layout, tokens)
    if faults:
        raise SourceError(faults)
    return layout


def packaged(name: str) -> Path:
    """Return the folder of a layout that comes with the package."""
    return next(parent / name for parent in (PACKAGED, _IN_REPOSITORY) if (parent / name).is_dir())


def _find(name: str, layouts: Path) -> Path | None:
    for parent in (layouts, PACKAGED, _IN_REPOSITORY):
        if (parent / name / "layout.toml").is_file():
            return parent / name
    return None
