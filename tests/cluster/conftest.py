"""A real scheduler and real workers on this machine, in processes of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "record"))
ROOT = Path(__file__).parent.parent.parent


@dataclass
class Machines:
    """A scheduler and its workers."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *arguments: str, says: str) -> tuple[subprocess.Popen[str], str]:
        """Start a part of Dask and wait until it says what it is known by."""
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        self.processes.append(process)
        assert process.stderr
        said = ""
        for line in process.stderr:
            said += line
            if found := re.search(says, line):
                return process, found[1]
        raise AssertionError(said)

    def worker(self, name: str) -> subprocess.Popen[str]:
        """Start a worker without a nanny, so that nobody starts it again when it is killed."""
        options = ("--no-nanny", "--nthreads=1", "--no-dashboard", "--host=127.0.0.1", f"--name={name}")
        folder = f"--local-directory={self.folder / name}"
        return self.start("worker", self.address, *options, folder, says=r"Registered to:\s+(\S+)")[0]

    def end(self) -> None:
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()
            assert process.stderr
            process.stderr.close()


def started(folder: Path, *names: str):
    """Give a scheduler with workers, and end them all afterwards."""
    made = Machines(folder)
    try:
        scheduler = ("scheduler", "--no-dashboard", "--host=127.0.0.1", "--port=0")
        _, made.address = made.start(*scheduler, says=r"Scheduler at:\s+(\S+)")
        for name in names:
            made.worker(name)
        yield made
    finally:
        made.end()


@pytest.fixture(scope="session")
def machines(tmp_path_factory):
    """A scheduler with two workers, which the tests leave as they are."""
    yield from started(tmp_path_factory.mktemp("machines"), "one", "two")


@pytest.fixture
def one_machine(tmp_path_factory):
    """A scheduler with one worker, which has been given nothing."""
    yield from started(tmp_path_factory.mktemp("one-machine"), "one")


@pytest.fixture
def no_machine(tmp_path_factory):
    """A scheduler without workers."""
    yield from started(tmp_path_factory.mktemp("no-machine"))
