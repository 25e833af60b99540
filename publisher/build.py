"""From sources to what editions are written from: read, resolve, check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import checks, layout, publication, reader, resolve
from publisher.checks.subject import Subject
from publisher.findings import Finding, SourceError
from publisher.layout import Layout
from publisher.model import Document
from publisher.publication import Publication


@dataclass(frozen=True)
class Manuscript:
    """A publication as it is just before writing: everything that the editions are made from."""

    publication: Publication
    document: Document
    layout: Layout
    findings: tuple[Finding, ...]


def prepare(folder: Path, layouts: Path, examine: Callable[[Subject], tuple[Finding, ...]] = checks.run) -> Manuscript:
    """Read, resolve and check the publication in `folder`. Raises SourceError when nothing could be read."""
    work = publication.load(folder)
    look = layout_of(work, layouts)
    words = look.words(work.language)
    document, read = reader.read(work, words)
    document, resolved = resolve.resolve(document, look.words, numbered=work.numbered)
    reported = (*read, *resolved)
    found = examine(Subject(work, document, look, reported=reported))
    return Manuscript(work, document, look, (*reported, *found))


def layout_of(work: Publication, layouts: Path) -> Layout:
    """Return the publication's layout; one that does not exist is reported where the publication names it."""
    try:
        return layout.load(work.layout, layouts)
    except SourceError as error:
        named = publication.place(work.folder, "layout")
        missing = {"layout-missing": work.layout}
        raise SourceError(
            replace(f, place=named) if missing.get(f.rule) == f.values.get("layout") else f for f in error.findings
        ) from None
