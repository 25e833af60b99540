"""A publication so small that it is built in a moment, with a brand of its own; and jobs without processes."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from publisher.jobs import Job, Outcome, run
from publisher.plan import Plan, Request
from publisher.record.store import Store
from publisher.regenerate import regenerate
from publisher.results import Listener, Result

ROOT = Path(__file__).parent.parent.parent
BASE = ROOT / "layouts/base"
PUBLICATION = """title = "Prov"
publisher = "Utgivaren"
date = 2026-01-02
layout = "prov"
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="{}" height="5" fill="#123456"/></svg>'


class InThisProcess:
    """Runs jobs one after the other where the test runs."""

    def __init__(self, began) -> None:
        self.began, self.jobs = began, []

    def submit(self, job: Job, seconds: float, memory: int) -> None:
        self.jobs.append(job)

    def next(self) -> tuple[Job, Outcome]:
        job = self.jobs.pop(0)
        self.began(job)
        return job, run(job)

    def close(self) -> None:
        self.jobs.clear()


@dataclass(frozen=True)
class Project:
    """A folder with sources, layouts and editions."""

    folder: Path
    formats: tuple[str, ...] = ("html",)

    @classmethod
    def made(cls, folder: Path, *names: str, formats: tuple[str, ...] = ("html",)) -> Project:
        project = cls(folder, formats)
        for name in names or ("prov",):
            project.write(f"sources/{name}/publication.toml", PUBLICATION)
            project.write(f"sources/{name}/01-a.md", "# Ett\n\nText.\n\n![En ruta.](images/a.svg)\n")
            project.write(f"sources/{name}/02-b.md", "# Två\n\nMer text.\n")
            project.write(f"sources/{name}/images/a.svg", SVG.format(4))
        project.write("layouts/prov/layout.toml", 'extends = "base"\n')
        return project

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_symlink():
            file.unlink()
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def request(self, output: str = "output", *, again: bool = False) -> Request:
        names = tuple(sorted(path.parent.name for path in self.folder.glob("sources/*/publication.toml")))
        return Request(
            names, self.folder / "sources", self.folder / "layouts", self.folder / output, self.formats, again
        )

    def build(self, output: str = "output", *, again: bool = False) -> list[Result]:
        here = Path.cwd()
        try:
            return regenerate(
                self.request(output, again=again),
                Listener(),
                hire=lambda _formats, _scraps, began: InThisProcess(began),
            )
        finally:
            os.chdir(here)

    def why(self) -> dict[str, list[tuple[str, str]]]:
        """Return the reasons of each stale edition: rule and file."""
        store = Store(self.folder / "output")
        planned = Plan(self.request(), store.load(), store).editions()
        return {
            each.path: [(reason.rule, reason.values.get("file", "")) for reason in each.reasons]
            for each in planned
            if each.reasons
        }

    def editions(self, output: str = "output") -> dict[str, bytes]:
        files = (self.folder / output).glob("*/*")
        return {
            path.relative_to(self.folder / output).as_posix(): path.read_bytes()
            for path in files
            if path.parent.name != ".publisher"
        }


class Kills(NamedTuple):
    """What broke, and how many builds had not ended by themselves when they were killed."""

    faults: list[str]
    met: int


def killed_builds(project: Project, chance: random.Random, kills: int) -> Kills:
    """Build `kills` times, changing a chapter before and killing all that runs at a random moment; return what broke.

    The moments follow how long a build takes, which changes with what else the machine does.

    Every edition must be whole at all times: what one of the texts gives when it is built in peace. What the record
    calls up to date must be what the present text gives.
    """
    command = [sys.executable, "-m", "publisher", "build", *(f"--format={each}" for each in project.formats)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    wanted = []
    for number in (0, 1):
        project.write("sources/prov/02-b.md", f"# Två\n\nText {number}.\n")
        project.build(f"peace-{number}")
        wanted.append(project.editions(f"peace-{number}"))
    begun = time.monotonic()
    subprocess.run(command, cwd=project.folder, env=environment, check=True, capture_output=True)
    whole = time.monotonic() - begun
    faults, met = [], 0
    for kill in range(kills):
        number = kill % 2
        project.write("sources/prov/02-b.md", f"# Två\n\nText {number}.\n")
        process = subprocess.Popen(
            command,
            cwd=project.folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.5, 1.05) * whole)
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if chance.random() < 0.5 else os.kill)(process.pid, signal.SIGKILL)
        in_time = process.wait() == -signal.SIGKILL
        met += in_time
        whole *= 1.02 if in_time else 0.9
        there, stale = project.editions(), project.why()
        faults += [f"{kill}: {path} lost" for path in wanted[0] if path not in there]
        for path, data in there.items():
            if data not in (wanted[0].get(path), wanted[1].get(path)):
                faults.append(f"{kill}: {path} damaged")
            if path not in stale and data != wanted[number].get(path):
                faults.append(f"{kill}: the record lies about {path}")
            if any(rule in ("altered", "unrecorded") for rule, _ in stale.get(path, ())):
                faults.append(f"{kill}: the record does not know {path}")
    project.build()
    if project.editions() != wanted[(kills - 1) % 2] or project.why() or not Store(project.folder / "output").tidy:
        faults.append("the next build does not repair")
    return Kills(faults, met)
