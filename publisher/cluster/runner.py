"""A `Runner` whose processes are elsewhere: jobs go to a Dask scheduler, the longest first, editions come back."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from publisher import places
from publisher.cluster import worker
from publisher.cluster.bundle import Bundle, LinkedError, Snapshot
from publisher.cluster.connection import connected
from publisher.cluster.versions import versions
from publisher.cluster.worker import Errand, Lacking
from publisher.findings import Finding
from publisher.jobs import Job, Outcome
from publisher.trace import FILE, value

if TYPE_CHECKING:
    from distributed import Future

PATIENCE = 30.0  # seconds that a job waits for any worker to be there
DELIVERIES = 20  # of inputs for one job: each time it is moved to a worker that lacks some


@dataclass
class _Sent:
    job: Job
    seconds: float
    bundle: Bundle | None = None
    future: Future[Outcome | Lacking] | None = None
    deliveries: int = 0
    begun: bool = False


class Cluster:
    """Runs jobs on the workers of a scheduler. Raises ClusterError when that cannot be."""

    def __init__(self, address: str, began: Callable[[Job], None]) -> None:
        self._program = versions()
        self._client = connected(address, self._program)
        self._began, self._snapshot = began, Snapshot()
        self._told: SimpleQueue[tuple[str, Any]] = SimpleQueue()  # from the threads of the client
        self._sent: dict[str, _Sent] = {}
        self._held: dict[str, set[str]] = {}  # by worker: what it has been given
        self._topic = f"publisher-{secrets.token_hex(8)}"
        self._client.subscribe_topic(self._topic, lambda event: self._told.put(("began", event[1])))
        self.delivered = 0  # bytes

    def submit(self, job: Job, seconds: float, memory: int) -> None:  # noqa: ARG002  # how much a machine has is for its workers to say
        """Take a job."""
        sent = self._sent[job.path] = _Sent(job, seconds)
        try:
            sent.bundle = self._snapshot.bundle(job)
        except LinkedError:
            self._told.put(("failed", (job.path, "LINKS")))
        except OSError as error:
            self._told.put(("failed", (job.path, str(error))))
        else:
            self._send(sent)

    def next(self) -> tuple[Job, Outcome]:
        """Wait for a job to end, and return what became of it."""
        while True:
            kind, what = self._heard()
            if kind == "began":
                self._note(what)
            elif kind == "failed":
                path, failure = what
                return self._sent.pop(path).job, Outcome(failure=failure)
            elif what in self._sent and (outcome := self._received(self._sent[what])):
                job = self._sent.pop(what).job
                return job, _settled(outcome, job)

    def close(self) -> None:
        """Give up what has not ended; what a worker has begun it ends, and throws away."""
        futures = [sent.future for sent in self._sent.values() if sent.future]
        self._sent.clear()
        if futures:
            self._client.cancel(futures, force=True)
        self._client.close()

    def _send(self, sent: _Sent, to: str | None = None) -> None:
        assert sent.bundle
        job = sent.job
        errand = Errand(job.publication, job.format, job.siblings, sent.bundle, self._program, self._topic, job.path)
        aim = {"workers": [to], "allow_other_workers": True} if to else {}
        sent.future = self._client.submit(worker.make, errand, pure=False, priority=round(sent.seconds * 100), **aim)
        sent.future.add_done_callback(lambda _future: self._told.put(("ended", job.path)))

    def _heard(self) -> tuple[str, Any]:
        """Wait for news; a cluster that has lost its scheduler or all its workers has none to tell but that."""
        alone = False
        while True:
            try:
                return self._told.get(timeout=PATIENCE)
            except Empty:
                failure = self._silence()
            if failure and (alone or failure == "CLUSTER_LOST"):
                return "failed", (next(iter(self._sent)), failure)
            alone = bool(failure)

    def _silence(self) -> str:
        """Return why nothing is heard, if it is not that editions take their time."""
        try:
            return "" if self._client.nthreads() else "NO_WORKERS"
        except Exception:  # whatever the library raises when its scheduler is gone
            return "CLUSTER_LOST"

    def _note(self, path: str) -> None:
        sent = self._sent.get(path)
        if sent and not sent.begun:
            sent.begun = True
            self._began(sent.job)

    def _received(self, sent: _Sent) -> Outcome | None:
        """Return what became of a job, or None when its worker lacks inputs, which are then on their way."""
        future = sent.future
        assert future
        if future.status == "error":
            error = future.exception()
            name = type(error).__name__
            return Outcome(failure="KILLED_WORKER" if name == "KilledWorker" else f"{name}: {error}")
        if future.status != "finished":
            return Outcome(failure="CLUSTER_LOST")
        try:
            result = future.result(timeout=PATIENCE)
        except Exception:  # its worker died with the edition in its hands
            result = Lacking("", ())
        if isinstance(result, Outcome):
            return result
        sent.deliveries += 1
        if sent.deliveries > DELIVERIES:
            return Outcome(failure="CLUSTER_LOST")
        self._deliver(result, again=sent.deliveries > 2)
        self._send(sent, result.worker)
        return None

    def _deliver(self, lacking: Lacking, *, again: bool) -> None:
        """Give a worker what it lacks and has not been given for another job."""
        held = self._held.setdefault(lacking.worker, set())
        wanted = [name for name in lacking.digests if again or name not in held]
        if not wanted:
            return
        contents = [self._snapshot.contents[name] for name in wanted]
        with suppress(Exception):  # it died: the job goes to another worker, or back here
            self._client.run(worker.keep, contents, workers=[lacking.worker])
            held.update(wanted)
            self.delivered += sum(map(len, contents))


def _settled(outcome: Outcome, job: Job) -> Outcome:
    """Return an outcome as this machine would say it; one that other libraries of the system made is none."""
    roots = places.roots(job.sources, job.layouts)
    shared = [(key, found) for kind, key, found in outcome.observations if kind == FILE and key.startswith("/")]
    if any(value(FILE, key, roots) != found for key, found in shared):
        return Outcome(failure="OTHER_LIBRARIES")
    return replace(outcome, findings=tuple(_placed(finding, job) for finding in outcome.findings))


def _placed(finding: Finding, job: Job) -> Finding:
    """Return a finding with its file where it stands here."""
    root, _, rest = finding.place.file.partition("/")
    folder = {"sources": job.sources, "layouts": job.layouts}.get(root)
    return replace(finding, place=replace(finding.place, file=str(folder / rest))) if folder and rest else finding
