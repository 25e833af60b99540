"""Builds in one warm process: what has been imported, read, laid out and drawn is there for the next build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from publisher.build import Result, build
from publisher.memory import remembering
from publisher.writers.pdf.kept import keeping


@dataclass(slots=True)
class Workshop:
    """Builds the same editions again and again; while it is open, the process remembers."""

    sources: Path
    layouts: Path
    output: Path
    formats: Sequence[str]
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        """Begin to remember."""
        self._open.enter_context(remembering())
        self._open.enter_context(keeping())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of everything."""
        self._open.close()

    def build(self, names: Iterable[str]) -> list[Result]:
        """Write the editions of some publications; where the sources have errors the old ones stay."""
        return [build(self.sources / name, self.layouts, self.output, self.formats, _quiet) for name in names]


def _quiet(_name: str, _format: str) -> None:
    """Say nothing of an edition that begins: it is done in a moment."""
