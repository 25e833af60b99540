"""A job: one edition to be made, as plain data that any process on any machine can be given.

What comes back says all that is to be known of it: its bytes, or why there are none, and what it was made from.
"""

from __future__ import annotations

import os
import resource
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from publisher import places
from publisher.collector import fewer_collections
from publisher.findings import Finding, SourceError, errors
from publisher.memory import remembered, remembers
from publisher.plan import SIBLINGS, Sibling, edition_path, told
from publisher.record import program
from publisher.record.entry import Said
from publisher.trace import Observation, Roots, Trace, tracing, value
from publisher.writers import FORMATS

if TYPE_CHECKING:
    from publisher.build import Manuscript, Sources
    from publisher.checks.subject import Subject

MANUSCRIPT = "manuscript"  # remembered by a warm process from one format to the next, and forgotten before each build


@dataclass(frozen=True, slots=True)
class Job:
    """One edition of the publication in `sources/<publication>`; relative folders start from `here`."""

    publication: str
    format: str
    here: Path
    sources: Path
    layouts: Path
    siblings: tuple[Sibling, ...] = ()
    variant: str = ""
    axis: str = ""  # jobs of one axis and format may follow each other in a process: see `Shared`

    @property
    def path(self) -> str:
        """Return where the edition stands in an output folder."""
        return edition_path(self.publication, self.format, self.variant)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An edition, or the faults of its sources, or why it could not be written."""

    data: bytes | None = None
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    failure: str = ""
    observations: tuple[Observation, ...] = ()
    said: tuple[Said, ...] = ()  # what the writer found: part of `findings`, as the record keeps it
    text: bytes = b""  # what the edition says: see `history`
    titles: dict[str, tuple[str, str]] = field(default_factory=dict)
    seconds: float = 0.0  # of processor time
    memory: int = 0  # MB


class Runner(Protocol):
    """What runs jobs: processes here, or machines elsewhere."""

    def submit(self, job: Job, seconds: float, memory: int) -> None:
        """Take a job; what it cost the last time, in seconds of processor time and in MB, or 0."""

    def next(self) -> tuple[Job, Outcome]:
        """Wait for a job to end, and return what became of it."""

    def close(self) -> None:
        """End everything that still runs."""


@dataclass
class Shared:
    """What a process keeps from a variant's edition for the next one of its axis, so that their text is read once.

    Libraries keep things too, fonts above all. So each edition counts as made from all that the process has looked at
    for those before it: they look at the same files.
    """

    sources: Sources | None = None
    seen: set[Observation] = field(default_factory=set)

    def read(self, job: Job, roots: Roots) -> Sources:
        """Return the publication as it is now. Raises SourceError as `build.read` does."""
        from publisher import build

        current = all(value(kind, key, roots) == then for kind, key, then in self.seen)
        if self.sources is None or not current:
            self.sources = build.read(job.sources / job.publication, job.layouts)
        return self.sources


@fewer_collections()
def run(job: Job, shared: Shared | None = None) -> Outcome:
    """Make one edition in this process. Raises nothing: what goes wrong is in the outcome."""
    shared = shared or Shared()
    begun = time.process_time()
    os.chdir(job.here)
    roots = places.roots(job.sources, job.layouts)
    with tracing(roots) as trace:
        try:
            outcome = _made(job, shared, roots, trace)
        except SourceError as error:
            outcome = Outcome(findings=error.findings)
        except Exception as error:  # whatever a library raises, the other editions are still written
            debug = os.environ.get("PUBLISHER_DEBUG")
            outcome = Outcome(failure=traceback.format_exc() if debug else f"{type(error).__name__}: {error}")
        shared.seen.update(trace.observations())
        seen = sorted(shared.seen)
    return Outcome(
        data=outcome.data,
        pages=outcome.pages,
        findings=outcome.findings,
        failure=outcome.failure,
        observations=(
            *dict.fromkeys((*outcome.observations, *seen)),
            *program.program(),
            *program.native(),
            (SIBLINGS, job.path, told(job.siblings)),
        ),
        said=outcome.said,
        text=outcome.text,
        titles={roots.key(file) or file: title for file, title in outcome.titles.items()},
        seconds=round(time.process_time() - begun, 2),
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
    )


def _nothing(_subject: Subject) -> tuple[Finding, ...]:
    """Check nothing."""
    return ()


def _of_row(job: Job, shared: Shared, roots: Roots) -> Manuscript:
    """Return one variant of an axis, from the text that is read once; `build.survey` has checked every row before."""
    from publisher import build

    sources = shared.read(job, roots)
    return build.manuscript(sources, build.chosen(sources.publication, job.variant), _nothing)


def _manuscript(job: Job, trace: Trace) -> tuple[Manuscript, tuple[Observation, ...]]:
    """Return the publication, and what was looked at for it when it may be remembered from another format."""
    from publisher.build import prepare

    question = job.sources / job.publication, job.layouts, job.variant

    def prepared() -> tuple[Manuscript, tuple[Observation, ...]]:
        manuscript = prepare(job.sources / job.publication, job.layouts, variant=job.variant)
        with trace.aside():
            return manuscript, trace.observations() if remembers() else ()

    return remembered(MANUSCRIPT, question, prepared)


def _said(finding: Finding, roots: Roots) -> Said:
    """Return a finding as the record keeps it."""
    return Said(
        rule=finding.rule,
        file=roots.key(finding.place.file) or finding.place.file if finding.place.file else "",
        line=finding.place.line,
        values=dict(finding.values),
        severity=finding.severity.value,
        verdict=finding.verdict.value,
    )


def _made(job: Job, shared: Shared, roots: Roots, trace: Trace) -> Outcome:
    from publisher import history
    from publisher.writers import written

    manuscript, read = (_of_row(job, shared, roots), ()) if job.axis else _manuscript(job, trace)
    if errors(manuscript.findings):
        return Outcome(findings=manuscript.findings, observations=read)
    siblings = tuple(written.Sibling(*sibling) for sibling in job.siblings)
    made = FORMATS[job.format].write(manuscript.publication, manuscript.document, manuscript.layout, siblings)
    text = history.text(manuscript.publication, manuscript.document)
    return Outcome(
        data=made.data,
        pages=made.pages,
        findings=(*manuscript.findings, *made.findings),
        said=tuple(_said(finding, roots) for finding in made.findings),
        text=history.encoded(text),
        titles=history.titles(manuscript.document),
        observations=read,
    )
