"""The selection by audience and format: radio buttons and style rules, no script, with counts in the labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from publisher.site.catalogue import ORDER, Entry

Values = Callable[[Entry], Iterable[str]]


@dataclass(frozen=True)
class Choice:
    """One radio button; without a value it shows everything."""

    group: str
    value: str
    count: int

    @property
    def id(self) -> str:
        """Return the id of the button."""
        return f"sidan--{self.group}-{self.value or 'alla'}"


def formats(entry: Entry) -> tuple[str, ...]:
    """Return the formats that a publication is offered in."""
    return tuple(edition.format for edition in entry.latest.offered) if entry.latest else ()


def audiences(entry: Entry) -> tuple[str, ...]:
    """Return whom a publication is for."""
    return entry.audience


GROUPS: tuple[tuple[str, Values], ...] = (("audience", audiences), ("format", formats))


def choices(entries: tuple[Entry, ...]) -> dict[str, tuple[Choice, ...]]:
    """Return the choices of each group, the one for everything first."""
    found = {}
    for group, values in GROUPS:
        given = [value for entry in entries for value in values(entry)]
        order = [f for f in ORDER if f in given] if group == "format" else list(dict.fromkeys(given))
        found[group] = (Choice(group, "", len(entries)), *(Choice(group, v, given.count(v)) for v in order))
    return found


def rules(entries: tuple[Entry, ...]) -> str:
    """Return the style rules that hide what was not chosen; a browser without `:has()` shows everything."""
    groups = choices(entries)
    lines = [
        f'body:has(#{c.id}:checked) .entry:not([data-{c.group}~="{c.value}"]) {{ display: none }}'
        for group in groups.values()
        for c in group
        if c.value
    ]
    for audience in groups["audience"][1:]:
        for format_ in groups["format"][1:]:
            if not any(audience.value in audiences(e) and format_.value in formats(e) for e in entries):
                both = f"body:has(#{audience.id}:checked):has(#{format_.id}:checked)"
                lines.append(f"{both} .no-entry {{ display: block }}")
    return "\n".join(lines) + "\n"
