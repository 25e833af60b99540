"""Builds with a cluster: in this process, where what happens can be seen, and as the command that an editor writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tiny import Project

from publisher.cluster.runner import Cluster
from publisher.plan import Plan, Request
from publisher.record.store import Store
from publisher.regenerate import regenerate
from publisher.results import Listener

ROOT = Path(__file__).parent.parent.parent


class Build:
    """A build in this process; what ran its jobs is kept, and `began` is called with each job that begins."""

    def __init__(self, project: Project, address: str, began=lambda _job: None) -> None:
        def hire(_formats, _scraps, tell):
            def told(job):
                tell(job)
                began(job)

            self.runner = Cluster(address, told)
            return self.runner

        self.results = regenerate(project.request(), Listener(), hire=hire)


def command(project: Project, address: str, *more: str) -> subprocess.Popen[str]:
    """Start `publisher build` of the web editions."""
    return subprocess.Popen(
        [sys.executable, "-m", "publisher", "build", "--format=html", f"--cluster={address}", *more],
        cwd=project.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def done(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for a command, and return its status and what it said on both channels."""
    said, told = process.communicate(timeout=60)
    return process.returncode, said, told


def recorded(output: Path):
    """Return what the record says of each edition, but for what it cost.

    Libraries of the system count for an edition that is laid out in pages; here, others that were made beside it are
    made in processes that have loaded them as well.
    """
    record = Store(output).load()
    return {
        path: (
            entry.digest,
            entry.text,
            entry.titles,
            entry.pages,
            {each for each in record.inputs(entry) if entry.pages or each[1][:1] != "/"},
        )
        for path, entry in record.editions.items()
    }


def stale(request: Request) -> dict[str, tuple[str, ...]]:
    """Return what is not up to date of what is asked for, and by which rules."""
    store = Store(request.output)
    planned = Plan(request, store.load(), store).editions()
    return {each.path: tuple(reason.rule for reason in each.reasons) for each in planned if each.reasons}


def processes_of(worker: subprocess.Popen[str]) -> list[int]:
    """Return the processes that a worker has started and that still run."""
    tasks = Path(f"/proc/{worker.pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]
