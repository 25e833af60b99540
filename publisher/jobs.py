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

from publisher import places
from publisher.findings import Finding, SourceError, errors
from publisher.memory import remembered, remembers
from publisher.plan import SIBLINGS, Sibling, edition_path, told
from publisher.record import program
from publisher.trace import Observation, Trace, tracing
from publisher.writers import FORMATS

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

    @property
    def path(self) -> str:
        """Return where the edition stands in an output folder."""
        return edition_path(self.publication, self.format)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An edition, or the faults of its sources, or why it could not be written."""

    data: bytes | None = None
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    failure: str = ""
    observations: tuple[Observation, ...] = ()
    text: bytes = b""  # what the edition says: see `history`
    titles: dict[str, tuple[str, str]] = field(default_factory=dict)
    seconds: float = 0.0  # of processor time
    memory: int = 0  # MB


def run(job: Job) -> Outcome:
    """Make one edition in this process. Raises nothing: what goes wrong is in the outcome."""
    begun = time.process_time()
    os.chdir(job.here)
    roots = places.roots(job.sources, job.layouts)
    with tracing(roots) as trace:
        try:
            outcome = _made(job, trace)
        except SourceError as error:
            outcome = Outcome(findings=error.findings)
        except Exception as error:  # whatever a library raises, the other editions are still written
            debug = os.environ.get("PUBLISHER_DEBUG")
            outcome = Outcome(failure=traceback.format_exc() if debug else f"{type(error).__name__}: {error}")
        seen = trace.observations()
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
        text=outcome.text,
        titles={roots.key(file) or file: title for file, title in outcome.titles.items()},
        seconds=round(time.process_time() - begun, 2),
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
    )


def _made(job: Job, trace: Trace) -> Outcome:
    from publisher import history
    from publisher.build import Manuscript, prepare
    from publisher.writers import written

    question = job.sources / job.publication, job.layouts

    def prepared() -> tuple[Manuscript, tuple[Observation, ...]]:
        manuscript = prepare(*question)
        with trace.aside():
            return manuscript, trace.observations() if remembers() else ()

    manuscript, read = remembered(MANUSCRIPT, question, prepared)
    if errors(manuscript.findings):
        return Outcome(findings=manuscript.findings, observations=read)
    siblings = tuple(written.Sibling(*sibling) for sibling in job.siblings)
    made = FORMATS[job.format].write(manuscript.publication, manuscript.document, manuscript.layout, siblings)
    text = history.text(manuscript.publication, manuscript.document)
    return Outcome(
        data=made.data,
        pages=made.pages,
        findings=(*manuscript.findings, *made.findings),
        text=history.encoded(text),
        titles=history.titles(manuscript.document),
        observations=read,
    )
