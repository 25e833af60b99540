"""Jobs on all cores: a process for each, forked from a server that has only imported, so that none knows of another.

Variants of one axis are the exception: they follow each other in a process that keeps what they share.

A process that is killed takes nothing with it but its own job, which is tried once more. Processes end with the parent.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from publisher import checks
from publisher.collector import collect_at
from publisher.jobs import Job, Outcome, Shared, run
from publisher.memory import remembering

# What a job of each format imports: once in the server instead of in every process.
PRELOADED = {
    "pdf": ("publisher.build", "publisher.writers.pdf.edition"),
    "ua2": ("publisher.build", "publisher.writers.pdf.edition"),
    "docx": ("publisher.build", "publisher.writers.docx", "publisher.writers.docx.drawing"),
    "html": ("publisher.build", "publisher.writers.html"),
}
PAGED = ("pdf", "ua2")
USUAL_MEMORY = 300  # MB: what an edition takes that has never been made
TRIES = 2


@dataclass
class _Waiting:
    job: Job
    seconds: float
    memory: int
    tries: int = 0


@dataclass
class _Running:
    waiting: _Waiting
    process: ForkServerProcess
    pipe: Connection  # jobs go in, outcomes come out


class Pool:
    """Runs jobs in processes of their own, the longest first, as many at once as there are cores and memory for."""

    def __init__(self, formats: Iterable[str], temporary: Path, began: Callable[[Job], None], cores: int = 0) -> None:
        self._context = multiprocessing.get_context("forkserver")
        modules = {module for format_ in formats for module in PRELOADED[format_]}
        self._context.set_forkserver_preload(
            sorted(modules | {"publisher.pool", "publisher.history", *checks.modules()})
        )
        atexit.unregister(_stop_server)
        atexit.register(_stop_server)
        self._temporary, self._began = temporary, began
        self._cores = cores or len(os.sched_getaffinity(0))
        self._room = available_memory()
        self._waiting: list[_Waiting] = []
        self._running: list[_Running] = []

    def submit(self, job: Job, seconds: float, memory: int) -> None:
        """Take a job."""
        self._waiting.append(_Waiting(job, seconds, memory or USUAL_MEMORY))
        self._waiting.sort(key=lambda waiting: -waiting.seconds)

    def next(self) -> tuple[Job, Outcome]:
        """Wait for a job to end, and return what became of it."""
        while True:
            self._start()
            ready = wait([running.pipe for running in self._running])
            running = next(running for running in self._running if running.pipe in ready)
            self._running.remove(running)
            outcome = self._received(running)
            if outcome:
                return running.waiting.job, outcome

    def _start(self) -> None:
        """Start what there is room for; one job always, however large."""
        for waiting in tuple(self._waiting):
            taken = sum(running.waiting.memory for running in self._running)
            if self._running and (len(self._running) >= self._cores or taken + waiting.memory > self._room):
                return
            self._waiting.remove(waiting)
            waiting.tries += 1
            pipe, far_end = self._context.Pipe()
            process = self._context.Process(target=_work, args=(far_end, self._temporary))
            process.start()
            far_end.close()
            self._give(_Running(waiting, process, pipe))

    def _give(self, running: _Running) -> None:
        """Let a process make an edition."""
        with suppress(OSError):  # it has died: the wait for its outcome tells
            running.pipe.send(running.waiting.job)
        self._running.append(running)
        if running.waiting.tries == 1:
            self._began(running.waiting.job)

    def _next_of_axis(self, done: Job) -> _Waiting | None:
        """Take the next variant of the axis, which the process that made the last one makes faster than any other."""
        if not done.axis:
            return None
        kin = (done.publication, done.format, done.axis)
        for waiting in self._waiting:
            if (waiting.job.publication, waiting.job.format, waiting.job.axis) == kin:
                self._waiting.remove(waiting)
                waiting.tries += 1
                return waiting
        return None

    def _received(self, running: _Running) -> Outcome | None:
        """Return what a process sent, or None when it died and its job is tried again."""
        try:
            outcome: Outcome | None = running.pipe.recv()
        except (EOFError, OSError):
            outcome = None
        if outcome and (waiting := self._next_of_axis(running.waiting.job)):
            self._give(_Running(waiting, running.process, running.pipe))
            return outcome
        running.pipe.close()
        running.process.join()
        if outcome is None and running.waiting.tries < TRIES:
            self._waiting.insert(0, running.waiting)
            return None
        return outcome or Outcome(failure=death(running.process.exitcode))

    def close(self) -> None:
        """End everything that still runs; nothing of it has touched an edition."""
        self._waiting.clear()
        for running in self._running:
            running.process.kill()
        for running in self._running:
            running.process.join()
            running.pipe.close()
        self._running.clear()


def _stop_server() -> None:
    """End the server before this process does: no process is left, and what they all cost is counted as ours."""
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # noqa: SLF001  # there is no public way


def death(code: int | None) -> str:
    """Return how a process ended, in the words of the system: SIGKILL is what it uses when memory is short."""
    return signal.Signals(-code).name if code and code < 0 else f"exit {code}"


def _work(pipe: Connection, temporary: Path) -> None:
    """Run one job in a process of its own, then any others of its axis until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends this one
    threading.Thread(target=_end_with_parent, daemon=True).start()
    temporary.mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = str(temporary.absolute())  # what a killed process leaves is swept by the next build
    with suppress(EOFError, OSError), ExitStack() as kept:  # the parent has no more jobs, or has ended
        job, shared = pipe.recv(), Shared()
        for context in remembering_for(job):
            kept.enter_context(context)
        for turn in count(1):
            pipe.send(run(job, shared))
            job = pipe.recv()
            collect_at(turn)
    pipe.close()


def remembering_for(job: Job) -> Iterator[AbstractContextManager[object]]:
    """Yield what lets the editions of an axis take from each other what is the same in them: to the byte as without."""
    if job.axis:
        yield remembering()
    if job.axis and job.format in PAGED:
        from publisher.writers.pdf.kept import keeping

        yield keeping()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def available_memory() -> int:
    """Return the memory that processes may take together, in MB: four fifths of what is free."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        free = next(int(line.split()[1]) // 1000 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):
        free = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000
    return min(free, _allowed()) * 4 // 5


def _allowed() -> int:
    """Return what a container may take, in MB (cgroup v2)."""
    try:
        return int(Path("/sys/fs/cgroup/memory.max").read_text("ascii")) // 1_000_000
    except (OSError, ValueError):
        return 1 << 40
