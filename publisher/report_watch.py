"""What the command line shows while it watches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from publisher import places, report
from publisher.verification.marks import mark
from publisher.warm import Workshop
from publisher.watch import Change, changes, look, touched


def watch(workshop: Workshop, asked: tuple[str, ...], words: Mapping[str, Any]) -> None:
    """Build what is stale, then whenever something is saved, for ever; `asked` is empty for all publications."""
    request = workshop.request
    folders = request.sources, request.layouts
    before = look(folders)
    _build(workshop, request.names, words)
    workshop.prime()
    began(request.names, words)
    for change in changes(folders, before):
        changed(change, words)
        concerned = touched(change, asked or places.publications(request.sources), request.sources)
        if concerned:
            _build(workshop, concerned, words)


def _build(workshop: Workshop, names: tuple[str, ...], words: Mapping[str, Any]) -> None:
    results = workshop.build(names)
    report.built(results, mark(results, workshop.request.output), words, as_json=False)


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
