"""Read `layouts/<name>`: tokens, strings, templates and files, a brand's laid over those of the base it extends."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from publisher import layout_faults, places
from publisher.findings import Finding, SourceError
from publisher.model import Place
from publisher.strings import EDITION, Strings, merged
from publisher.trace import files_below, is_file, resolve

Tokens = dict[str, Any]

BASE = places.BASE


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
            if is_file(folder / name):
                return folder / name
        raise FileNotFoundError(name)

    @cached_property
    def compiled(self) -> dict[str, Any]:
        """Return what writers compile of the layout's files, to be used again as long as the layout stays loaded."""
        return {}

    @cached_property
    def colours(self) -> dict[str, str]:
        """Return the colours by role, as `#rrggbb`."""
        return dict(self.tokens["colour"])

    @cached_property
    def coverage(self) -> frozenset[int]:
        """Return the code points that the layout's regular font can draw."""
        from fontTools.ttLib import TTFont

        with TTFont(self.file(self.tokens["fonts"]["regular"]), lazy=True) as font:
            font.setGlyphOrder([""] * font["maxp"].numGlyphs)  # their names need not be read
            return frozenset(font.getBestCmap())


def load(name: str, layouts: Path) -> Layout:
    """Read the layout `name` from `layouts`, or the base that comes with the package.

    Raises SourceError when a layout is missing, is broken, extends itself or lacks contrast.
    """
    layouts = resolve(layouts)
    folders, tokens, seen = [], [], []
    while name:
        folder = places.layout(name, layouts)
        shown = f"layouts/{name}/layout.toml"
        if folder is None or name in seen:
            rule = "layout-circular" if name in seen else "layout-missing"
            raise SourceError([Finding(rule, Place(shown), {"layout": name})])
        data = _read(folder / "layout.toml", shown)
        seen.append(name)
        folders.append(folder)
        tokens.append(data)
        name = data.pop("extends", "" if name == BASE else BASE)
    together: Tokens = {}
    for data in reversed(tokens):
        together = merged(together, data)
    layout = Layout(seen[0], tuple(folders), together, _strings(folders))
    faults = layout_faults.faults(layout, tokens)
    if faults:
        raise SourceError(faults)
    return layout


def _read(path: Path, shown: str) -> Tokens:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = Place(shown, int(line[1]) if line else 1)
        raise SourceError([Finding("toml-broken", place, {"message": str(error)})]) from None
    except UnicodeDecodeError:
        raise SourceError([Finding("not-utf8", Place(shown, 1))]) from None


def _strings(folders: list[Path]) -> dict[str, Strings]:
    """Read `strings/<language>.toml` and `strings/<language>/<part>.toml`, the latter under the part's name.

    What only the command line says is read when it is asked for.
    """
    strings: dict[str, dict[str, Any]] = {}
    for folder in reversed(folders):
        for path in files_below(folder / "strings", ".toml"):
            whole = path.parent.name == "strings"
            language = path.stem if whole else path.parent.name
            if not whole and path.stem not in EDITION:
                continue
            data = _read(path, f"layouts/{folder.name}/{path.relative_to(folder).as_posix()}")
            strings[language] = merged(strings.get(language, {}), data if whole else {path.stem: data})
    return {language: Strings(folders, language, known) for language, known in strings.items()}
