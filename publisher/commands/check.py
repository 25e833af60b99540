"""publisher check: report what should be mended."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path

import click

from publisher import report
from publisher.commands.options import FOLDER, USUAL, folders, targets_of, words_of


@click.command()
@click.argument("targets", metavar="[PUBLICATION | FILE]...", nargs=-1)
@click.option("--quick", is_flag=True)
@click.option("--again", is_flag=True)
@click.option("--online", is_flag=True)
@click.option("--format", "shape", type=click.Choice(["text", "json", "sarif", "markdown"]), default="text")
@click.option("--json", "as_json", is_flag=True)
@click.option("--output", type=FOLDER, default=Path("output"))
@folders
def check(
    targets: tuple[str, ...],
    quick: bool,
    again: bool,
    online: bool,
    shape: str,
    as_json: bool,
    output: Path,
    sources: Path,
    layouts: Path,
    lang: str,
) -> None:
    """Report what should be mended in publications, or in all of them, and in files."""
    from publisher.check_report import SHOWN, exit_status
    from publisher.inspection import inspect
    from publisher.links.visitor import Visitor
    from publisher.verification.files import verified_file
    from publisher.verification.publications import Asked, checked, verified

    words, shape = words_of(layouts, lang), "findings" if as_json else shape
    names, files = targets_of(targets, sources, words)
    asked = [sources / name for name in names]
    today = datetime.datetime.now().astimezone().date()
    visitor = Visitor(report.visiting(words)) if online else None
    whole = partial(inspect, layouts=layouts, today=today, visitor=visitor)
    with report.steps(words, len(asked) * len(USUAL), quiet=quick or shape != "text") as step:
        if quick:
            results = [checked(folder, whole) for folder in asked]
        else:
            results = list(verified(Asked(asked, layouts, output, USUAL, again), whole, step))
        results += [verified_file(path, sources, layouts) for path in files]
    click.echo(SHOWN[shape](results, words))
    raise SystemExit(exit_status(results))
