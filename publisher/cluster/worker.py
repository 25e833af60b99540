"""What runs in a worker: it keeps inputs by content hash, lays them out, and has a fresh process make each edition.

A scheduler and its workers run whatever they are sent by anybody who reaches them: that is what Dask is. So a cluster
stands in a closed network or behind `tls://` with certificates of its own, as the handbook says. What is ours does not
widen that: messages are `wire` types, names cannot lead out of their folder, and sources are data here as at home.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from publisher.cluster import wire
from publisher.cluster.bundle import Bundle
from publisher.cluster.process import ERRAND, OUTCOME
from publisher.cluster.versions import differing, versions
from publisher.cluster.wire import Differing, Errand, Lacking, Made, Reply
from publisher.jobs import Outcome
from publisher.pool import TRIES, death
from publisher.trace import digest

LONGEST = 1800  # seconds for one edition: 1,000 pages take 200


def keep(contents: Iterable[bytes], dask_worker: Any) -> None:
    """Keep inputs, each under the name that its content has; Dask gives the worker by that name."""
    folder = _inputs(dask_worker)
    for content in contents:
        path = folder / digest(content)
        half = path.with_suffix(".half")
        half.write_bytes(content)
        half.replace(path)


def make(sent: bytes) -> bytes:
    """Run the job of an errand, or tell what stands in the way."""
    from distributed import get_worker

    worker = get_worker()
    key = worker.get_current_task()

    def wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state != "cancelled"

    return wire.encode(_reply(wire.decode(sent, Errand), worker, wanted))


def _reply(errand: Errand, worker: Any, wanted: Callable[[], bool]) -> Reply:
    if names := differing(errand.program, versions()):
        return Differing(worker.address, names)
    inputs = _inputs(worker)
    lacking = sorted(name for name in set(errand.bundle.files.values()) if not (inputs / name).is_file())
    if lacking:
        return Lacking(worker.address, tuple(lacking))
    worker.log_event(errand.topic, errand.job.path)
    end = ""
    for _ in range(TRIES):
        folder = Path(tempfile.mkdtemp(prefix="edition-", dir=worker.local_directory))
        try:
            lay_out(errand.bundle, inputs, folder)
            (folder / ERRAND).write_bytes(wire.encode(errand))
            end = _ended(folder, wanted)
            if not end:
                return Made(worker.address, wire.decode((folder / OUTCOME).read_bytes(), Outcome))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if not wanted():
            break
    return Made(worker.address, Outcome(failure=end))


def lay_out(bundle: Bundle, inputs: Path, folder: Path) -> None:
    """Write the files of a bundle in an empty folder."""
    for name in bundle.folders:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in bundle.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(inputs / content, path)


def _ended(folder: Path, wanted: Callable[[], bool]) -> str:
    """Run a process in a folder; return how it died, in the words of the system, or nothing when it did not.

    It ends at once when the build that asked for it has been given up.
    """
    command = [sys.executable, "-P", "-m", "publisher.cluster.process", str(folder)]
    path = os.pathsep.join(filter(None, sys.path))  # the same program as the worker, which has answered for it
    process = subprocess.Popen(  # noqa: S603  # ourselves
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": path}
    )
    try:
        for _ in range(LONGEST):
            with suppress(subprocess.TimeoutExpired):
                code = process.wait(1)  # its input stays open: when it closes, this worker is no more
                return death(code) if code else ""
            if not wanted():
                break
        return "TIMEOUT"
    finally:
        process.kill()
        process.wait()
        assert process.stdin
        process.stdin.close()


def _inputs(worker: Any) -> Path:
    """Return where a worker keeps its inputs: in the folder that goes when it does."""
    folder = Path(worker.local_directory) / "publisher-inputs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
