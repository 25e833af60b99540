"""Keep one worker warm for as long as this process lives: Java and Chromium take longer to start than to check."""

import atexit
import os
import weakref
from threading import Lock
from typing import Any

from publisher.validators.process import ToolError
from publisher.validators.worker import Worker


class Warm:
    """A worker that starts at the first question, starts anew after a crash and ends with this process."""

    def __init__(self, module: str) -> None:
        """Remember which module of ours to start."""
        self.version = ""
        self._module = module
        self._worker: Worker | None = None
        self._lock = Lock()
        _all.add(self)

    def ask(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Return the worker's answer; raise ToolError if it does not start, hangs, crashes or answers with an error."""
        with self._lock:
            if self._worker is None or not self._worker.alive:
                self._worker = Worker(self._module, seconds)
                self.version = self._worker.version
            answer = self._worker.ask(question, seconds)
        if "error" in answer:
            raise ToolError(str(answer["error"]))
        return answer

    def close(self) -> None:
        """End the worker, if there is one; the next question starts another."""
        worker, self._worker = self._worker, None
        if worker:
            worker.close()

    def forget(self) -> None:
        """Let a forked child start its own: two readers of one pipe would get each other's answers."""
        worker, self._worker = self._worker, None
        self._lock = Lock()  # one that another thread held at the fork would stay held
        if worker:
            worker.disown()


_all: weakref.WeakSet[Warm] = weakref.WeakSet()


def close_all() -> None:
    """End every worker of this process."""
    for warm in list(_all):
        warm.close()


def _forget_all() -> None:
    """Forget every worker, in a forked child."""
    for warm in list(_all):
        warm.forget()


atexit.register(close_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
