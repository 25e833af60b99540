"""Two builds of everything, in processes that have nothing in common: byte-identical.

The second has another folder for sources, layouts and editions, with a name that is not ASCII, another time zone and
locale, another hash seed, another home and another number of cores.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import table
from process import ROOT, run

FORMATS = ("pdf", "ua2", "docx", "html")
HERE = {"TZ": "Europe/Stockholm", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {"TZ": "Pacific/Chatham", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"}


def rows() -> Iterator[table.Row]:
    """Yield how many editions differ."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory(prefix="å ä ö ") as other:
        first = _built(Path(one), HERE, "2")
        second = _built(Path(other) / "djupt/ned", {**ELSEWHERE, "HOME": other}, "1")
    unlike = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    what = f"{len(first)} editions built twice, other folder, zone, locale, hash seed, cores: unlike"
    yield table.none(what, len(unlike), ", ".join(unlike))


def _built(place: Path, environment: Mapping[str, str], cores: str) -> dict[str, bytes]:
    place.mkdir(parents=True, exist_ok=True)
    for name in ("sources", "layouts"):
        shutil.copytree(ROOT / name, place / name)
    formats = [word for name in FORMATS for word in ("--format", name)]
    command = [sys.executable, "-m", "publisher", "build", "--jobs", cores, *formats]
    run(command, cwd=place, changed={**environment, "PYTHONPATH": str(ROOT)})
    return {path.name: path.read_bytes() for path in (place / "output").glob("*/*.*") if path.suffix != ".json"}


if __name__ == "__main__":
    table.show(rows())
