"""What Swedish text is made of: the word lists of `lists/`, its sentences, and how readable they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LISTS = Path(__file__).parent / "lists"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `lists/<name>.tsv` by column; lines that begin with `#` say where the list comes from."""
    lines = [line for line in (LISTS / f"{name}.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    header, *rows = (line.split("\t") for line in lines)
    return tuple(dict(zip(header, row, strict=True)) for row in rows)
