"""publisher readability: how long the words and sentences of each section are."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import report
from publisher.commands.options import folders, names_of, words_of
from publisher.findings import SourceError


@click.command()
@click.argument("publications", nargs=-1)
@folders
def readability(publications: tuple[str, ...], sources: Path, layouts: Path, lang: str) -> None:
    """Show LIX and the length of sentences, section by section, of PUBLICATIONS, or of all of them."""
    from publisher import editing
    from publisher.build import prepare
    from publisher.swedish.readability import of_document, whole

    words = words_of(layouts, lang)
    for name in names_of(publications, sources, words):
        try:
            document = prepare(sources / name, layouts).document
        except SourceError as error:
            report.findings(error.findings, words)
            continue
        editing.readable(name, of_document(document), whole(document), words)
