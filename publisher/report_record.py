"""What the command line says of the record: why editions are stale, what is up to date, what was removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from publisher.plan import Planned
    from publisher.record.clean import Cleaned
    from publisher.record.reasons import Reason

Words = Mapping[str, Any]
SHOWN = 3  # reasons: enough to know why


def reasons(found: Iterable[Reason], words: Words) -> list[str]:
    """Return the reasons in words."""
    return [words["record"]["reasons"][reason.rule].format(**reason.values) for reason in found]


def why(found: tuple[Reason, ...], words: Words) -> str:
    """Return the first reasons in one line, and how many there are besides."""
    texts = reasons(found, words)
    more = len(texts) - SHOWN
    shown = ", ".join(texts if more <= 1 else texts[:SHOWN])
    if more <= 1:
        return shown
    rest = words["record"]["and_more"].format(count=more)
    return f"{shown} {rest}"


def status(planned: tuple[Planned, ...], gone: tuple[str, ...], words: Words, *, as_json: bool) -> None:
    """Print whether each edition is up to date, or why not, and the editions of what is no longer there."""
    if as_json:
        import json

        rows = [
            {
                "path": edition.path,
                "publication": edition.publication,
                "format": edition.format,
                "current": not edition.reasons,
                "reasons": [
                    {"rule": reason.rule, "values": reason.values, "message": text}
                    for reason, text in zip(edition.reasons, reasons(edition.reasons, words), strict=True)
                ],
            }
            for edition in planned
        ]
        click.echo(json.dumps({"editions": rows, "gone": list(gone)}, ensure_ascii=False, indent=2))
        return
    texts = words["record"]
    for edition in planned:
        name = PurePosixPath(edition.path).name
        rule = "stale" if edition.reasons else "current"
        click.echo(texts[rule].format(edition=name, reasons=why(edition.reasons, words)))
    for path in gone:
        click.echo(texts["gone"].format(edition=path, publication=PurePosixPath(path).parent))


def waiting(pid: str, words: Words) -> None:
    """Say that another build is waited for."""
    click.echo(words["record"]["waiting"].format(pid=pid), err=True)


def cleaned(found: Cleaned, output: Path, words: Words) -> None:
    """Print what was removed and what was not."""
    for path in found.kept:
        click.echo(words["record"]["kept_changed"].format(edition=output / path), err=True)
    click.echo(words["record"]["removed"].format(count=len(found.removed)))
