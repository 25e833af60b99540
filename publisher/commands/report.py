"""publisher report: what each requirement rests on, for editors and for programs."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from publisher import report as shown
from publisher.commands.options import FOLDER, folders, names_of, words_of
from publisher.findings import SourceError

_DATE = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--output", type=FOLDER, default=Path("output"))
@click.option("--date", "date", type=_DATE, default=None)
@folders
def report(
    publications: tuple[str, ...],
    output: Path,
    date: datetime.datetime | None,
    sources: Path,
    layouts: Path,
    lang: str,
) -> None:
    """Build and judge PUBLICATIONS, or all of them, and write a report on each beside its editions."""
    from publisher import layout
    from publisher.conformance_report.gather import gathered
    from publisher.conformance_report.statement import statement
    from publisher.conformance_report.write import write
    from publisher.files import replace_file

    words, dossiers = words_of(layouts, lang), []
    names = names_of(publications, sources, words)
    texts, day = words["report"]["report"], date.date() if date else None
    with shown.progress(words, quiet=False) as listener:
        for name in names:
            try:
                dossier = gathered(sources / name, layouts, output, listener, day)
                click.echo(texts["written"].format(path=write(dossier, words, lang)))
            except SourceError as error:
                shown.findings(error.findings, words)
                continue
            dossiers.append(dossier)
    if dossiers:
        path = output / "redogorelse.html"
        replace_file(path, statement(dossiers, words, layout.load("base", layouts), lang))
        click.echo(texts["statement_written"].format(path=path))
    if len(dossiers) < len(names):
        raise SystemExit(1)
