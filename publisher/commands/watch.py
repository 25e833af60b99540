"""publisher watch: write editions anew whenever their sources are saved."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import report
from publisher.commands.options import FOLDER, FORMAT_NAMES, USUAL, Refusal, folders, names_of, words_of
from publisher.plan import Request


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--format", "formats", type=click.Choice(FORMAT_NAMES), multiple=True)
@click.option("--output", type=FOLDER, default=Path("output"))
@folders
def watch(
    publications: tuple[str, ...], formats: tuple[str, ...], output: Path, sources: Path, layouts: Path, lang: str
) -> None:
    """Write editions of PUBLICATIONS, or of all of them, each time a source or a layout is saved."""
    words = words_of(layouts, lang)
    request = Request(names_of(publications, sources, words), sources, layouts, output, formats or USUAL)
    from publisher import report_watch
    from publisher.warm import Workshop

    with Workshop(request) as workshop:
        try:
            report_watch.watch(workshop, publications, words)
        except KeyboardInterrupt:
            report_watch.ended(words)
        except OSError as error:
            raise Refusal(words, "not_writable", folder=output, message=report.failure(error, words)) from None
