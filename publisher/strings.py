"""The words of a layout in one language, read from `strings/` when they are asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from publisher.trace import is_file

# The parts that editions say. The others are the command line's: no edition is older for a new word in them.
EDITION = frozenset({"word", "web"})


class Strings(dict[str, Any]):
    """A layout's strings by part; `folders` are the layout's, most special first."""

    def __init__(self, folders: Sequence[Path], language: str, known: dict[str, Any] | None = None) -> None:
        super().__init__(known or {})
        self.folders, self.language = tuple(folders), language

    def __missing__(self, part: str) -> Any:
        """Read `strings/<language>/<part>.toml`, or a part of `strings/<language>.toml`. Raises KeyError."""
        found: dict[str, Any] = {}
        for folder in reversed(self.folders):
            path = folder / "strings" / self.language / f"{part}.toml"
            if is_file(path):
                found = merged(found, tomllib.loads(path.read_text("utf-8")))
        if not found:
            for folder in reversed(self.folders):
                whole = folder / "strings" / f"{self.language}.toml"
                if is_file(whole):
                    found = merged(found, tomllib.loads(whole.read_text("utf-8")))
            found = found[part]
        self[part] = found
        return found


def merged(base: dict[str, Any], special: dict[str, Any]) -> dict[str, Any]:
    """Return `base` with what `special` says laid over it, table by table."""
    result = dict(base)
    for key, value in special.items():
        old = result.get(key)
        result[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result
