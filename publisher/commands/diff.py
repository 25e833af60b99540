"""publisher diff: what has changed in the text."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.commands.options import FOLDER, Refusal, folders, names_of, words_of


@click.command()
@click.argument("publication")
@click.option("--against", type=click.Path(path_type=Path, exists=True))
@click.option("--output", type=FOLDER, default=Path("output"))
@click.option("--format", "shape", type=click.Choice(["text", "markdown", "json"]), default="text")
@folders
def diff(
    publication: str, against: Path | None, output: Path, shape: str, sources: Path, layouts: Path, lang: str
) -> None:
    """Tell what has changed in the text of PUBLICATION since it was last built."""
    from publisher import history, report, report_diff
    from publisher.build import prepare
    from publisher.findings import SourceError, errors
    from publisher.history import changes, editions
    from publisher.record.store import Store

    words = words_of(layouts, lang)
    (name,) = names_of((publication,), sources, words)
    texts = words["record"]["diff"]
    try:
        old = editions.read(against, name) if against else history.kept(Store(output), name)
        manuscript = prepare(sources / name, layouts)
        found = errors(manuscript.findings)
    except editions.UnreadableEditionError as error:
        raise Refusal(words, "unreadable", file=error.file, message=error.message) from None
    except SourceError as error:
        found = error.findings
    if found:
        report.findings(found, words)
        raise SystemExit(1)
    if old is None:
        raise Refusal(words, "no_edition" if against else "nothing_kept", file=against, publication=name)
    new = history.text(manuscript.publication, manuscript.document)
    names = (str(against or texts["built"]), texts["sources"])
    click.echo(report_diff.told(changes.changes(old, new), names, words, shape))
