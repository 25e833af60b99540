"""What a warm process remembers of answers that depend on their question alone; a cold one remembers nothing.

A question holds all that its answer is made of (text, content, settings), so that no answer can be stale.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")

MOST = 20_000  # answers of one kind: a publication of 90 pages asks some 2,000 for each kind

_memory: ContextVar[dict[str, OrderedDict[Hashable, Any]] | None] = ContextVar("memory", default=None)


def remembered(kind: str, question: Hashable, answer: Callable[[], Answer]) -> Answer:
    """Return the answer to a question, from memory where the process remembers."""
    memory = _memory.get()
    if memory is None:
        return answer()
    known = memory.setdefault(kind, OrderedDict())
    if question in known:
        known.move_to_end(question)
    else:
        known[question] = answer()
        if len(known) > MOST:
            known.popitem(last=False)
    found: Answer = known[question]
    return found


def remembers() -> bool:
    """Tell whether this process remembers."""
    return _memory.get() is not None


def forget(kind: str) -> None:
    """Forget the answers of one kind: those that hold for one build only."""
    memory = _memory.get()
    if memory is not None:
        memory.pop(kind, None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remember answers for as long as this lasts."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)
