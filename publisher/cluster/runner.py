"""A `Runner` whose processes are elsewhere: jobs go to a Dask scheduler, the longest first, editions come back."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from publisher.cluster import connection
from publisher.cluster.bundle import Bundle, LinkedError, Snapshot
from publisher.cluster.connection import Connection
from publisher.cluster.refused import ClusterError, DiedError
from publisher.cluster.versions import foreign, versions
from publisher.cluster.wire import Differing, Errand, Lacking
from publisher.findings import Finding
from publisher.jobs import Job, Outcome

if TYPE_CHECKING:
    from publisher.cluster.connection import Sent

DELIVERIES = 3  # of inputs to one worker for one job
_BEGAN, _ENDED, _FAILED = "began", "ended", "failed"


@dataclass
class _Running:
    job: Job
    priority: int
    bundle: Bundle | None = None
    sent: Sent | None = None
    failure: str = ""  # why it was never sent
    begun: bool = False
    deliveries: Counter[str] = field(default_factory=Counter)  # by worker


class Cluster:
    """Runs jobs on the workers of a scheduler. Raises ClusterError when that cannot be, then or later."""

    def __init__(self, address: str, began: Callable[[Job], None]) -> None:
        self._program = versions()
        self._began, self._snapshot = began, Snapshot()
        self._news: SimpleQueue[tuple[str, str]] = SimpleQueue()  # what, path: from the threads of the client
        self._running: dict[str, _Running] = {}
        self._held: dict[str, set[str]] = {}  # by worker: what it has been given
        self._topic = f"publisher-{secrets.token_hex(8)}"
        self.delivered = 0  # bytes
        self._connection = Connection(address)
        try:
            self._connection.admit(self._program)
            self._connection.listen(self._topic, lambda path: self._news.put((_BEGAN, path)))
        except BaseException:
            self.close()
            raise

    def submit(self, job: Job, seconds: float, memory: int) -> None:  # noqa: ARG002  # how much a machine has is for its workers to say
        """Take a job."""
        running = self._running[job.path] = _Running(job, round(seconds * 100))
        try:
            running.bundle = self._snapshot.bundle(job)
        except LinkedError:
            running.failure = "LINKS"
        except OSError as error:
            running.failure = f"{type(error).__name__}: {error}"
        if running.failure:
            self._news.put((_FAILED, job.path))
        else:
            self._send(running)

    def next(self) -> tuple[Job, Outcome]:
        """Wait for a job to end, and return what became of it."""
        while True:
            what, path = self._heard()
            running = self._running.get(path)
            if running is None:
                continue
            if what == _BEGAN:
                self._note(running)
            elif outcome := self._outcome(running):
                del self._running[path]
                return running.job, outcome

    def close(self) -> None:
        """Give up what has not ended: its process ends within a second, and nothing of it has touched an edition."""
        given_up = [running.sent for running in self._running.values() if running.sent]
        self._running.clear()
        self._connection.close(given_up)

    def _send(self, running: _Running, to: str = "") -> None:
        assert running.bundle
        job = running.job
        errand = Errand(job, running.bundle, self._program, self._topic)
        ended = partial(self._news.put, (_ENDED, job.path))
        running.sent = self._connection.send(errand, running.priority, to, ended)

    def _heard(self) -> tuple[str, str]:
        """Wait for news; a cluster that has lost all its workers has none to tell."""
        while True:
            try:
                return self._news.get(timeout=connection.PATIENCE)
            except Empty:
                self._connection.await_worker(connection.PATIENCE, "cluster_deserted")

    def _note(self, running: _Running) -> None:
        if not running.begun:
            running.begun = True
            self._began(running.job)

    def _outcome(self, running: _Running) -> Outcome | None:
        """Return what became of a job, or None when it has been sent again."""
        if running.failure:
            return Outcome(failure=running.failure)
        assert running.sent
        try:
            reply = self._connection.received(running.sent)
        except DiedError:
            return Outcome(failure="KILLED_WORKER")
        except ClusterError:
            raise
        except Exception as error:
            self._connection.admit(self._program)  # a worker that has come since may have another program
            return Outcome(failure=f"{type(error).__name__}: {error}")
        if isinstance(reply, Differing):
            raise ClusterError("cluster_differs", worker=reply.worker, message=", ".join(reply.names))
        if isinstance(reply, Lacking):
            return self._delivered(running, reply)
        if reply is None:
            self._send(running)
            return None
        if names := foreign(reply.outcome.observations, self._program):
            raise ClusterError("cluster_differs", worker=reply.worker, message=", ".join(names))
        return _at_home(reply.outcome, running.job)

    def _delivered(self, running: _Running, lacking: Lacking) -> Outcome | None:
        """Give a worker what it lacks and has not been given for another job, and send the job to it again."""
        held = self._held.setdefault(lacking.worker, set())
        again = running.deliveries[lacking.worker]
        if again == DELIVERIES:
            return Outcome(failure="UNDELIVERED")
        running.deliveries[lacking.worker] += 1
        wanted = [name for name in lacking.digests if again or name not in held]
        contents = [self._snapshot.contents[name] for name in wanted]
        if contents:
            self._connection.give(lacking.worker, contents)
        held.update(wanted)
        self.delivered += sum(map(len, contents))
        self._send(running, lacking.worker)
        return None


def _at_home(outcome: Outcome, job: Job) -> Outcome:
    """Return an outcome whose findings stand where its files stand here."""
    return replace(outcome, findings=tuple(_placed(finding, job) for finding in outcome.findings))


def _placed(finding: Finding, job: Job) -> Finding:
    root, _, rest = finding.place.file.partition("/")
    folder = {"sources": job.sources, "layouts": job.layouts}.get(root)
    return replace(finding, place=replace(finding.place, file=str(folder / rest))) if folder and rest else finding
