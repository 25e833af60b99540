"""The words of a layout in a language: `strings/<language>.toml`, and `strings/<language>/<part>.toml` when asked for.

A build that goes well never needs the texts of the findings; reading them all would cost it a tenth of its start.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from publisher.findings import Finding, SourceError
from publisher.model import Place

Table = dict[str, Any]


class Strings(dict[str, Any]):
    """The tables of one language, a brand's laid over those of the base; a part's name leads to its table."""

    def __init__(self, folders: Sequence[Path], language: str) -> None:
        super().__init__(_laid_over(folders, f"strings/{language}.toml"))
        self._folders, self._language = folders, language

    def __missing__(self, part: str) -> Table:
        name = f"strings/{self._language}/{part}.toml"
        if not any((folder / name).is_file() for folder in self._folders):
            raise KeyError(part)
        table = self[part] = _laid_over(self._folders, name)
        return table


def languages(folders: Iterable[Path]) -> frozenset[str]:
    """Return the languages that a layout speaks."""
    return frozenset(path.stem for folder in folders for path in folder.glob("strings/*.toml"))


def read(path: Path, shown: str) -> Table:
    """Return a TOML file's tables. Raises SourceError with the place of the fault, the file called `shown`."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = Place(shown, int(line[1]) if line else 1)
        raise SourceError([Finding("toml-broken", place, {"message": str(error)})]) from None
    except UnicodeDecodeError:
        raise SourceError([Finding("not-utf8", Place(shown, 1))]) from None


def merged(base: Table, special: Table) -> Table:
    """Lay the values of one table over those of another."""
    both = dict(base)
    for key, value in special.items():
        old = both.get(key)
        both[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both


def _laid_over(folders: Sequence[Path], name: str) -> Table:
    """Return what a file says in all folders; the most special of these comes first."""
    table: Table = {}
    for folder in reversed(folders):
        if (folder / name).is_file():
            table = merged(table, read(folder / name, f"layouts/{folder.name}/{name}"))
    return table
