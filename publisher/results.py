"""What a build tells: of each edition, of each publication, and on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from publisher.findings import Finding
from publisher.plan import Planned
from publisher.record.reasons import Reason


@dataclass(frozen=True)
class Edition:
    """An edition that was written now, was up to date, or could not be written."""

    publication: str
    format: str
    path: Path
    reasons: tuple[Reason, ...] = ()  # why it was stale; none: it was up to date
    seconds: float = 0.0
    pages: int | None = None
    bytes: int = 0
    failure: str = ""
    faults: int = 0  # errors that were found while it was written
    kept: Path | None = None  # where the file is kept that somebody had changed

    @property
    def written(self) -> bool:
        """Tell whether it was made now."""
        return bool(self.reasons) and not self.failure


@dataclass(frozen=True)
class Result:
    """What became of one publication, or of one variant of it."""

    publication: str
    findings: tuple[Finding, ...]
    editions: tuple[Edition, ...]
    variant: str = ""

    @property
    def complete(self) -> bool:
        """Tell whether every asked edition is there, made without an error from what is there now."""
        return bool(self.editions) and not any(edition.failure or edition.faults for edition in self.editions)


@dataclass(frozen=True)
class Listener:
    """Whom to tell how the work goes."""

    counted: Callable[[int], None] = lambda _count: None  # how many editions there are to make, as far as is known
    began: Callable[[Planned], None] = lambda _planned: None
    ended: Callable[[Planned], None] = lambda _planned: None
    waiting: Callable[[str], None] = lambda _pid: None  # for another build to end
