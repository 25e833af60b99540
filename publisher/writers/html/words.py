"""The layout's strings in one language, for templates and writers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Words:
    strings: Mapping[str, Any]

    def say(self, name: str, **values: object) -> str:
        """Return the string `name` with its values filled in. Raises KeyError for an unknown name."""
        text = self.strings["words"][name]
        return str(text.format(**values)) if values else str(text)

    def status(self, status: str) -> str:
        """Return the word for a publication's status."""
        return str(self.strings["statuses"][status])

    def date(self, date: datetime.date) -> str:
        """Return a date as it is written in running text."""
        months = self.strings["months"]
        return str(months["date"].format(day=date.day, month=months["names"][date.month - 1], year=date.year))
