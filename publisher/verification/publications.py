"""Verify publications as their sources stand now: editions are written in memory, judged, compared with `output`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from publisher.build import Manuscript
from publisher.findings import Finding, Severity, SourceError, errors
from publisher.verification.editions import verify
from publisher.verification.explain import whole_edition
from publisher.verification.outcome import Verification
from publisher.verification.store import Store
from publisher.writers import FORMATS
from publisher.writers.written import Sibling

Progress = Callable[[str, str], None]


Inspect = Callable[[Path], Manuscript]  # read, resolve and check the publication in a folder; raises SourceError


def checked(folder: Path, inspect: Inspect) -> Verification:
    """Return what the checks on the model say of the publication in `folder`; nothing is written or judged."""
    try:
        return Verification(folder.name, inspect(folder).findings, ())
    except SourceError as error:
        return Verification(folder.name, error.findings, ())


def verified(
    folders: Sequence[Path], inspect: Inspect, output: Path, formats: Sequence[str], progress: Progress, *, again: bool
) -> Iterator[Verification]:
    """Yield the verification of each publication, in order; one is judged while the next is written.

    Judged are the editions in `formats`, and those of other formats that lie in `output`. A publication with errors
    has no editions to judge.
    """
    store = Store(output)
    with ThreadPoolExecutor(1) as pool:
        waiting: list[Future[Verification] | Verification] = []
        for folder in folders:
            written = _written(folder, inspect, output, formats, progress)
            if isinstance(written, Verification):
                waiting.append(written)
            else:
                waiting.append(pool.submit(_verify, *written, store, again))
        for each in waiting:
            yield each if isinstance(each, Verification) else each.result()


def _verify(
    manuscript: Manuscript, editions: Mapping[str, bytes], found: list[Finding], store: Store, again: bool
) -> Verification:
    result = verify(manuscript, editions, store, again=again)
    return replace(result, checked=(*result.checked, *found))


def _written(
    folder: Path, inspect: Inspect, output: Path, formats: Sequence[str], progress: Progress
) -> Verification | tuple[Manuscript, dict[str, bytes], list[Finding]]:
    """Write the editions in memory, with what was found while writing; a publication with errors has none."""
    try:
        manuscript = inspect(folder)
    except SourceError as error:
        return Verification(folder.name, error.findings, ())
    if errors(manuscript.findings):
        return Verification(folder.name, manuscript.findings, ())
    editions: dict[str, bytes] = {}
    page = output / folder.name / f"{folder.name}{FORMATS['html'].suffix}"
    siblings: list[Sibling] = []  # a web page tells of those that lie beside it, and is written last
    found: list[Finding] = []
    for name, format_ in FORMATS.items():
        path = output / folder.name / f"{folder.name}{format_.suffix}"
        if name not in formats and not path.is_file():
            continue
        progress(folder.name, name)
        try:
            written = format_.write(manuscript.publication, manuscript.document, manuscript.layout, tuple(siblings))
        except Exception as error:  # whatever a library raises, the other editions are still judged
            values = {"edition": name, "message": f"{type(error).__name__}: {error}"}
            found.append(Finding("edition-not-written", whole_edition(manuscript), values))
            continue
        editions[name] = written.data
        if path.is_file() or not page.is_file():
            siblings.append(Sibling(name, path.name, len(written.data), written.pages))
        found += written.findings
    return manuscript, editions, [*found, *_lying(manuscript, editions, output / folder.name)]


def _lying(manuscript: Manuscript, editions: Mapping[str, bytes], folder: Path) -> Iterator[Finding]:
    """Say which files in `folder` are others than what was judged, and which are missing."""
    paths = {folder / f"{folder.name}{FORMATS[name].suffix}": data for name, data in editions.items()}
    missing = [path.name for path in paths if not path.is_file()]
    stale = [path.name for path, data in paths.items() if path.is_file() and path.read_bytes() != data]
    place, name = whole_edition(manuscript), manuscript.publication.name
    if stale:
        yield Finding("edition-stale", place, {"files": ", ".join(stale), "name": name}, Severity.WARNING)
    if missing:
        yield Finding("edition-not-built", place, {"files": ", ".join(missing), "name": name}, Severity.ADVICE)
