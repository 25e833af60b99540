"""What the command line shows while it watches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from publisher.watch import Change


def began(names: Iterable[str], words: Mapping[str, Any]) -> None:
    """Say what is watched, and how to end."""
    click.echo(words["watch"]["began"].format(publications=", ".join(names)))


def changed(change: Change, words: Mapping[str, Any]) -> None:
    """Say what became of the files, a line for each."""
    texts = words["watch"]
    for kind in ("new", "changed", "deleted"):
        for path in getattr(change, kind):
            click.echo(texts[kind].format(file=_shown(path)))
    for before, after in change.renamed:
        click.echo(texts["renamed"].format(before=_shown(before), after=_shown(after)))


def ended(words: Mapping[str, Any]) -> None:
    """Say that nothing is watched any longer."""
    click.echo(words["watch"]["ended"])


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
