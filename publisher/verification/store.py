"""Outcomes kept between runs, by the bytes of the edition: what has not changed is not judged again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

from publisher.files import replace_file
from publisher.findings import Verdict
from publisher.verification.outcome import Outcome, as_data, from_data

FILE_NAME = ".publisher/verification.json"

_Kept = dict[str, dict[str, Any]]  # by digest: the format, and the outcomes


class Store:
    """The outcomes in `output/.publisher/verification.json`."""

    def __init__(self, output: Path) -> None:
        self.path = output / FILE_NAME
        self._kept = _read(self.path)
        self._lock = Lock()  # publications are verified at once

    def find(self, digest: str, tool: str, profile: str, version: str) -> Outcome | None:
        """Return the kept outcome of this very tool on these very bytes; one that was not run is no outcome."""
        if not version:
            return None
        for outcome in self.of(digest):
            if (outcome.tool, outcome.profile, outcome.version) == (tool, profile, version):
                return outcome if outcome.verdict is not Verdict.NOT_RUN else None
        return None

    def of(self, digest: str) -> tuple[Outcome, ...]:
        """Return all that is kept on an edition, by the SHA-256 of its bytes."""
        try:
            return tuple(from_data(data) for data in self._kept[digest]["outcomes"])
        except (KeyError, TypeError, msgspec.ValidationError):
            return ()  # never judged, or written by another version of ours

    def keep(self, digest: str, format_: str, outcomes: Iterable[Outcome]) -> None:
        """Add outcomes to the file, in one step; each replaces the older one of its tool and profile.

        The file is read anew just before, so that what another process has added since stays.
        """
        with self._lock:
            self._kept = _read(self.path)
            latest = {(outcome.tool, outcome.profile): outcome for outcome in (*self.of(digest), *outcomes)}
            found = [as_data(latest[key]) for key in sorted(latest)]
            self._kept[digest] = {"format": format_, "outcomes": found}
            text = json.dumps(self._kept, ensure_ascii=False, indent=1, sort_keys=True)
            replace_file(self.path, f"{text}\n".encode())


def _read(path: Path) -> _Kept:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}  # there is none yet, or it is broken: everything is judged anew
    return kept if isinstance(kept, dict) else {}
