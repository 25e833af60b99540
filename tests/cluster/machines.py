"""A real scheduler and real workers on this machine, in processes of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Machines:
    """A scheduler and its workers."""

    folder: Path
    address: str = ""
    options: tuple[str, ...] = ("--host=127.0.0.1",)
    processes: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def scheduler(self) -> subprocess.Popen[str]:
        return self.processes[0]

    def start(self, *arguments: str, says: str, **environment: str) -> tuple[subprocess.Popen[str], str]:
        """Start a part of Dask and wait until it says what it is known by."""
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments, "--no-dashboard", *self.options],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        )
        self.processes.append(process)
        assert process.stderr
        said = ""
        for line in process.stderr:
            said += line
            if found := re.search(says, line):
                threading.Thread(target=_heard_out, args=(process.stderr,)).start()
                return process, found[1]
        raise AssertionError(said)

    def worker(self, name: str, **environment: str) -> subprocess.Popen[str]:
        """Start a worker without a nanny, so that nobody starts it again when it is killed."""
        options = ("--no-nanny", "--nthreads=1", f"--name={name}", f"--local-directory={self.folder / name}")
        return self.start("worker", self.address, *options, says=r"Registered to:\s+(\S+)", **environment)[0]

    def end(self, *processes: subprocess.Popen[str]) -> None:
        for process in processes or self.processes:
            process.kill()
        for process in processes or self.processes:
            process.wait()


def _heard_out(said: IO[str]) -> None:
    """Read what nobody listens to, or its pipe would fill."""
    with said:
        said.read()


@contextmanager
def started(folder: Path, *names: str, options: tuple[str, ...] = ("--host=127.0.0.1",)) -> Iterator[Machines]:
    """Give a scheduler with workers, and end them all afterwards."""
    made = Machines(folder, options=options)
    try:
        _, made.address = made.start("scheduler", "--port=0", says=r"Scheduler at:\s+(\S+)")
        for name in names:
            made.worker(name)
        yield made
    finally:
        made.end()
