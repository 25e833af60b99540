"""publisher fix: put the typography of Swedish text right."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import editing, report
from publisher.commands.options import Refusal, folders, names_of, words_of
from publisher.findings import SourceError


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--write", is_flag=True)
@folders
def fix(publications: tuple[str, ...], write: bool, sources: Path, layouts: Path, lang: str) -> None:
    """Show the safe fixes of PUBLICATIONS, or of all of them, as a diff."""
    from publisher.fix import fixes

    words = words_of(layouts, lang)
    try:
        found = [fixes(sources / name, layouts) for name in names_of(publications, sources, words)]
        for fixed in (fixed for one in found for fixed in one.files if write):
            fixed.write()
    except SourceError as error:
        report.findings(error.findings, words)
        raise SystemExit(1) from None
    except OSError as error:
        raise Refusal(words, "read_only", folder=sources, message=error) from None
    editing.fixed(found, words, written=write)
