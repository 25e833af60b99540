"""publisher doctor: which tools there are."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.commands.options import folders, words_of


@click.command()
@folders
def doctor(sources: Path, layouts: Path, lang: str) -> None:
    """Say which tools are installed, what each proves and how to get the rest."""
    from publisher.doctor import examine, shown

    found = examine()
    click.echo(shown(found, words_of(layouts, lang)))
    if any(tool.needed and not tool.version for tool in found):
        raise SystemExit(1)
