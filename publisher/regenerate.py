"""Make what is stale, and nothing else: plan, run the jobs, put each edition in place, and the record last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from publisher.alone import Alone
from publisher.jobs import Job, Runner
from publisher.plan import Plan, Request
from publisher.record.lock import locked
from publisher.record.store import Store
from publisher.results import Listener, Result
from publisher.work import Work

Hire = Callable[[Iterable[str], Path, Callable[[Job], None]], Runner]  # formats, a folder for scraps, what to tell


def build(
    folder: Path, layouts: Path, output: Path, formats: Iterable[str], listener: Listener | None = None
) -> Result:
    """Make the stale editions of the publication in `folder`. Raises OSError as `regenerate` does."""
    request = Request((folder.name,), folder.parent, layouts, output, tuple(formats))
    return regenerate(request, listener or Listener())[0]


def regenerate(request: Request, listener: Listener, cores: int = 0, hire: Hire | None = None) -> list[Result]:
    """Make what is stale of what is asked for. Raises OSError when nothing at all can be written in the output folder.

    `hire` gives what runs the jobs; without it, a single one runs in this process, and
    several in processes on this machine, on `cores` cores.
    """
    store = Store(request.output)
    with locked(store.folder, listener.waiting):
        store.sweep()
        work = Work(Plan(request, store.load(), store), listener)
        try:
            if stale := work.formats():
                runner = (hire or (_alone if work.single else _pool(cores)))(stale, store.temporary, work.began)
                try:
                    work.run(runner)
                finally:
                    runner.close()
            return work.results()
        except KeyboardInterrupt:
            work.record = store.load()  # one edition may have been put in place and not entered: the journal knows
            raise
        finally:
            with suppress(OSError):  # on a full disk the journal stays, and says the same to the next build
                store.save(work.record)
            store.sweep()


def _alone(_formats: Iterable[str], _temporary: Path, began: Callable[[Job], None]) -> Runner:
    return Alone(began)


def _pool(cores: int) -> Hire:
    from publisher.pool import Pool  # here, since a single edition needs no processes

    return lambda formats, temporary, began: Pool(formats, temporary, began, cores)
