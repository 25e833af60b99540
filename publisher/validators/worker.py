"""Keep a program of ours alive in a process of its own and ask it questions, one JSON line each way."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NoReturn

from publisher.validators.process import UTF8, ToolError, last_words

ROOT = Path(__file__).parents[2]


class Worker:
    """A child process that says its version when it is ready and then answers; one hang or crash ends it."""

    def __init__(self, module: str, seconds: float) -> None:
        """Start a module of ours and wait for its first line; raise ToolError if it does not come in time."""
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process that writes to it
        self._process = subprocess.Popen(  # noqa: S603 - a module of ours, and no shell
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=ROOT,
            env={**os.environ, **UTF8},
            bufsize=0,
        )
        self._replies: SimpleQueue[bytes] = SimpleQueue()
        Thread(target=self._listen, daemon=True).start()
        self.version = str(self._reply(seconds).get("version", ""))

    @property
    def alive(self) -> bool:
        """Say whether the process can be asked."""
        return self._process.poll() is None

    def ask(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Return the answer to one question; raise ToolError, and end the process, if it does not come in time."""
        assert self._process.stdin is not None  # PIPE above
        try:
            self._process.stdin.write(json.dumps(question).encode() + b"\n")
        except OSError:
            self._fail("ended before the question", grace=2)
        return self._reply(seconds)

    def close(self) -> None:
        """Let the process end by itself, and kill it if it does not."""
        self.let_go()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def let_go(self) -> None:
        """Close this process's end of the pipe; the child reads the end of its input and stops."""
        if self._process.stdin:
            self._process.stdin.close()

    def disown(self) -> None:
        """Leave the child to the process that started it; called after a fork, where it is a stranger's."""
        self.let_go()
        if self._process.stdout:
            self._process.stdout.close()  # the thread that read it did not survive the fork
        self._process.returncode = 0  # or Popen warns of a child it cannot wait for

    def _listen(self) -> None:
        """Pass on what the process writes; an empty line says that it ended."""
        assert self._process.stdout is not None  # PIPE above
        buffer = b""
        with self._process.stdout as pipe:
            while chunk := pipe.read(65536):
                *lines, buffer = (buffer + chunk).split(b"\n")
                for line in lines:
                    self._replies.put(line)
        self._replies.put(b"")

    def _reply(self, seconds: float) -> dict[str, Any]:
        """Return the next line as data; raise ToolError, and end the process, if there is none."""
        try:
            line = self._replies.get(timeout=seconds)
        except Empty:
            self._fail(f"no answer within {seconds:g} seconds")
        if not line:
            self._fail("crashed", grace=2)
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            self._fail("answered with something else than JSON")
        return answer

    def _fail(self, reason: str, grace: float = 0) -> NoReturn:
        """End the process and raise ToolError with its last words; grace is for one that is ending by itself."""
        self.let_go()
        try:
            status = self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._errors.seek(0)
        words = last_words(self._errors.read().decode("utf-8", "replace"))
        self._errors.close()
        raise ToolError(f"{reason} (exit status {status}: {words})")
