"""The beginning of a publication: publication.toml, a first chapter and a place for images."""

from __future__ import annotations

import datetime
from pathlib import Path

from publisher import layout
from publisher.publication import FILE_NAME


def make(folder: Path, layouts: Path, language: str) -> None:
    """Make `folder` from the base layout's files `new/<language>`, dated today."""
    base = layout.load("base", layouts)
    for source, target in (("publication.toml", FILE_NAME), ("01-inledning.md", "01-inledning.md")):
        text = base.file(f"new/{language}/{source}").read_text("utf-8")
        text = text.replace("@DATE@", _today()).replace("@LAYOUT@", _brand(layouts))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / target).write_text(text, "utf-8")
    (folder / "images").mkdir()


def _today() -> str:
    """Return the editor's own date, which stands in the file and may be changed there."""
    return datetime.datetime.now().astimezone().date().isoformat()


def _brand(layouts: Path) -> str:
    """Return the only brand there is, or the base layout."""
    brands = sorted(path.parent.name for path in layouts.glob("*/layout.toml") if path.parent.name != "base")
    return brands[0] if len(brands) == 1 else "base"
