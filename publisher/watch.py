"""What changes in the sources and the layouts while somebody writes, told when the writing has come to rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

SECONDS = 0.3  # between two looks; what is the same in both has come to rest

Stamp: TypeAlias = tuple[int, int, int, int]
"""What tells one state of a file from another: its inode, its size, and when its content and its name were changed."""
Seen: TypeAlias = Mapping[Path, Stamp]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the files since the last build."""

    new: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    deleted: tuple[Path, ...] = ()
    renamed: tuple[tuple[Path, Path], ...] = ()

    def paths(self) -> Iterator[Path]:
        """Give every path that something became of."""
        yield from (*self.new, *self.changed, *self.deleted)
        for pair in self.renamed:
            yield from pair

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return any(self.paths())


def look(folders: Iterable[Path]) -> Seen:
    """Return the state of every file in some folders, but for what editors leave beside what they write."""
    return {path: stamp for folder in folders for path in folder.rglob("*") if (stamp := _stamp(path)) is not None}


def between(before: Seen, after: Seen) -> Change:
    """Return what happened between two looks; a file that keeps its inode under another name was renamed."""
    gone = {stamp[0]: path for path, stamp in before.items() if path not in after}
    fresh = [path for path in sorted(after) if path not in before]
    renamed = tuple((gone.pop(after[path][0]), path) for path in fresh if after[path][0] in gone)
    moved = {path for _, path in renamed}
    return Change(
        new=tuple(path for path in fresh if path not in moved),
        changed=tuple(path for path in sorted(after) if path in before and before[path] != after[path]),
        deleted=tuple(sorted(gone.values())),
        renamed=renamed,
    )


def changes(folders: Iterable[Path], before: Seen, wait: Callable[[float], object] = time.sleep) -> Iterator[Change]:
    """Give each change since `before` when the files have come to rest, for ever."""
    folders = tuple(folders)
    last = before
    while True:
        wait(SECONDS)
        now = look(folders)
        if now == last and (change := between(before, now)):
            before = now
            yield change
        last = now


def touched(change: Change, names: Iterable[str], sources: Path) -> tuple[str, ...]:
    """Return which publications a change may concern: one in their folder, or all for a change of a layout."""
    paths = tuple(change.paths())
    if not all(path.is_relative_to(sources) for path in paths):
        return tuple(names)
    return tuple(name for name in names if any(path.is_relative_to(sources / name) for path in paths))


def _stamp(path: Path) -> Stamp | None:
    if path.name.startswith(".") or path.name.endswith("~"):
        return None
    try:
        found = path.stat()
    except OSError:  # gone between the listing and the look, or a link that leads nowhere
        return None
    return None if path.is_dir() else (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
