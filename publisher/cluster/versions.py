"""Whether a machine has the same program: its code, the data that comes with it, its libraries and its Python."""

from __future__ import annotations

import os
import platform
import zlib
from collections.abc import Iterable
from pathlib import Path

from publisher.record.program import CODE, LIBRARY, PACKAGE, native, program
from publisher.trace import FILE, Observation, digest

DATA = "data"


def versions() -> tuple[Observation, ...]:
    """Return what makes editions on this machine as it is now, since a worker's jobs run in processes started anew."""
    return (
        *program.__wrapped__(),
        (DATA, "publisher", _data()),
        (LIBRARY, "zlib", zlib.ZLIB_RUNTIME_VERSION),  # PDF and Word editions are packed with it
        (LIBRARY, "system", f"{platform.system()} {platform.machine()}"),
    )


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
        f"{name} {here.get((kind, name), '–')} ≠ {there.get((kind, name), '–')}" if kind == LIBRARY else name
        for kind, name in sorted(here.keys() | there.keys())
        if here.get((kind, name)) != there.get((kind, name))
    )


def foreign(observations: Iterable[Observation], ours: tuple[Observation, ...]) -> tuple[str, ...]:
    """Return the names of what an edition was made with that this machine would not have made it with.

    The shared libraries of the system are known once they are loaded, so an edition tells of those that it met.
    """
    found = set(observations)
    shared = {each for each in found if each[0] == FILE and each[1].startswith("/")}
    if shared:
        from publisher.writers.pango import import_weasyprint

        import_weasyprint()
        shared -= set(native())
    others = {each for each in found if each[0] in (CODE, LIBRARY)} - set(ours)
    return tuple(sorted({Path(name).name for _, name, _ in shared | others}))
