"""What a warm process remembers of answers that depend on their question alone; a cold one remembers nothing.

A question holds all that its answer is made of (text, content, settings), so that no answer can be stale. What an
answer asks for on its way, of the document around it or of files, is asked again before the answer is given again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from publisher import trace
from publisher.trace import Observation

Answer = TypeVar("Answer")

MOST = 20_000  # answers of one kind about a text: a publication of 90 pages asks some 2,000 for each kind
CHAPTERS = 2_000  # answers of one kind about a chapter, some 10 kB each

_Known: TypeAlias = "OrderedDict[Hashable, Any]"
_memory: ContextVar[dict[str, _Known] | None] = ContextVar("memory", default=None)


class Same:
    """A thing itself as a question, and nothing that is only like it: plain data that nobody changes."""

    __slots__ = ("thing",)

    def __init__(self, thing: object) -> None:
        self.thing = thing  # held, so that no other thing gets its identity

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.thing is self.thing


def same(things: tuple[object, ...]) -> tuple[Same, ...]:
    """Return each of some things itself as a question."""
    return tuple(map(Same, things))


def remembered(kind: str, question: Hashable, answer: Callable[[], Answer], most: int = MOST) -> Answer:
    """Return the answer to a question, from memory where the process remembers; the `most` last asked for are kept."""
    memory = _memory.get()
    if memory is None:
        return answer()
    known = memory.setdefault(kind, OrderedDict())
    if question in known:
        known.move_to_end(question)
        found: Answer = known[question]
        return found
    found = answer()
    _keep(kind, question, found, most)
    return found


@dataclass(frozen=True, slots=True)
class _Asking:
    """An answer, and what was asked on the way to it, each with what was said."""

    asked: tuple[tuple[Any, Any], ...]
    answer: Any


def asking(
    kind: str,
    question: Hashable,
    ask: Callable[[Any], Any],
    answer: Callable[[Callable[[Any], Any]], Answer],
    most: int = CHAPTERS,
) -> Answer:
    """Return an answer that asks on its way for what is not in its question: the same one when all is said as then.

    `ask` may count what it is asked, so it is asked each thing once, in the order of the answer.
    """
    memory = _memory.get()
    if memory is None:
        return answer(ask)
    before: _Asking | None = memory.setdefault(kind, OrderedDict()).get(question)
    said: list[tuple[Any, Any]] = []
    for asked, then in before.asked if before else ():
        said.append((asked, ask(asked)))
        if said[-1][1] != then:
            break
    else:
        if before:
            memory[kind].move_to_end(question)
            found: Answer = before.answer
            return found
    told: list[tuple[Any, Any]] = []
    first = iter(said)

    def again(asked: Any) -> Any:
        told.append(next(first, None) or (asked, ask(asked)))
        if told[-1][0] != asked:
            raise RuntimeError(f"{kind}: asked {asked!r} in the place of {told[-1][0]!r}")
        return told[-1][1]

    found = answer(again)
    _keep(kind, question, _Asking(tuple(told), found), most)
    return found


@dataclass(frozen=True, slots=True)
class _Looking:
    """An answer, and what was looked at for it."""

    seen: frozenset[Observation]
    answer: Any


def looking(kind: str, question: Hashable, answer: Callable[[], Answer], most: int = CHAPTERS) -> Answer:
    """Return an answer that looks at files on its way: the same one when all of them are as they were then.

    Nothing is remembered of what nobody traces, nor of files that change while they are read.
    """
    memory, active = _memory.get(), trace.active()
    if memory is None or active is None:
        return answer()
    before: _Looking | None = memory.setdefault(kind, OrderedDict()).get(question)
    if before and all(active.now(name, key) == then for name, key, then in before.seen):
        memory[kind].move_to_end(question)
        known: Answer = before.answer
        return known
    with active.noting() as noted:
        found = answer()
    seen = frozenset((*each, active.still(*each)) for each in noted)
    if not any(value == trace.UNSTABLE for _, _, value in seen):
        _keep(kind, question, _Looking(seen, found), most)
    return found


class Looked:
    """What a thing that lasts has looked at so far, and may look at more of while it is used."""

    def __init__(self) -> None:
        self._seen: set[Observation] = set()

    @contextmanager
    def at(self) -> Iterator[None]:
        """Look at something more."""
        active = trace.active()
        if active is None:
            yield
            return
        with active.noting() as noted:
            yield
        self._seen.update((*each, active.still(*each)) for each in noted)

    def unchanged(self) -> bool:
        """Tell whether all is as it was seen, and count it as looked at; what nobody traces is not known to be so."""
        active = trace.active()
        return active is not None and all(active.now(kind, key) == then for kind, key, then in self._seen)


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


def _keep(kind: str, question: Hashable, found: object, most: int) -> None:
    """Keep an answer as the last asked for."""
    memory = _memory.get()
    if memory is not None:
        known = memory.setdefault(kind, OrderedDict())  # forgotten, perhaps, while it was answered
        known[question] = found
        known.move_to_end(question)
        if len(known) > most:
            known.popitem(last=False)
