"""publisher review: what only a person can judge."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from publisher import report
from publisher.commands.options import Refusal, folders, names_of, words_of
from publisher.findings import SourceError

_DATE = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--list", "listed", is_flag=True)
@click.option("--who", default="", envvar="PUBLISHER_WHO")
@click.option("--date", "date", type=_DATE, default=None)
@folders
def review(
    publications: tuple[str, ...],
    listed: bool,
    who: str,
    date: datetime.datetime | None,
    sources: Path,
    layouts: Path,
    lang: str,
) -> None:
    """Ask what only a person can judge of PUBLICATIONS, or of all of them, and keep the answers beside the sources."""
    from publisher import reviewing

    words, failed = words_of(layouts, lang), False
    when = (date or datetime.datetime.now().astimezone()).date()
    for name in names_of(publications, sources, words):
        try:
            cases = reviewing.book(sources / name, layouts)
        except SourceError as error:
            report.findings(error.findings, words)
            failed = True
            continue
        report.findings(cases.findings, words)
        click.echo(reviewing.counted(name, cases, words))
        file = sources / name / "reviews.toml"
        if listed:
            reviewing.listed(cases, words)
        elif cases.unreadable:
            raise Refusal(words, "reviews_broken", file=file)
        elif cases.open:
            try:
                if not reviewing.ask_all(name, sources / name, cases, who.strip(), when, words):
                    break
            except OSError as error:
                raise Refusal(words, "reviews_unwritable", file=file, message=error) from None
    if failed:
        raise SystemExit(1)
