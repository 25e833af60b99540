"""What the command line shows of fixes and of how readable a text is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import click

from publisher import walk
from publisher.fix import Fixes
from publisher.swedish.readability import Figures, SectionFigures

Words = Mapping[str, Any]
_COLOURS = {"-": "red", "+": "green", "@": "cyan"}  # on a terminal; elsewhere click leaves them out


def fixed(found: Iterable[Fixes], words: Words, *, written: bool) -> None:
    """Print the diff of each file, what was left alone, and what to do next."""
    texts, files = words["editing"], [file for one in found for file in one.files]
    for file in files:
        for line in file.diff():
            click.secho(line, fg=_COLOURS.get(line[:1]))
    for name in (name for one in found for name in one.unsure):
        click.echo(texts["unsure"].format(file=name), err=True)
    if not files:
        click.echo(texts["nothing_to_fix"], err=True)
    else:
        click.echo(texts["fixed" if written else "to_fix"].format(count=len(files)), err=True)


def readable(name: str, sections: Iterable[SectionFigures], whole: Figures, words: Words) -> None:
    """Print a table of the sections of a publication: words, sentence lengths, LIX and what it usually means."""
    texts = words["editing"]
    head = (texts["section"], texts["words"], texts["mean"], texts["longest"], "LIX", "")
    rows = [
        head,
        *(_row("  " * (s.level - 1) + _title(s), s.figures, words) for s in sections),
        _row(name, whole, words),
    ]
    widths = [max(len(row[i]) for row in rows) for i in range(6)]
    for row in rows:
        first, *numbers, last = row
        cells = [first.ljust(widths[0]), *(n.rjust(w) for n, w in zip(numbers, widths[1:5], strict=True)), last]
        click.echo("  ".join(cells).rstrip())
    click.echo(texts["lix_note"])


def _title(part: SectionFigures) -> str:
    title = walk.content_of(part.section.title)
    return title if len(title) <= 50 else f"{title[:49]}…"


def _row(title: str, figures: Figures, words: Words) -> tuple[str, ...]:
    lix = figures.lix
    band = "" if figures.band is None else words["editing"]["bands"][figures.band]
    mean = f"{figures.mean:.1f}".replace(".", words["editing"]["decimal"])
    return (title, str(figures.words), mean, str(figures.longest), "–" if lix is None else f"{lix:.0f}", band)
