"""A single job, made in the process of the command itself: it is as fresh as any that would be started for it."""

from __future__ import annotations

from collections.abc import Callable

from publisher.jobs import Job, Outcome, run


class Alone:
    """Runs jobs one after another, here."""

    def __init__(self, began: Callable[[Job], None]) -> None:
        self._began = began
        self._waiting: list[Job] = []

    def submit(self, job: Job, seconds: float, memory: int) -> None:  # noqa: ARG002 (a Runner's signature)
        """Take a job."""
        self._waiting.append(job)

    def next(self) -> tuple[Job, Outcome]:
        """Make the next edition."""
        job = self._waiting.pop(0)
        self._began(job)
        return job, run(job)

    def close(self) -> None:
        """Forget what is left."""
        self._waiting.clear()
