"""The words after `::: om`: which variants a passage stands in.

`kommun`, `kommun.finska`, `kommun.finska = ja`, each with `inte` before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.model import Condition, Place

_CONDITION = re.compile(r"(?P<axis>[^\W\d]\w*)(?:\.(?P<column>[^\W\d]\w*)(?:\s*=\s*(?P<value>\S.*))?)?")


def read(text: str, negations: Iterable[str], place: Place) -> Condition | None:
    """Return the condition that `text` says, None when it says none."""
    first, _, rest = text.strip().partition(" ")
    negated = first in negations
    found = _CONDITION.fullmatch((rest if negated else text).strip())
    if not found:
        return None
    value = (found["value"] or "").strip().strip('"”')
    return Condition(axis=found["axis"], column=found["column"] or "", value=value, holds=not negated, place=place)
