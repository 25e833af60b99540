"""Queues of questions to the tools, so that two cores are busy until the end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

SLOWEST = "alfa"  # takes as long for a page as all others together: begins first, and waits for none
AT_ONCE = 2  # of the others; each tool runs in a process of its own, the comparison in this one


class Lanes:
    """A lane for the slowest tool, and one for all else; each takes its questions in order."""

    def __enter__(self) -> Self:
        """Open the lanes."""
        self._open = ExitStack()
        self._slowest = self._open.enter_context(ThreadPoolExecutor(1))
        self._others = self._open.enter_context(ThreadPoolExecutor(AT_ONCE))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what is still asked."""
        self._open.close()

    def submit(
        self, tool: str, work: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs
    ) -> Future[Answer]:
        """Let a tool work as soon as its lane is free."""
        lane = self._slowest if tool == SLOWEST else self._others
        return lane.submit(work, *given, **named)
