"""From sources to editions: read, resolve, check, write, and only then replace what was there."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import checks, layout, publication, reader, resolve
from publisher.checks.subject import Subject
from publisher.findings import Finding, SourceError, errors
from publisher.layout import Layout
from publisher.model import Document
from publisher.publication import Publication
from publisher.writers import FORMATS, siblings
from publisher.writers.written import Written


@dataclass(frozen=True)
class Manuscript:
    """A publication as it is just before writing: everything that the editions are made from."""

    publication: Publication
    document: Document
    layout: Layout
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Edition:
    """A file that was written, or why it was not."""

    publication: str
    format: str
    path: Path
    seconds: float = 0.0
    pages: int | None = None
    bytes: int = 0
    failure: str = ""


@dataclass(frozen=True)
class Result:
    """What became of one publication."""

    publication: str
    findings: tuple[Finding, ...]
    editions: tuple[Edition, ...]

    @property
    def complete(self) -> bool:
        """Tell whether every asked edition was written."""
        return bool(self.editions) and not any(edition.failure for edition in self.editions)


def prepare(folder: Path, layouts: Path) -> Manuscript:
    """Read, resolve and check the publication in `folder`. Raises SourceError when nothing could be read."""
    work = publication.load(folder)
    look = _layout(work, layouts)
    words = look.words(work.language)
    document, read = reader.read(work, words)
    document, resolved = resolve.resolve(document, look.words, numbered=work.numbered)
    return Manuscript(work, document, look, (*read, *resolved, *checks.run(Subject(work, document, look))))


def _layout(work: Publication, layouts: Path) -> Layout:
    """Return the publication's layout; one that does not exist is reported where the publication names it."""
    try:
        return layout.load(work.layout, layouts)
    except SourceError as error:
        named = publication.place(work.folder, "layout")
        missing = {"layout-missing": work.layout}
        raise SourceError(
            replace(f, place=named) if missing.get(f.rule) == f.values.get("layout") else f for f in error.findings
        ) from None


def build(
    folder: Path, layouts: Path, output: Path, formats: Iterable[str], progress: Callable[[str, str], None]
) -> Result:
    """Write the asked editions of the publication in `folder`; `progress` is told each format as it begins."""
    try:
        manuscript = prepare(folder, layouts)
    except SourceError as error:
        return Result(folder.name, error.findings, ())
    if errors(manuscript.findings):
        return Result(folder.name, manuscript.findings, ())
    editions, findings = [], list(manuscript.findings)
    for edition, written in _write(manuscript, output / folder.name, formats, progress):
        editions.append(edition)
        findings += written.findings if written else ()
    return Result(folder.name, tuple(findings), tuple(editions))


def _write(
    manuscript: Manuscript, folder: Path, formats: Iterable[str], progress: Callable[[str, str], None]
) -> Iterator[tuple[Edition, Written | None]]:
    wanted = set(formats)
    name = manuscript.publication.name
    run: dict[str, Written | None] = {}
    for key, format_ in FORMATS.items():
        if key not in wanted:
            continue
        progress(name, key)
        path, start = folder / f"{name}{format_.suffix}", time.perf_counter()
        try:
            others = siblings.gather(folder, name, key, run) if format_.offers_siblings else ()
            written = format_.write(manuscript.publication, manuscript.document, manuscript.layout, others)
            replace_file(path, written.data)
        except Exception as error:  # whatever a library raises, the other editions are still written
            if os.environ.get("PUBLISHER_DEBUG"):
                raise
            run[key] = None
            yield Edition(name, key, path, failure=f"{type(error).__name__}: {error}"), None
            continue
        run[key] = written
        seconds = time.perf_counter() - start
        yield Edition(name, key, path, seconds, written.pages, len(written.data)), written


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: a reader sees the old file or the new one, never half of either."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
