"""Write the report of a publication beside its editions: web page, page pictures, OpenACR, EARL, history."""

from __future__ import annotations

from pathlib import Path

from publisher.conformance_report import history
from publisher.conformance_report.earl import earl
from publisher.conformance_report.gather import Dossier
from publisher.conformance_report.openacr import openacr
from publisher.conformance_report.page import page
from publisher.conformance_report.readings import side_by_side
from publisher.conformance_report.say import Words
from publisher.conformance_report.tagged_pages import Page, pages
from publisher.files import replace_file

SUFFIX = "-rapport"


def write(dossier: Dossier, words: Words, language: str) -> Path:
    """Write the report and return where its page is. Raises SourceError when the history cannot be read, OSError."""
    folder = dossier.files["pdf"].parent
    name = f"{dossier.name}{SUFFIX}"
    kept = folder / f"{dossier.name}{history.SUFFIX}"
    now = history.entry(dossier)
    before = history.earlier(history.read(kept), now)
    seen = _pages(dossier)
    _pictures(folder / name, seen)
    readings = side_by_side(dossier.manuscript.document, dossier.editions)
    report = folder / f"{name}.html"
    replace_file(report, page(dossier, seen, name, readings, before, now, words, language))
    replace_file(folder / f"{dossier.name}-openacr.yaml", openacr(dossier, words))
    replace_file(folder / f"{dossier.name}-earl.jsonld", earl(dossier, words))
    replace_file(kept, history.written(before, now))
    return report


def _pages(dossier: Dossier) -> tuple[Page, ...]:
    import pypdfium2

    try:
        return tuple(pages(dossier.editions["pdf"]))
    except pypdfium2.PdfiumError:
        return ()  # verification tells that the file cannot be read


def _pictures(folder: Path, seen: tuple[Page, ...]) -> None:
    """Write the pictures of the pages, and remove those of pages that are no more."""
    wanted = {f"{page.number}.webp": page.picture for page in seen}
    for name, data in wanted.items():
        replace_file(folder / name, data)
    for old in folder.glob("*.webp"):
        if old.name not in wanted:
            old.unlink()
