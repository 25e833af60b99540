"""Queues of questions to the tools, so that two cores are busy until the end."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from threading import Condition
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

Given = ParamSpec("Given")
Question = TypeVar("Question")
Answer = TypeVar("Answer")

SLOWEST = "alfa"  # takes as long for a page as all others together: begins first, and waits for none
TOGETHER = frozenset({"nu", "html-validate"})  # take longer to start than to judge a page: all pages in one run


class Lanes:
    """A lane for the slowest tool, and one for all else; each takes its questions in order.

    The slowest has a core for itself, the others have the rest, and that one too when it is done.
    """

    def __init__(self, cores: int = 0) -> None:
        self._cores = cores or len(os.sched_getaffinity(0))

    def __enter__(self) -> Self:
        """Open the lanes."""
        self._open = ExitStack()
        self._change = Condition()
        self._slow = self._working = 0  # questions to the slowest that are not answered; others that are being answered
        self._slowest = self._open.enter_context(ThreadPoolExecutor(1))
        self._others = self._open.enter_context(ThreadPoolExecutor(self._cores))
        self._temporary = Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        self._gathered: dict[str, tuple[Callable[[list[Any]], Iterable[Any]], list[tuple[Any, Future[Any]]]]] = {}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what is still asked."""
        self.all_asked()
        self._open.close()

    def submit(
        self, tool: str, work: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs
    ) -> Future[Answer]:
        """Let a tool work as soon as its lane is free."""
        if tool != SLOWEST:
            return self._others.submit(self._on_a_core, partial(work, *given, **named))
        with self._change:
            self._slow += 1
        answer = self._slowest.submit(work, *given, **named)
        answer.add_done_callback(lambda _: self._counted(slow=-1))
        return answer

    def _on_a_core(self, work: Callable[[], Answer]) -> Answer:
        """Work as soon as there is a core."""
        with self._change:
            self._change.wait_for(lambda: self._working < max(self._cores - bool(self._slow), 1))
            self._working += 1
        try:
            return work()
        finally:
            self._counted(working=-1)

    def _counted(self, slow: int = 0, working: int = 0) -> None:
        with self._change:
            self._slow += slow
            self._working += working
            self._change.notify_all()

    def submit_one(
        self, tool: str, work: Callable[[list[Question]], Iterable[Answer]], question: Question
    ) -> Future[Answer]:
        """Let a tool answer a question as soon as its lane is free."""
        return self.submit(tool, lambda: next(iter(work([question]))))

    def gather(
        self, tool: str, work: Callable[[list[Question]], Iterable[Answer]], question: Question
    ) -> Future[Answer]:
        """Let a tool answer a question together with others, once all have been asked."""
        answer: Future[Answer] = Future()
        self._gathered.setdefault(tool, (work, []))[1].append((question, answer))
        return answer

    def folder(self, name: str) -> Path:
        """Return a folder for the files of a publication, which lasts as long as the lanes."""
        folder = self._temporary / name
        folder.mkdir(exist_ok=True)
        return folder

    def all_asked(self) -> None:
        """Let the tools begin whose questions have been gathered."""
        for tool, (work, questions) in self._gathered.items():
            self.submit(tool, _answer, work, questions)
        self._gathered = {}


def _answer(work: Callable[[list[Any]], Iterable[Any]], questions: list[tuple[Any, Future[Any]]]) -> None:
    try:
        for found, (_, answer) in zip(work([question for question, _ in questions]), questions, strict=True):
            answer.set_result(found)
    except BaseException as error:
        for _, answer in questions:
            if not answer.done():
                answer.set_exception(error)
        raise
