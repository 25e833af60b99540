"""A small publication with two municipalities and large print, whose files each test changes as it needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import build, walk
from publisher.findings import Finding

LAYOUTS = Path(__file__).parent.parent.parent / "layouts"
PUBLICATION = """title = "Prov"
publisher = "Utgivaren"
date = 2026-01-02
layout = "base"

[variants.kommun]
rows = "kommuner.csv"
title = "Prov för {kommun.namn}"

[variants.stor]
layout = "storstil"
"""
ROWS = "id,namn,finska,webb\nnora,Nora,nej,\norebro,Örebro,ja,https://www.orebro.se\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the publication."""
    folder = tmp_path / "sources/prov"
    folder.mkdir(parents=True)
    (folder / "publication.toml").write_text(PUBLICATION, "utf-8")
    (folder / "kommuner.csv").write_text(ROWS, "utf-8")
    return folder


@pytest.fixture
def say(folder: Path) -> Callable[..., str]:
    """Return what a variant says of a text, white space as single spaces."""

    def say(text: str, variant: str = "", *, rows: str = "") -> str:
        if rows:
            (folder / "kommuner.csv").write_text(rows, "utf-8")
        (folder / "01.md").write_text(f"# Kapitel\n\n{text}\n", "utf-8")
        manuscript = build.prepare(folder, LAYOUTS, variant=variant)
        assert manuscript.findings == ()
        (chapter,) = manuscript.document.blocks
        return " ".join(" ".join(walk.plain_text(block) for block in chapter.blocks).split())

    return say


@pytest.fixture
def faults(folder: Path, tmp_path: Path) -> Callable[..., list[str]]:
    """Return the rules and places of all that is wrong with a text and its rows."""

    def faults(text: str = "Text.", rows: str | bytes = ROWS) -> list[str]:
        (folder / "01.md").write_text(f"# Kapitel\n\n{text}\n\nAlltid.\n", "utf-8")
        (folder / "kommuner.csv").write_bytes(rows if isinstance(rows, bytes) else rows.encode())
        return [shown(finding) for finding in build.survey(folder, LAYOUTS)]

    return faults


def shown(finding: Finding) -> str:
    return f"{Path(finding.place.file).name}:{finding.place.line} {finding.rule}"
