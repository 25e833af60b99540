"""publisher new: begin a publication."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import publication
from publisher.commands.options import Refusal, folders, words_of


@click.command()
@click.argument("name")
@folders
def new(name: str, sources: Path, layouts: Path, lang: str) -> None:
    """Begin a publication called NAME, with a first chapter to write on."""
    from publisher import beginning

    words = words_of(layouts, lang)
    folder = sources / name
    if not publication.is_name(name):
        raise Refusal(words, "bad_name", name=name)
    if folder.exists():
        raise Refusal(words, "exists", path=folder)
    beginning.make(folder, layouts, lang)
    click.echo(words["commands"]["created"].format(path=folder, name=name))
