"""The process ends at once, and nothing is lost by it."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import atexit, sys
from publisher.ending import at_once

class Held:
    def __del__(self):
        print("taken apart")

with at_once():
    sys.held = Held()  # lives until the interpreter is taken down
    atexit.register(print, "registered", flush=True)
    print("x" * 200_000)
    {}
"""


def ended(last: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", SCRIPT.format(last)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("last", "status"),
    [("pass", 0), ("sys.exit()", 0), ("sys.exit(2)", 2), ("sys.exit('why')", 1), ("raise ValueError('why')", 1)],
)
def test_the_status_and_all_that_was_said_come_through(last, status):
    done = ended(last)
    assert done.returncode == status
    assert done.stdout == "x" * 200_000 + "\nregistered\n"
    assert ("why" in done.stderr) == ("why" in last)


def test_an_interrupt_is_seen_as_one():
    assert ended("raise KeyboardInterrupt").returncode in (-2, 130)


def test_the_command_line_ends_so():
    done = subprocess.run([sys.executable, "-m", "publisher", "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "version" in done.stdout
    script = "import sys; sys.argv[1:] = ['--nonsense']; from publisher.cli import ending, main; "
    script += "ending.os._exit = lambda status: print('at once', status); main()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.endswith("at once 2\n")
