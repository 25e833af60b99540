"""publisher check: report what should be mended."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import report
from publisher.commands.options import folders, names_of, words_of
from publisher.findings import SourceError, errors


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--json", "as_json", is_flag=True)
@folders
def check(publications: tuple[str, ...], as_json: bool, sources: Path, layouts: Path, lang: str) -> None:
    """Report what should be mended in PUBLICATIONS, or in all of them, without writing anything."""
    from publisher.build import survey

    words, failed = words_of(layouts, lang), False
    found = {}
    for name in names_of(publications, sources, words):
        try:
            found[name] = survey(sources / name, layouts)
        except SourceError as error:
            found[name] = error.findings
        failed |= bool(errors(found[name]))
    report.checked(found, words, as_json=as_json)
    if failed:
        raise SystemExit(1)
