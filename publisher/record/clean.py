"""Remove what the record says was made here, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from publisher.record.lock import locked
from publisher.record.store import Store


class Cleaned(NamedTuple):
    """The editions that were removed, and those that were kept since somebody has changed them; paths in the output."""

    removed: tuple[str, ...]
    kept: tuple[str, ...]


def clean(output: Path, publications: tuple[str, ...], waiting: Callable[[str], None]) -> Cleaned:
    """Remove the recorded editions of some publications, or of all. Raises OSError when that is not allowed."""
    store = Store(output)
    if not store.folder.is_dir():
        return Cleaned((), ())
    removed, kept = [], []
    with locked(store.folder, waiting):
        store.sweep()
        record = store.load()
        for path, entry in sorted(record.editions.items()):
            if publications and entry.publication not in publications:
                continue
            content = store.content(path)
            if content == entry.digest:
                (output / path).unlink()
                removed.append(path)
            elif content:
                kept.append(path)
                continue
            del record.editions[path]
            _remove_empty((output / path).parent, output)
        store.save(record)
        _forget_texts(store, {entry.publication for entry in record.editions.values()})
    return Cleaned(tuple(removed), tuple(kept))


def _remove_empty(folder: Path, output: Path) -> None:
    """Remove a folder that nothing is left in, and those above it."""
    while folder != output and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _forget_texts(store: Store, left: set[str]) -> None:
    """Remove the texts that were kept with editions of which none is left."""
    for path in store.folder.glob("*.json"):
        name, _, kind = path.name.partition(".")
        if kind in ("text.json", "previous.json") and name not in left:
            path.unlink()
