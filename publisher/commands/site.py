"""publisher site: make the download site."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from publisher import report
from publisher.commands.options import FOLDER, Refusal, folders, words_of
from publisher.findings import SourceError

if TYPE_CHECKING:
    from publisher.site import Published


@click.command()
@click.option("--output", type=FOLDER, default=Path("output"))
@click.option("--now")
@folders
def site(output: Path, now: str | None, sources: Path, layouts: Path, lang: str) -> None:
    """Make the site of the publications in the folder output/site."""
    from publisher.site import publish

    words = words_of(layouts, lang)
    try:
        moment = datetime.datetime.fromisoformat(now) if now else None
    except ValueError:
        raise Refusal(words, "bad_time", value=now) from None

    def clock(zone: datetime.tzinfo) -> datetime.datetime:
        return moment.replace(tzinfo=zone) if moment else datetime.datetime.now(zone)

    try:
        published = publish(sources, layouts, output, clock)
    except SourceError as error:
        report.findings(error.findings, words)
        raise Refusal(words, "site_stopped") from None
    report.findings(published.findings, words)
    _show(published, words)
    if not published.complete:
        raise SystemExit(1)


def _show(published: Published, words: dict[str, Any]) -> None:
    """Print what was written, and when the site must be built again."""
    texts, entries = words["commands"], published.catalogue.publications
    for name, version in published.new:
        click.echo(texts["site_new"].format(name=name, version=version))
    values = {"folder": published.folder, "publications": len(entries), "files": published.files}
    versions = sum(len(entry.versions) for entry in entries)
    click.echo(texts["site_written"].format(versions=versions, written=published.written, **values))
    if published.notices[1]:
        click.echo(texts["site_notices"].format(shown=published.notices[0], all=published.notices[1]))
    if published.rebuild:
        click.echo(texts["site_rebuild"].format(moment=published.rebuild.isoformat(" ", "minutes")))
    if not published.complete:
        click.echo(texts["site_incomplete"], err=True)
