"""Put files into the site's folder: beside what is there, swapped one by one, the catalogue last."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publisher.files import replace_file
from publisher.site import catalogue


def write(folder: Path, files: Mapping[str, bytes]) -> int:
    """Write what differs from what is there and return how many files that were; nothing is ever removed.

    The catalogue comes last: a run that is cut short is taken up again by the next one.
    """
    changed = [path for path, data in files.items() if _there(folder / path) != data]
    for path in sorted(changed, key=lambda path: (path == catalogue.FILE_NAME, path)):
        replace_file(folder / path, files[path])
    return len(changed)


def _there(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
