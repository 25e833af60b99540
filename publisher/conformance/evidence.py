"""What speaks for or against a rule, and the verdict that it amounts to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Standing(StrEnum):
    """How a rule stands; the order is that of gravity."""

    FAIL = "fail"
    NOT_RUN = "not run"
    NEEDS_REVIEW = "needs review"
    PASS = "pass"  # noqa: S105  # a verdict, no password
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: its words stand in the layout's strings under `report.evidence.<kind>`, filled with the values."""

    kind: str
    standing: Standing
    edition: str = ""  # a format; empty: all of them
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition or provision with its verdict."""

    rule: str
    evidence: tuple[Evidence, ...]

    @property
    def standing(self) -> Standing:
        """Return the verdict on all editions together."""
        return verdict(self.evidence)

    def of(self, *editions: str) -> Standing:
        """Return the verdict on some editions: by what speaks of them, or of all."""
        return verdict(each for each in self.evidence if each.edition in ("", *editions))


def verdict(evidence: Iterable[Evidence]) -> Standing:
    """Return the gravest standing; what nothing speaks of was not judged, and is no pass."""
    found = {each.standing for each in evidence}
    return next((standing for standing in Standing if standing in found), Standing.NOT_RUN)
