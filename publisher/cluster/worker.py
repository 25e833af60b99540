"""What runs in a worker: it keeps inputs by content hash, lays them out, and has a fresh process make each edition."""

from __future__ import annotations

import contextlib
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from publisher.cluster.bundle import Bundle
from publisher.cluster.versions import differing, versions
from publisher.jobs import Outcome
from publisher.plan import Sibling
from publisher.trace import Observation, digest

ROOTS = ("sources", "layouts", "packaged", "repository")
TRIES = 2
LONGEST = 1800.0  # seconds for one edition: 1,000 pages take 200


@dataclass(frozen=True, slots=True)
class Errand:
    """A job as it travels."""

    publication: str
    format: str
    siblings: tuple[Sibling, ...]
    bundle: Bundle
    program: tuple[Observation, ...]  # of whoever asks
    topic: str  # where the worker says that it has begun
    path: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """The contents that a worker must be given before it can begin."""

    worker: str
    digests: tuple[str, ...]


def keep(contents: Iterable[bytes], dask_worker: Any) -> None:
    """Keep inputs, each under the name that its content has; Dask gives the worker by that name."""
    folder = _inputs(dask_worker)
    for content in contents:
        path = folder / digest(content)
        half = path.with_suffix(".half")
        half.write_bytes(content)
        half.replace(path)


def make(errand: Errand) -> Outcome | Lacking:
    """Make an edition, or tell what is lacking."""
    worker = _worker()
    inputs = _inputs(worker)
    lacking = sorted(name for name in set(errand.bundle.files.values()) if not (inputs / name).is_file())
    if lacking:
        return Lacking(worker.address, tuple(lacking))
    if differing(errand.program, versions()):
        return Outcome(failure="OTHER_PROGRAM")  # a worker that came after the others had been asked
    worker.log_event(errand.topic, errand.path)
    death = ""
    for _ in range(TRIES):
        scratch = Path(tempfile.mkdtemp(prefix="edition-", dir=worker.local_directory))
        try:
            lay_out(errand.bundle, inputs, scratch)
            made = _made(errand, scratch)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        if isinstance(made, Outcome):
            return made
        death = made
    return Outcome(failure=death)


def lay_out(bundle: Bundle, inputs: Path, folder: Path) -> None:
    """Write the files of a bundle in an empty folder. Raises ValueError for a name that leads elsewhere."""
    for name in bundle.folders:
        _inside(folder, name).mkdir(parents=True, exist_ok=True)
    for name, content in bundle.files.items():
        path = _inside(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(inputs / PurePosixPath(content).name, path)


def _inside(folder: Path, name: str) -> Path:
    parts = name.split("/")
    if parts[0] not in ROOTS or any(part in ("", ".", "..") or "\0" in part for part in parts):
        raise ValueError(name)
    return folder.joinpath(*parts)


def _made(errand: Errand, scratch: Path) -> Outcome | str:
    """Run a process; return what it made, or how it died, in the words of the system."""
    command = [sys.executable, "-P", "-m", "publisher.cluster.errand", str(scratch)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)  # noqa: S603  # ourselves
    assert process.stdin
    try:
        with contextlib.suppress(BrokenPipeError):  # it died at once, and its end says why
            pickle.dump(errand, process.stdin)
            process.stdin.flush()
        code = process.wait(LONGEST)  # its input stays open: when it closes, this worker is no more
    except subprocess.TimeoutExpired:
        return Outcome(failure="TIMEOUT")
    finally:
        process.kill()
        process.wait()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
    if code == 0:
        outcome: Outcome = pickle.loads((scratch / "outcome").read_bytes())  # noqa: S301  # written by our own process
        return outcome
    return signal.Signals(-code).name if code < 0 else f"exit {code}"


def _inputs(worker: Any) -> Path:
    """Return where a worker keeps its inputs: in the folder that goes when it does."""
    folder = Path(worker.local_directory) / "publisher-inputs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _worker() -> Any:
    from distributed import get_worker

    return get_worker()
