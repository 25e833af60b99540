"""What the commands share: their folders and language, the words they say, and how they refuse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import click

from publisher import places
from publisher.strings import Strings
from publisher.writers import FORMATS

FOLDER = click.Path(path_type=Path, file_okay=False)
FORMAT_NAMES = tuple(FORMATS)
USUAL = ("pdf", "docx", "html")


class Refusal(click.ClickException):
    """What cannot be done, in the language that was asked for."""

    def __init__(self, words: dict[str, Any], rule: str, /, **values: object) -> None:
        texts = words["commands"]
        super().__init__(str(texts.get(rule) or words["record"][rule]).format(**values))
        self.kind = texts["error"]

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message to standard error."""
        click.echo(f"{self.kind}: {self.message}", err=True, file=file)


def folders(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all commands have."""
    for option in (
        click.option("--lang", type=click.Choice(["sv", "en"]), default="sv", envvar="PUBLISHER_LANG"),
        click.option("--layouts", type=FOLDER, default=Path("layouts")),
        click.option("--sources", type=FOLDER, default=Path("sources")),
    ):
        command = option(command)
    return command


def words_of(layouts: Path, lang: str) -> dict[str, Any]:
    """Return the strings of the base layout: what the command line says is not a brand's to change."""
    base = places.layout(places.BASE, layouts)
    assert base is not None  # one comes with the package
    words = Strings((base,), lang)
    try:
        words["commands"]
    except (KeyError, ValueError) as error:
        raise click.ClickException(f"{base / 'strings' / lang / 'commands.toml'}: {error}") from None
    return words


def names_of(asked: tuple[str, ...], sources: Path, words: dict[str, Any]) -> tuple[str, ...]:
    """Return the asked publications, or all of them. Raises Refusal for an unknown name and an empty folder."""
    known = places.publications(sources)
    for name in asked:
        if name not in known:
            raise Refusal(words, "unknown", name=name, folder=sources, known=", ".join(known) or "–")
    if not known:
        raise Refusal(words, "nothing", folder=sources)
    return tuple(dict.fromkeys(asked)) or known


def targets_of(
    asked: tuple[str, ...], sources: Path, words: dict[str, Any]
) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Return the publications and the files among what was asked for; all publications when nothing was.

    Raises Refusal for what is neither.
    """
    known = places.publications(sources)
    files = [Path(each) for each in asked if each not in known and (Path(each).suffix or Path(each).is_file())]
    missing = next((path for path in files if not path.is_file()), None)
    if missing:
        raise Refusal(words, "no_file", path=missing)
    rest = tuple(each for each in asked if each in known or Path(each) not in files)
    names = names_of(rest, sources, words) if rest or not files else ()
    return names, tuple(dict.fromkeys(files))
