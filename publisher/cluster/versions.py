"""Whether a machine has the same program: its code, the data that comes with it, its libraries and its Python."""

from __future__ import annotations

import os
from pathlib import Path

from publisher.record.program import PACKAGE, program
from publisher.trace import Observation, digest

DATA = "data"


def versions() -> tuple[Observation, ...]:
    """Return what makes editions on this machine."""
    return (*program(), (DATA, "publisher", _data()))


def _data() -> str:
    """Return a digest of all files of the package that are not code: lists of words and the like."""
    lines = []
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "_layouts"))
        paths = (Path(folder, name) for name in sorted(names) if not name.endswith((".py", ".so")))
        lines += [f"{path.relative_to(PACKAGE)} {digest(path.read_bytes())}" for path in paths]
    return digest("\n".join(lines).encode())


def differing(ours: tuple[Observation, ...], theirs: tuple[Observation, ...]) -> tuple[str, ...]:
    """Return the names of what is not the same, each with both versions where they say something."""
    here, there = ({(kind, name): found for kind, name, found in each} for each in (ours, theirs))
    return tuple(
        f"{name} {here.get((kind, name), '–')} ≠ {there.get((kind, name), '–')}" if kind == "library" else name
        for kind, name in sorted(here.keys() | there.keys())
        if here.get((kind, name)) != there.get((kind, name))
    )
