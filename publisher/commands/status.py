"""publisher status: which editions are up to date, and why the others are not."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.commands.options import FOLDER, FORMAT_NAMES, USUAL, folders, names_of, words_of
from publisher.commands.variants import chosen, variants
from publisher.plan import Plan, Request
from publisher.record.store import Store


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--format", "formats", type=click.Choice(FORMAT_NAMES), multiple=True)
@click.option("--output", type=FOLDER, default=Path("output"))
@click.option("--json", "as_json", is_flag=True)
@variants
@folders
def status(
    publications: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path,
    as_json: bool,
    asked: tuple[str, ...],
    every: bool,
    sources: Path,
    layouts: Path,
    lang: str,
) -> None:
    """Say which editions of PUBLICATIONS, or of all of them, are up to date, and why the others are not."""
    from publisher import report_record

    words = words_of(layouts, lang)
    names = names_of(publications, sources, words)
    store = Store(output)
    request = Request(
        names, sources, layouts, output, formats or USUAL, variants=chosen(names, asked, every, sources, words)
    )
    plan = Plan(request, store.load(), store)
    report_record.status(tuple(plan.editions()), plan.gone(), words, as_json=as_json)
