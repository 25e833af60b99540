"""publisher build: write editions."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import report
from publisher.commands.options import FOLDER, FORMAT_NAMES, USUAL, folders, names_of, words_of


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--format", "formats", type=click.Choice(FORMAT_NAMES), multiple=True)
@click.option("--output", type=FOLDER, default=Path("output"))
@click.option("--json", "as_json", is_flag=True)
@folders
def build(
    publications: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path,
    as_json: bool,
    sources: Path,
    layouts: Path,
    lang: str,
) -> None:
    """Write editions of PUBLICATIONS, or of all of them."""
    from publisher.build import build as build_one
    from publisher.verification.marks import mark

    words = words_of(layouts, lang)
    names = names_of(publications, sources, words)
    with report.progress(words, len(names) * len(formats or USUAL), quiet=as_json) as step:
        results = [build_one(sources / name, layouts, output, formats or USUAL, step) for name in names]
    report.built(results, mark(results, output), words, as_json=as_json)
    if not all(result.complete for result in results):
        raise SystemExit(1)
