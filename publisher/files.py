"""Put a file in place in one step."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, data: bytes, temporary_folder: Path | None = None) -> None:
    """Put `data` at `path` in one step: a reader sees the old file or the new one, never half of either.

    The half-written file stands in `temporary_folder`, which must be on the same disk, or else beside `path`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    place_file(written_aside(path, data, temporary_folder or path.parent), path)


def written_aside(path: Path, data: bytes, folder: Path) -> Path:
    """Return a temporary file with what is to stand at `path`, safe on the disk."""
    import tempfile  # here, since a build with nothing to do needs none

    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def place_file(temporary: Path, path: Path) -> None:
    """Move a temporary file to where it belongs, and see to it that the move is on the disk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that a folder's names are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
