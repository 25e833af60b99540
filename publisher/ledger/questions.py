"""The questions, as data: which rules each decides. Their words stand in the layout's strings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("questions.toml")


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a question decides: conditions of Matterhorn 1.1, provisions of EN 301 549 V3.2.1 clause 10."""

    matterhorn: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """Return all rules that the answers decide."""
        return (*self.matterhorn, *self.provisions)


@cache
def questions() -> Mapping[str, Question]:
    """Return every question by its name, in the order that a person is asked."""
    return msgspec.toml.decode(FILE.read_bytes(), type=dict[str, Question])


@cache
def deciding(rule: str) -> tuple[str, ...]:
    """Return the questions that decide a rule."""
    return tuple(name for name, question in questions().items() if rule in question.rules)
