"""Builds in one warm process: what has been imported, read, laid out and drawn is there for the next build."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from publisher import jobs, places, trace
from publisher.collector import collect_at
from publisher.jobs import Job, Outcome
from publisher.memory import forget, remembering
from publisher.plan import Request
from publisher.record.store import Store
from publisher.regenerate import regenerate
from publisher.results import Listener, Result
from publisher.trace import Observation
from publisher.writers.pdf.kept import keeping

LOOKED = frozenset((trace.FILE, trace.IS_FILE, trace.LINK, trace.LISTING, trace.FILES_IN, trace.FILES_BELOW))


@dataclass(slots=True)
class Workshop:
    """Makes the same editions again and again; while it is open, the process remembers."""

    request: Request
    _open: ExitStack = field(default_factory=ExitStack)
    _turn: int = 0

    def __enter__(self) -> Self:
        """Begin to remember."""
        self._open.enter_context(remembering())
        self._open.enter_context(keeping())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of everything."""
        self._open.close()

    def prime(self) -> None:
        """Make every edition once, for what is remembered of it."""
        here = Path.cwd()
        for name in self.request.names:
            forget(jobs.MANUSCRIPT)
            for format_ in self.request.formats:
                jobs.run(Job(name, format_, here, self.request.sources, self.request.layouts))

    def build(self, names: Iterable[str], listener: Listener | None = None) -> list[Result]:
        """Make what is stale of some publications; where the sources have errors the old editions stay."""
        forget(jobs.MANUSCRIPT)
        request = self.request._replace(names=tuple(names))
        self._turn += 1
        collect_at(self._turn)
        return regenerate(request, listener or Listener(), hire=lambda _formats, _scraps, began: _Warm(request, began))


class _Warm:
    """Runs jobs here, one after another.

    A warm process may not open again what it remembers, so an edition is recorded as made from what was opened now and
    from what its last edition was made from.
    """

    def __init__(self, request: Request, began: Callable[[Job], None]) -> None:
        self._roots = places.roots(request.sources, request.layouts)
        self._record = Store(request.output).load()
        self._began = began
        self._waiting: deque[Job] = deque()

    def submit(self, job: Job, seconds: float, memory: int) -> None:  # noqa: ARG002 (the form of a runner)
        """Take a job."""
        self._waiting.append(job)

    def next(self) -> tuple[Job, Outcome]:
        """Run the job that has waited longest."""
        job = self._waiting.popleft()
        self._began(job)
        outcome = jobs.run(job)
        return job, replace(outcome, observations=self._whole(job, outcome.observations))

    def close(self) -> None:
        """Forget what still waits."""
        self._waiting.clear()

    def _whole(self, job: Job, seen: tuple[Observation, ...]) -> tuple[Observation, ...]:
        known = {(kind, key): (kind, key, value) for kind, key, value in seen}
        entry = self._record.editions.get(job.path)
        before = self._record.inputs(entry) if entry else ()
        looked = {(kind, key) for kind, key, _ in before if kind in LOOKED}
        again = {pair: (*pair, trace.value(*pair, self._roots)) for pair in looked if pair not in known}
        return tuple((again | known).values())
