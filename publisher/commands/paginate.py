"""publisher paginate: count the pages of the Word editions."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import report
from publisher.commands.options import Refusal, folders, names_of, words_of


@click.command()
@click.argument("publications", nargs=-1)
@folders
def paginate(publications: tuple[str, ...], sources: Path, layouts: Path, lang: str) -> None:
    """Count the pages of the Word editions of PUBLICATIONS, or of all of them, for their tables of contents."""
    from publisher.paginate import paginate as count
    from publisher.validators.process import ToolError

    words = words_of(layouts, lang)
    names = names_of(publications, sources, words)
    try:
        failed = count([sources / name for name in names], layouts)
    except ToolError as error:
        raise Refusal(words, "not_paginated", message=error) from None
    except OSError as error:
        raise Refusal(words, "read_only", folder=sources, message=error) from None
    report.findings((finding for findings in failed.values() for finding in findings), words)
    click.echo(words["commands"]["paginated"].format(names=", ".join(n for n in names if n not in failed) or "–"))
    if failed:
        raise SystemExit(1)
