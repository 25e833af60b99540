"""publisher clean: remove the editions that the record says were made here."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.commands.options import FOLDER, Refusal, folders, words_of


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--output", type=FOLDER, default=Path("output"))
@folders
def clean(publications: tuple[str, ...], output: Path, sources: Path, layouts: Path, lang: str) -> None:
    """Remove the editions of PUBLICATIONS, or all of them; what somebody has changed by hand is kept."""
    from publisher import report, report_record
    from publisher.record.clean import clean as remove

    words = words_of(layouts, lang)
    try:
        cleaned = remove(output, publications, lambda pid: report_record.waiting(pid, words))
    except OSError as error:
        raise Refusal(words, "not_writable", folder=output, message=report.failure(error, words)) from None
    report_record.cleaned(cleaned, output, words)
