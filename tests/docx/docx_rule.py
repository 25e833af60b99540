"""The register of rules: one function each, with the clause that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docx_reading import Package

Check = Callable[[Package], Iterator[str]]
RULES: dict[str, tuple[str, Check]] = {}


def rule(clause: str) -> Callable[[Check], Check]:
    def add(function: Check) -> Check:
        RULES[function.__name__] = (clause, function)
        return function

    return add
