"""publisher watch: write editions anew whenever their sources are saved."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import publication, report, report_watch
from publisher.commands.options import FOLDER, FORMAT_NAMES, USUAL, folders, names_of, words_of


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--format", "formats", type=click.Choice(FORMAT_NAMES), multiple=True)
@click.option("--output", type=FOLDER, default=Path("output"))
@folders
def watch(
    publications: tuple[str, ...], formats: tuple[str, ...], output: Path, sources: Path, layouts: Path, lang: str
) -> None:
    """Write editions of PUBLICATIONS, or of all of them, each time a source or a layout is saved."""
    from publisher.warm import Workshop
    from publisher.watch import changes, look, touched

    words = words_of(layouts, lang)
    names = names_of(publications, sources, words)
    before = look((sources, layouts))
    with Workshop(sources, layouts, output, formats or USUAL) as workshop:
        try:
            report.built(workshop.build(names), words, as_json=False)
            report_watch.began(names, words)
            for change in changes((sources, layouts), before):
                report_watch.changed(change, words)
                concerned = touched(change, publications or publication.names(sources), sources)
                if concerned:
                    report.built(workshop.build(concerned), words, as_json=False)
        except KeyboardInterrupt:
            report_watch.ended(words)
