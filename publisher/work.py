"""The work of one build: which jobs can begin, and what becomes of what they make."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher import history
from publisher.findings import Finding, errors
from publisher.jobs import Job, Outcome
from publisher.plan import TELLS, Plan, Planned, siblings
from publisher.pool import Runner
from publisher.record.entry import Entry
from publisher.record.program import CODE, LIBRARY
from publisher.results import Edition, Listener, Result
from publisher.trace import UNSTABLE, Observation, digest


@dataclass
class _Publication:
    """What is known of one publication while its editions are made."""

    left: dict[str, Planned] = field(default_factory=dict)  # by path: stale, or telling of what is made anew
    running: dict[str, Planned] = field(default_factory=dict)
    editions: dict[str, Edition] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    faulty: bool = False  # its sources have errors


class Work:
    """Everything between a plan and its results."""

    def __init__(self, plan: Plan, listener: Listener) -> None:
        self.plan, self.listener = plan, listener
        self.store, self.record = plan.store, plan.record
        self._publications = {name: _Publication() for name in plan.request.names}
        for planned in plan.editions():
            publication = self._publications[planned.publication]
            if planned.reasons or (publication.left and planned.format in TELLS):
                publication.left[planned.path] = planned
            else:
                publication.editions[planned.path] = self._current(planned)

    def formats(self) -> tuple[str, ...]:
        """Return the formats that may have to be made."""
        return tuple(sorted({planned.format for each in self._publications.values() for planned in each.left.values()}))

    def run(self, runner: Runner) -> None:
        """Make all that is stale."""
        self.listener.counted(sum(len(each.left) for each in self._publications.values()))
        running = sum(self._submit(each, runner) for each in self._publications.values())
        while running:
            job, outcome = runner.next()
            publication = self._publications[job.publication]
            planned = publication.running.pop(job.path)
            self._settle(planned, outcome, publication)
            self.listener.ended(planned)
            running += self._submit(publication, runner) - 1

    def began(self, job: Job) -> None:
        """Tell that a job has begun."""
        self.listener.began(self._publications[job.publication].running[job.path])

    def results(self) -> list[Result]:
        """Return what became of each publication."""
        results = []
        for name, each in self._publications.items():
            order = [planned.path for planned in self.plan.editions() if planned.path in each.editions]
            editions = () if each.faulty else tuple(each.editions[path] for path in order)
            results.append(Result(name, tuple(each.findings), editions))
        return results

    def _submit(self, publication: _Publication, runner: Runner) -> int:
        """Submit what can begin now, and return how many jobs that was."""
        count = 0
        for planned in tuple(self._ready(publication)):
            del publication.left[planned.path]
            publication.running[planned.path] = planned
            request, entry = self.plan.request, self.record.editions.get(planned.path)
            others = siblings(self.record, planned.publication, planned.format)
            job = Job(planned.publication, planned.format, Path.cwd(), request.sources, request.layouts, others)
            runner.submit(job, entry.seconds if entry else 0.0, entry.memory if entry else 0)
            count += 1
        return count

    def _ready(self, publication: _Publication) -> Iterator[Planned]:
        """Yield what need not wait; an edition that tells of the others waits for them, and may then be up to date."""
        if publication.faulty:
            return
        first = [planned for planned in publication.left.values() if planned.format not in TELLS]
        yield from first
        if first or publication.running:
            return
        for waited in tuple(publication.left.values()):
            planned = self.plan.edition(waited.publication, waited.format)
            if planned.reasons:
                publication.left[planned.path] = planned
                yield planned
            else:
                del publication.left[planned.path]
                publication.editions[planned.path] = self._current(planned)
                self.listener.ended(planned)

    def _current(self, planned: Planned) -> Edition:
        entry = self.record.editions[planned.path]
        path = self.store.output / planned.path
        return Edition(planned.publication, planned.format, path, pages=entry.pages, bytes=entry.bytes)

    def _settle(self, planned: Planned, outcome: Outcome, publication: _Publication) -> None:
        """Put an edition in place, or say why it is not."""
        publication.findings += [finding for finding in outcome.findings if finding not in publication.findings]
        path = self.store.output / planned.path
        if outcome.data is None:
            publication.faulty |= not outcome.failure
            failed = Edition(planned.publication, planned.format, path, planned.reasons, failure=outcome.failure)
            publication.editions[planned.path] = failed
            return
        try:
            publication.editions[planned.path] = self._placed(planned, outcome, outcome.data)
        except OSError as error:
            failure = errno.errorcode.get(error.errno or 0, str(error))
            failed = Edition(planned.publication, planned.format, path, planned.reasons, failure=failure)
            publication.editions[planned.path] = failed

    def _placed(self, planned: Planned, outcome: Outcome, data: bytes) -> Edition:
        before, content = self.record.editions.get(planned.path), self.store.content(planned.path)
        named = digest(data)
        kept = None
        if content not in ("", named, before.digest if before else ""):
            kept = self.store.keep_aside(planned.path)
        history.keep(self.store, planned.publication, outcome.text)
        observations = tuple(self._checked(observation) for observation in outcome.observations)
        entry = Entry(
            publication=planned.publication,
            format=planned.format,
            digest=named,
            bytes=len(data),
            inputs=tuple(range(len(observations))),
            pages=outcome.pages,
            seconds=outcome.seconds,
            memory=outcome.memory,
            text=digest(outcome.text),
            titles=outcome.titles,
        )
        self.store.place(planned.path, data, entry, observations)
        self.record.put(planned.path, entry, observations)
        path, seconds = self.store.output / planned.path, outcome.seconds
        made = Edition(planned.publication, planned.format, path, planned.reasons, seconds, outcome.pages, len(data))
        return replace(made, kept=kept, faults=len(errors(outcome.findings)))

    def _checked(self, observation: Observation) -> Observation:
        """Return an observation of a job, UNSTABLE if it was made by another program than the one that planned it."""
        kind, key, _ = observation
        same = kind not in (CODE, LIBRARY) or observation in self.plan.program
        return observation if same else (kind, key, UNSTABLE)
