"""Verify publications as their sources stand now: the editions in `output` where the record knows them to be current.

Others are written in memory, judged, and compared with what lies there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher.build import Manuscript
from publisher.findings import Finding, Severity, SourceError, errors
from publisher.verification import editions
from publisher.verification.explain import whole_edition
from publisher.verification.lanes import Lanes
from publisher.verification.outcome import Verification
from publisher.verification.recorded import Recorded, recorded
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be verified, and how."""

    folders: Sequence[Path]
    layouts: Path
    output: Path
    formats: Sequence[str]
    again: bool = False  # judge what was judged before, too


def verified(asked: Asked, inspect: Inspect, progress: Progress) -> Iterator[Verification]:
    """Yield the verification of each publication, in order; all are judged at once, while the next ones are written.

    Judged are the editions in the formats that are asked for, and those of other formats that lie in the output
    folder. A publication with errors has no editions to judge.
    """
    store = Store(asked.output)
    known = {folder.parent: recorded(folder.parent, asked.layouts, asked.output) for folder in asked.folders}
    with Lanes() as lanes:
        waiting: list[tuple[_Editions, tuple[editions.Asked, ...]] | Verification] = []
        for folder in asked.folders:
            written = _written(folder, inspect, asked, known[folder.parent], progress)
            if isinstance(written, _Editions):
                told = editions.ask(written.manuscript, written.data, None if asked.again else store, lanes)
                waiting.append((written, told))
            else:
                waiting.append(written)
        lanes.all_asked()
        for each in waiting:
            yield each if isinstance(each, Verification) else _told(*each, store)


def _told(written: _Editions, asked: tuple[editions.Asked, ...], store: Store) -> Verification:
    result = editions.told(written.manuscript, asked, store)
    return replace(result, checked=(*result.checked, *written.findings))


@dataclass
class _Editions:
    """What is judged of one publication, and what was found while it was written."""

    manuscript: Manuscript
    data: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    siblings: list[Sibling] = field(default_factory=list)  # what a web page tells of: it is written last


def _written(
    folder: Path, inspect: Inspect, asked: Asked, known: Recorded, progress: Progress
) -> Verification | _Editions:
    """Return the editions as they would be written now; a publication with errors has none."""
    try:
        manuscript = inspect(folder)
    except SourceError as error:
        return Verification(folder.name, error.findings, ())
    if errors(manuscript.findings):
        return Verification(folder.name, manuscript.findings, ())
    made = _Editions(manuscript)
    page = asked.output / folder.name / f"{folder.name}{FORMATS['html'].suffix}"
    current = True
    for name, format_ in FORMATS.items():
        path = asked.output / folder.name / f"{folder.name}{format_.suffix}"
        if name not in asked.formats and not path.is_file():
            continue
        progress(folder.name, name)
        lying = None if format_.offers_siblings and not current else known.edition(folder.name, name)
        current = current and lying is not None
        try:
            written = lying or format_.write(
                manuscript.publication, manuscript.document, manuscript.layout, tuple(made.siblings)
            )
        except Exception as error:  # whatever a library raises, the other editions are still judged
            values = {"edition": name, "message": f"{type(error).__name__}: {error}"}
            made.findings.append(Finding("edition-not-written", whole_edition(manuscript), values))
            continue
        made.data[name] = written.data
        if path.is_file() or not page.is_file():
            made.siblings.append(Sibling(name, path.name, len(written.data), written.pages))
        made.findings += written.findings
    made.findings += _lying(manuscript, made.data, asked.output / folder.name)
    return made


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
