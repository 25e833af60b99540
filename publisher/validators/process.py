"""Run another program once, with a time limit."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from typing import NamedTuple

UTF8 = {"LC_ALL": "C.UTF-8"}  # Java cannot open å.html in the locale C


class ToolError(Exception):
    """A tool that is missing, crashed, hung or answered with something else than its report."""


class Output(NamedTuple):
    """What a program wrote before it ended."""

    status: int
    stdout: str
    stderr: str


def run(command: Sequence[str], seconds: float, environment: Mapping[str, str] | None = None) -> Output:
    """Run a command and return its output whatever its exit status; raise ToolError if it cannot start or end."""
    try:
        done = subprocess.run(  # noqa: S603 - our own tools, and no shell
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            env={**os.environ, **(environment or {})},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ToolError(f"no answer within {seconds:g} seconds") from None
    except OSError as error:
        raise ToolError(f"cannot start: {error}") from error
    return Output(done.returncode, *(text.decode("utf-8", "replace") for text in (done.stdout, done.stderr)))


def last_words(text: str) -> str:
    """Return the last line that says something, short enough for a table cell."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "no message"
