"""The command line: which commands there are, each in a file of `publisher/commands/`, and their help texts."""

from __future__ import annotations

import importlib
import itertools
import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from publisher import __version__, ending, places
from publisher.collector import fewer_collections
from publisher.strings import Strings

# In the order of the work; a module is imported when its command is asked for.
COMMANDS = (
    *("new", "list", "check", "explain", "fix", "readability", "review"),
    *("build", "watch", "status", "diff", "clean", "report", "site", "paginate", "doctor"),
)


class _Commands(click.Group):
    def __call__(self, *values: Any, **named: Any) -> Any:
        """Run as a process of its own, which is how the script and `python -m publisher` call it."""
        with ending.at_once():
            return super().__call__(*values, **named)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"publisher.commands.{cmd_name}")
        command: click.Command = next(v for v in vars(module).values() if isinstance(v, click.Command))
        return _explained(command, cmd_name)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _explained(self, "main")
        super().format_help(ctx, formatter)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.pass_context
def main(context: click.Context) -> None:
    """Compile structured sources into accessible PDF, DOCX and HTML editions."""
    context.with_resource(fewer_collections())


def _explained(command: click.Command, name: str) -> click.Command:
    """Give a command and its options the help texts of `strings/<language>/help.toml`."""
    if not {"-h", "--help"} & set(sys.argv):
        return command
    texts = _help(_language(sys.argv))
    own = texts[name]
    command.help = own["about"]
    for option in command.params:
        if isinstance(option, click.Option):
            option.help = own.get(option.name) or texts["every"].get(option.name)
    return command


def _help(language: str) -> Mapping[str, Any]:
    base = places.layout(places.BASE, places.PACKAGED)
    assert base is not None
    return Strings((base,), language)["help"]  # type: ignore[no-any-return]  # a table of tables of texts


def _language(arguments: list[str]) -> str:
    """Return the language that the whole command asks for: help is shown before its options are read."""
    asked = [after for before, after in itertools.pairwise(arguments) if before == "--lang"]
    asked += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    return "en" if (asked or [os.environ.get("PUBLISHER_LANG", "sv")])[-1] == "en" else "sv"
