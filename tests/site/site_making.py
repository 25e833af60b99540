"""Sites made for a test: tiny publications with editions that are real files but have next to nothing in them."""

from __future__ import annotations

import datetime
import io
import json
import shutil
import zipfile
from pathlib import Path

import pikepdf

from publisher import site
from publisher.site import Published

ROOT = Path(__file__).parent.parent.parent
LAYOUTS = ROOT / "layouts"
NOON = datetime.datetime(2026, 11, 22, 12)  # noqa: DTZ001  # a time on the wall, as the option --now takes it
SITE = """title = "Provwebb"
description = "En webbplats för prov."
publisher = "Utgivaren"
address = "https://publ.example.se/bibliotek"
date = 2026-01-02
layout = "base"
accessibility_statement = "https://www.example.se/redogorelse"

[contact]
name = "Utgivaren"
email = "prov@example.se"
"""
PUBLICATION = """title = "Titel {name} – å & ö"
subtitle = "Undertitel"
publisher = "Utgivaren"
date = {date}
layout = "base"
{more}
"""


def write_site(sources: Path, text: str = SITE, start: str = "# Start\n\nLäs mer.\n") -> None:
    (sources / "site").mkdir(parents=True, exist_ok=True)
    (sources / "site/site.toml").write_text(text, "utf-8")
    (sources / "site/start.md").write_text(start, "utf-8")


def write_publication(
    sources: Path, name: str, more: str = "", date: str = "2026-01-02", chapter: str = "# R\n\nText.\n"
) -> None:
    folder = sources / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "publication.toml").write_text(PUBLICATION.format(name=name, date=date, more=more), "utf-8")
    (folder / "01.md").write_text(chapter, "utf-8")


def write_editions(output: Path, name: str, say: str = "ett", pages: int = 3) -> None:
    folder = output / name
    folder.mkdir(parents=True, exist_ok=True)
    head = f'<head><meta charset="utf-8"><title>{name}</title></head>'
    page = f'<!DOCTYPE html><html lang="sv">{head}<body>{say}</body></html>'
    (folder / f"{name}.html").write_text(page, "utf-8")
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.docinfo["/Title"] = f"{name} {say}"
    pdf.save(folder / f"{name}.pdf", deterministic_id=True)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(zipfile.ZipInfo("word/document.xml"), f"{name} {say}")
    (folder / f"{name}.docx").write_bytes(buffer.getvalue())


def write_outcomes(output: Path, sha256: str, *outcomes: dict) -> None:
    path = output / ".publisher/verification.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps(known | {sha256: {"format": "pdf", "outcomes": list(outcomes)}}), "utf-8")


def publish(folder: Path, now: datetime.datetime = NOON) -> Published:
    return site.publish(folder / "sources", LAYOUTS, folder / "output", lambda zone: now.replace(tzinfo=zone))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rules(published: Published) -> list[str]:
    return [finding.rule for finding in published.findings]


def real_site(folder: Path) -> None:
    """Put the project's own site beside small publications that carry the names of its real ones."""
    shutil.copytree(ROOT / "sources/site", folder / "sources/site")
    for name in ("strategi", "trygghetsguide", "naringslivssamverkan", "handbok"):
        folder_ = folder / "sources" / name
        folder_.mkdir()
        shutil.copy(ROOT / "sources" / name / "publication.toml", folder_)
        (folder_ / "01.md").write_text("# Rubrik\n\nText med [en länk](https://www.bra.se).\n", "utf-8")
