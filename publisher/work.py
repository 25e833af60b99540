"""The work of one build: which jobs can begin, and what becomes of what they make."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher import build, history, places, publication, variants
from publisher.findings import Finding, SourceError, errors
from publisher.jobs import Job, Outcome, Runner
from publisher.memory import remembering
from publisher.plan import TELLS, Plan, Planned, edition_path, siblings
from publisher.record.entry import Entry
from publisher.record.program import CODE, LIBRARY
from publisher.results import Edition, Listener, Result
from publisher.trace import UNSTABLE, Observation, digest, tracing
from publisher.writers import FORMATS


@dataclass
class _Progress:
    """What is known of one variant of a publication while its editions are made; the ordinary ones are one too."""

    left: dict[str, Planned] = field(default_factory=dict)  # by path: stale, or telling of what is made anew
    running: dict[str, Planned] = field(default_factory=dict)
    editions: dict[str, Edition] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)  # one list for all variants of a publication
    faulty: bool = False  # its sources have errors


class Work:
    """Everything between a plan and its results."""

    def __init__(self, plan: Plan, listener: Listener) -> None:
        self.plan, self.listener = plan, listener
        self.store, self.record = plan.store, plan.record
        self._variants: dict[tuple[str, str], _Progress] = {}
        self._axes: dict[tuple[str, str], str] = {}
        findings: dict[str, list[Finding]] = {}
        for planned in plan.editions():
            told = findings.setdefault(planned.publication, [])
            progress = self._variants.setdefault((planned.publication, planned.variant), _Progress(findings=told))
            if planned.reasons or (progress.left and planned.format in TELLS):
                progress.left[planned.path] = planned
            else:
                progress.editions[planned.path] = self._current(planned)

    def formats(self) -> tuple[str, ...]:
        """Return the formats that may have to be made."""
        return tuple(sorted({planned.format for each in self._variants.values() for planned in each.left.values()}))

    @property
    def single(self) -> bool:
        """Tell whether exactly one edition has to be made."""
        return sum(len(each.left) for each in self._variants.values()) == 1

    def run(self, runner: Runner) -> None:
        """Make all that is stale."""
        self._survey()
        self.listener.counted(sum(len(each.left) for each in self._variants.values()))
        running = sum(self._submit(each, runner) for each in self._variants.values())
        while running:
            job, outcome = runner.next()
            progress = self._variants[job.publication, job.variant]
            planned = progress.running.pop(job.path)
            self._settle(planned, outcome, progress)
            self.listener.ended(planned)
            running += self._submit(progress, runner) - 1

    def began(self, job: Job) -> None:
        """Tell that a job has begun."""
        self.listener.began(self._variants[job.publication, job.variant].running[job.path])

    def results(self) -> list[Result]:
        """Return what became of each variant of each publication; findings stand with the first."""
        results, told = [], set()
        for (name, variant), each in self._variants.items():
            order = [edition_path(name, format_, variant) for format_ in FORMATS]
            editions = () if each.faulty else tuple(each.editions[path] for path in order if path in each.editions)
            results.append(Result(name, () if name in told else tuple(each.findings), editions, variant))
            told.add(name)
        return results

    def _survey(self) -> None:
        """Look through every row before anything is built: no edition of a publication with a faulty row is made."""
        request = self.plan.request
        for name in dict.fromkeys(name for (name, variant), each in self._variants.items() if variant and each.left):
            try:
                with remembering(), tracing(places.roots(request.sources, request.layouts)):  # rows have much in common
                    found = build.survey(request.sources / name, request.layouts)
                every, _ = variants.of(publication.load(request.sources / name))
                self._axes |= {(name, variant.name): variant.axis for variant in every}
            except SourceError as error:
                found = error.findings
            of_name = [each for (other, _), each in self._variants.items() if other == name]
            of_name[0].findings += found
            for each in of_name if errors(found) else ():
                each.faulty = True
                each.left.clear()

    def _submit(self, progress: _Progress, runner: Runner) -> int:
        """Submit what can begin now, and return how many jobs that was."""
        count = 0
        for planned in tuple(self._ready(progress)):
            del progress.left[planned.path]
            progress.running[planned.path] = planned
            request, entry = self.plan.request, self.record.editions.get(planned.path)
            others = siblings(self.record, planned.publication, planned.format, planned.variant)
            job = Job(
                planned.publication,
                planned.format,
                Path.cwd(),
                request.sources,
                request.layouts,
                others,
                planned.variant,
                self._axes.get((planned.publication, planned.variant), ""),
            )
            runner.submit(job, entry.seconds if entry else 0.0, entry.memory if entry else 0)
            count += 1
        return count

    def _ready(self, progress: _Progress) -> Iterator[Planned]:
        """Yield what need not wait; an edition that tells of the others waits for them, and may then be up to date."""
        if progress.faulty:
            return
        first = [planned for planned in progress.left.values() if planned.format not in TELLS]
        yield from first
        if first or progress.running:
            return
        for waited in tuple(progress.left.values()):
            planned = self.plan.edition(waited.publication, waited.format, waited.variant)
            if planned.reasons:
                progress.left[planned.path] = planned
                yield planned
            else:
                del progress.left[planned.path]
                progress.editions[planned.path] = self._current(planned)
                self.listener.ended(planned)

    def _current(self, planned: Planned) -> Edition:
        entry = self.record.editions[planned.path]
        path = self.store.output / planned.path
        return Edition(planned.publication, planned.format, path, pages=entry.pages, bytes=entry.bytes)

    def _settle(self, planned: Planned, outcome: Outcome, progress: _Progress) -> None:
        """Put an edition in place, or say why it is not."""
        progress.findings += [finding for finding in outcome.findings if finding not in progress.findings]
        path = self.store.output / planned.path
        if outcome.data is None:
            progress.faulty |= not outcome.failure
            failed = Edition(planned.publication, planned.format, path, planned.reasons, failure=outcome.failure)
            progress.editions[planned.path] = failed
            return
        try:
            progress.editions[planned.path] = self._placed(planned, outcome, outcome.data)
        except OSError as error:
            failure = errno.errorcode.get(error.errno or 0, str(error))
            failed = Edition(planned.publication, planned.format, path, planned.reasons, failure=failure)
            progress.editions[planned.path] = failed

    def _placed(self, planned: Planned, outcome: Outcome, data: bytes) -> Edition:
        before, content = self.record.editions.get(planned.path), self.store.content(planned.path)
        named = digest(data)
        kept = None
        if content not in ("", named, before.digest if before else ""):
            kept = self.store.keep_aside(planned.path)
        if not planned.variant:
            history.keep(self.store, planned.publication, outcome.text)
        observations = tuple(self._checked(observation) for observation in outcome.observations)
        entry = Entry(
            publication=planned.publication,
            format=planned.format,
            variant=planned.variant,
            digest=named,
            bytes=len(data),
            inputs=tuple(range(len(observations))),
            pages=outcome.pages,
            seconds=outcome.seconds,
            memory=outcome.memory,
            text=digest(outcome.text),
            said=outcome.said,
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
