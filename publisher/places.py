"""Where publications and layouts stand: names of folders, nothing of what is in them."""

from __future__ import annotations

from pathlib import Path

from publisher.trace import Roots, is_file

PUBLICATION = "publication.toml"
LAYOUT = "layout.toml"
BASE = "base"
PACKAGED = Path(__file__).parent / "_layouts"  # the base layout inside an installed package
IN_REPOSITORY = Path(__file__).parent.parent / "layouts"


def publications(sources: Path) -> tuple[str, ...]:
    """Return the publications that stand in `sources`, sorted."""
    return tuple(sorted(path.parent.name for path in sources.glob(f"*/{PUBLICATION}")))


def layout(name: str, layouts: Path) -> Path | None:
    """Return the folder of a layout: one in `layouts` before one that comes with the package."""
    for parent in (layouts, PACKAGED, IN_REPOSITORY):
        if is_file(parent / name / LAYOUT):
            return parent / name
    return None


def roots(sources: Path, layouts: Path) -> Roots:
    """Return the folders that editions are made from."""
    return Roots(sources=sources, layouts=layouts, packaged=PACKAGED, repository=IN_REPOSITORY)
