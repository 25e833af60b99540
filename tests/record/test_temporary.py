"""What a command puts into the system's folder for temporary files is gone when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny import Project


@pytest.fixture
def temporary() -> Iterator[Path]:
    """Give a folder with a short name: the pool has a socket there, whose address may have 107 bytes (unix(7))."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.parametrize(
    "formats",
    [
        pytest.param(("pdf",), id="one edition, in the command's own process"),
        pytest.param(("docx",), id="one with drawings for Word"),
        pytest.param(("pdf", "docx"), id="several, in processes of their own"),
    ],
)
def test_nothing_is_left(tmp_path, temporary, formats):
    project = Project.made(tmp_path / "project")
    command = [sys.executable, "-m", "publisher", "build", *(f"--format={each}" for each in formats)]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    done = subprocess.run(command, cwd=project.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not list(temporary.iterdir())


def test_nothing_is_left_of_a_watch(tmp_path, temporary):
    project = Project.made(tmp_path / "project")
    command = [sys.executable, "-m", "publisher", "watch"]
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=project.folder, env=environment, stdout=subprocess.PIPE, text=True) as watch:
        assert watch.stdout is not None
        assert any("Ctrl+C" in line for line in watch.stdout)
        assert list(temporary.iterdir()), "there is nothing that could be left"
        watch.send_signal(signal.SIGINT)
        watch.stdout.read()
    assert not list(temporary.iterdir())
