"""publisher list: what there is."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import publication, report
from publisher.commands.options import folders, names_of, words_of
from publisher.findings import SourceError
from publisher.variants import of, titled


@click.command(name="list")
@folders
def list_(sources: Path, layouts: Path, lang: str) -> None:
    """List the publications with their titles."""
    words = words_of(layouts, lang)
    for name in names_of((), sources, words):
        try:
            work = publication.load(sources / name)
            click.echo(f"{name}\t{work.title}")
            found, faults = of(work)
            for variant in found:
                click.echo(f"{name}/{variant.name}\t{titled(work, variant)[0].title}")
            report.findings(faults, words)
        except SourceError as error:
            report.findings(error.findings, words)
