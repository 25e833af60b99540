"""The layout's strings in one language, for templates and writers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Words:
    strings: Mapping[str, Any]
    language: str = ""

    def say(self, name: str, **values: object) -> str:
        """Return the string `name` with its values filled in. Raises KeyError for an unknown name."""
        text = self.strings["words"].get(name) or self.strings["web"][name]
        return str(text.format(**values)) if values else str(text)

    def status(self, status: str) -> str:
        """Return the word for a publication's status."""
        return str(self.strings["statuses"][status])

    def size(self, size: int) -> str:
        """Return a file's size as readers see it: 1 kB is 1000 bytes, as in SI and in what browsers show."""
        if size < 999_500:
            return self.say("kilobytes", size=max(1, round(size / 1000)))
        return self.say("megabytes", size=f"{size / 1_000_000:.1f}".replace(".", self.say("decimal")))

    def pages(self, pages: int) -> str:
        """Return a number of pages in words."""
        return self.say("one_page") if pages == 1 else self.say("page_count", count=pages)

    def date(self, date: datetime.date) -> str:
        """Return a date as it is written in running text."""
        months = self.strings["months"]
        return str(months["date"].format(day=date.day, month=months["names"][date.month - 1], year=date.year))

    def period(self, start: datetime.date | None, end: datetime.date | None) -> str:
        """Return a period of which one end may be open."""
        if start and end:
            return f"{self.date(start)} – {self.date(end)}"
        if start:
            return self.say("period_from", date=self.date(start))
        return self.say("period_to", date=self.date(end)) if end else ""
