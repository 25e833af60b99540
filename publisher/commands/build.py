"""publisher build: write the editions that are not up to date."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.commands.options import FOLDER, FORMAT_NAMES, USUAL, Refusal, folders, names_of, words_of
from publisher.commands.variants import chosen, variants
from publisher.plan import Plan, Request
from publisher.record.store import Store


@click.command()
@click.argument("publications", nargs=-1)
@click.option("--format", "formats", type=click.Choice(FORMAT_NAMES), multiple=True)
@click.option("--output", type=FOLDER, default=Path("output"))
@click.option("--again", is_flag=True)
@click.option("--jobs", "cores", type=click.IntRange(min=1))
@click.option("--cluster", "address", metavar="ADDRESS")
@click.option("--json", "as_json", is_flag=True)
@variants
@folders
def build(
    publications: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path,
    again: bool,
    cores: int | None,
    address: str | None,
    as_json: bool,
    asked: tuple[str, ...],
    every: bool,
    sources: Path,
    layouts: Path,
    lang: str,
) -> None:
    """Write editions of PUBLICATIONS, or of all of them."""
    words = words_of(layouts, lang)
    names = names_of(publications, sources, words)
    request = Request(
        names, sources, layouts, output, formats or USUAL, again, chosen(names, asked, every, sources, words)
    )
    store = Store(output)
    planned = tuple(Plan(request, store.load(), store).editions())
    if store.tidy and not as_json and not any(edition.reasons for edition in planned):
        click.echo(words["record"]["nothing_to_do"].format(count=len(planned)))
        return
    from publisher import report
    from publisher.cluster import hire
    from publisher.cluster.refused import ClusterError
    from publisher.regenerate import regenerate
    from publisher.verification.marks import mark

    try:
        with report.progress(words, quiet=as_json) as listener:
            results = regenerate(request, listener, cores or 0, hire(address) if address else None)
    except KeyboardInterrupt:
        click.echo(words["record"]["interrupted"], err=True)
        raise SystemExit(130) from None
    except ClusterError as error:
        raise Refusal(words, error.rule, **error.values) from None
    except OSError as error:
        raise Refusal(words, "not_writable", folder=output, message=report.failure(error, words)) from None
    report.built(results, mark(results, output), words, as_json=as_json)
    if not all(result.complete for result in results):
        raise SystemExit(1)
