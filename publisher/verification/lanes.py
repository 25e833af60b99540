"""Queues of questions to the tools, so that two cores are busy until the end."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

Given = ParamSpec("Given")
Question = TypeVar("Question")
Answer = TypeVar("Answer")

SLOWEST = "alfa"  # takes as long for a page as all others together: begins first, and waits for none
AT_ONCE = 2  # of the others; each tool runs in a process of its own, the comparison in this one
TOGETHER = frozenset({"nu", "html-validate"})  # take longer to start than to judge a page: all pages in one run


class Lanes:
    """A lane for the slowest tool, and one for all else; each takes its questions in order."""

    def __enter__(self) -> Self:
        """Open the lanes."""
        self._open = ExitStack()
        self._slowest = self._open.enter_context(ThreadPoolExecutor(1))
        self._others = self._open.enter_context(ThreadPoolExecutor(AT_ONCE))
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
        lane = self._slowest if tool == SLOWEST else self._others
        return lane.submit(work, *given, **named)

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
