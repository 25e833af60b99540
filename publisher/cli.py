"""The command line: publisher build, check, paginate, new, list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import click

from publisher import __version__, layout, publication, report
from publisher.findings import SourceError, errors

FOLDER = click.Path(path_type=Path, file_okay=False)
FORMAT_NAMES = ("pdf", "ua2", "docx", "html")
USUAL = ("pdf", "docx", "html")


class Refusal(click.ClickException):
    """What cannot be done, in the language that was asked for."""

    def __init__(self, words: dict[str, Any], rule: str, /, **values: object) -> None:
        super().__init__(words["commands"][rule].format(**values))
        self.kind = words["commands"]["error"]

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message to standard error."""
        click.echo(f"{self.kind}: {self.message}", err=True, file=file)


def _folders(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option(
            "--lang",
            type=click.Choice(["sv", "en"]),
            default="sv",
            envvar="PUBLISHER_LANG",
            help="Language of the messages.",
        ),
        click.option("--layouts", type=FOLDER, default=Path("layouts"), help="Folder of the layouts."),
        click.option("--sources", type=FOLDER, default=Path("sources"), help="Folder of the publications."),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Compile structured sources into accessible PDF, DOCX and HTML editions."""


@main.command()
@click.argument("publications", nargs=-1)
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMAT_NAMES),
    multiple=True,
    help="Write only this format; may be given several times.",
)
@click.option("--output", type=FOLDER, default=Path("output"), help="Folder of the editions.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@_folders
def build(
    publications: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path,
    as_json: bool,
    sources: Path,
    layouts: Path,
    lang: str,
) -> None:
    """Write editions of PUBLICATIONS, or of all of them."""
    from publisher.build import build as build_one

    words = _words(layouts, lang)
    names = _names(publications, sources, words)
    with report.progress(words, len(names) * len(formats or USUAL), quiet=as_json) as step:
        results = [build_one(sources / name, layouts, output, formats or USUAL, step) for name in names]
    report.built(results, words, as_json=as_json)
    if not all(result.complete for result in results):
        raise SystemExit(1)


@main.command()
@click.argument("publications", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@_folders
def check(publications: tuple[str, ...], as_json: bool, sources: Path, layouts: Path, lang: str) -> None:
    """Report what should be mended in PUBLICATIONS, or in all of them, without writing anything."""
    from publisher.build import prepare

    words, failed = _words(layouts, lang), False
    found = {}
    for name in _names(publications, sources, words):
        try:
            found[name] = prepare(sources / name, layouts).findings
        except SourceError as error:
            found[name] = error.findings
        failed |= bool(errors(found[name]))
    report.checked(found, words, as_json=as_json)
    if failed:
        raise SystemExit(1)


@main.command()
@click.argument("publications", nargs=-1)
@_folders
def paginate(publications: tuple[str, ...], sources: Path, layouts: Path, lang: str) -> None:
    """Count the pages of the Word editions of PUBLICATIONS, or of all of them, for their tables of contents."""
    from publisher.paginate import paginate as count
    from publisher.validators.process import ToolError

    words = _words(layouts, lang)
    names = _names(publications, sources, words)
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


@main.command(name="list")
@_folders
def list_(sources: Path, layouts: Path, lang: str) -> None:
    """List the publications with their titles."""
    words = _words(layouts, lang)
    for name in _names((), sources, words):
        try:
            click.echo(f"{name}\t{publication.load(sources / name).title}")
        except SourceError as error:
            report.findings(error.findings, words)


@main.command()
@click.argument("name")
@_folders
def new(name: str, sources: Path, layouts: Path, lang: str) -> None:
    """Begin a publication called NAME, with a first chapter to write on."""
    from publisher import beginning

    words = _words(layouts, lang)
    folder = sources / name
    if not publication.is_name(name):
        raise Refusal(words, "bad_name", name=name)
    if folder.exists():
        raise Refusal(words, "exists", path=folder)
    beginning.make(folder, layouts, lang)
    click.echo(words["commands"]["created"].format(path=folder, name=name))


def _words(layouts: Path, lang: str) -> dict[str, Any]:
    """Return the strings of the base layout: what the command line says is not a brand's to change."""
    try:
        return layout.load("base", layouts).words(lang)
    except SourceError as error:
        raise click.ClickException(
            "; ".join(f"{f.place.file}: {f.rule} {dict(f.values)}" for f in error.findings)
        ) from None


def _names(asked: tuple[str, ...], sources: Path, words: dict[str, Any]) -> tuple[str, ...]:
    known = publication.names(sources)
    for name in asked:
        if name not in known:
            raise Refusal(words, "unknown", name=name, folder=sources, known=", ".join(known) or "–")
    if not known:
        raise Refusal(words, "nothing", folder=sources)
    return tuple(dict.fromkeys(asked)) or known
