"""A specification that is a test: prose, and for each example a fence of source and fences of what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$\n?", re.DOTALL | re.MULTILINE)


@dataclass
class Example:
    """One example: the source and, by kind (html, word, tags, findings), what it becomes."""

    file: Path
    line: int
    heading: str
    source: str
    expected: dict[str, str]

    @property
    def name(self) -> str:
        return f"{self.file.stem}: {self.heading}"


def examples(file: Path) -> list[Example]:
    """Return the examples of a specification file in order."""
    text, found = file.read_text("utf-8"), []
    for fence in _FENCE.finditer(text):
        kind, body = fence[2], fence[3]
        if kind == "markdown":
            before = text[: fence.start()]
            headings = re.findall(r"^#+ (.+)$", before, re.MULTILINE)
            found.append(Example(file, before.count("\n") + 1, headings[-1], body, {}))
        else:
            found[-1].expected[kind] = body
    return found


def rewrite(file: Path, made: list[dict[str, str]]) -> None:
    """Put what was made in place of what each fence expects."""
    results = iter(made)
    current: dict[str, str] = {}

    def replace(fence: re.Match[str]) -> str:
        nonlocal current
        if fence[2] == "markdown":
            current = next(results)
            return fence[0]
        return f"{fence[1]}{fence[2]}\n{current[fence[2]]}{fence[1]}\n"

    file.write_text(_FENCE.sub(replace, file.read_text("utf-8")), "utf-8")
