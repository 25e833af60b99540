"""Read what the validators said of the editions, by the checksum of their bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from publisher.site.catalogue import Outcome

PATH = Path(".publisher/verification.json")


def load(output: Path) -> Mapping[str, tuple[Outcome, ...]]:
    """Return the outcomes by SHA-256; what is missing or cannot be read was not verified."""
    try:
        data = json.loads((output / PATH).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {sha256: _outcomes(entry) for sha256, entry in data.items()}


def _outcomes(entry: Any) -> tuple[Outcome, ...]:
    """Return the outcomes of one edition; fields that we do not know are left aside."""
    given = entry.get("outcomes", ()) if isinstance(entry, dict) else ()
    known = Outcome.__struct_fields__
    found = []
    for one in given:
        try:
            found.append(msgspec.convert({key: one[key] for key in known if key in one}, Outcome))
        except (msgspec.ValidationError, TypeError):
            found.append(Outcome(tool="?", verdict="not run", why="unreadable result"))
    return tuple(found)
