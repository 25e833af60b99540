"""Every word that a person meets stands in the layout, in every language, and is used."""

from __future__ import annotations

import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from publisher.cli import COMMANDS, main

ROOT = Path(__file__).parent.parent
STRINGS = ROOT / "layouts/base/strings"
PARTS = (
    ".toml",
    "/commands.toml",
    "/conditions.toml",
    "/editing.toml",
    "/explain.toml",
    "/findings.toml",
    "/help.toml",
    "/ledger.toml",
    "/record.toml",
    "/report.toml",
    "/rules.toml",
    "/site.toml",
    "/tools.toml",
    "/values.toml",
    "/web.toml",
    "/word.toml",
    "/watch.toml",
)


def keys(table: dict, before: str = "") -> set[str]:
    inner = (keys(value, f"{before}{key}.") for key, value in table.items() if isinstance(value, dict))
    return {before + key for key in table}.union(*inner)


def load(language: str, part: str) -> dict:
    return tomllib.loads((STRINGS / f"{language}{part}").read_text("utf-8"))


@pytest.mark.parametrize("part", PARTS)
def test_the_languages_have_the_same_words(part: str):
    assert keys(load("sv", part)) == keys(load("en", part))


def test_no_word_lies_unused():
    files = [*(ROOT / "publisher").rglob("*.py"), *(ROOT / "layouts/base").rglob("*.html")]
    code = "".join(path.read_text("utf-8") for path in files)
    used = [
        *load("sv", ".toml")["words"],
        *load("sv", "/commands.toml"),
        *load("sv", "/editing.toml"),
        *load("sv", "/record.toml"),
        *load("sv", "/web.toml"),
        *load("sv", "/word.toml"),
        *load("sv", "/site.toml")["words"],
    ]
    composed = ("isbn_", "setting_", "format_", "filter_")  # the rest of the name is a format or a choice
    assert [key for key in used if f'"{key}"' not in code and not key.startswith(composed)] == []


@pytest.mark.parametrize("part", PARTS)
def test_values_that_are_filled_in_have_the_same_names(part: str):
    """A translation that forgets a value, or invents one, would show braces to a reader."""
    import string

    def names(table: dict) -> dict[str, set[str]]:
        found = {}
        for key, value in table.items():
            if isinstance(value, dict):
                found |= {f"{key}.{inner}": fields for inner, fields in names(value).items()}
            elif isinstance(value, str):
                found[key] = {field for _, field, _, _ in string.Formatter().parse(value) if field}
        return found

    assert names(load("sv", part)) == names(load("en", part))


@pytest.mark.parametrize("name", ["main", *COMMANDS])
def test_every_command_and_every_option_has_its_help_text(name: str, monkeypatch):
    monkeypatch.setattr("sys.argv", ["publisher", name, "--help"])
    command = main if name == "main" else main.get_command(click.Context(main), name)
    assert command is not None
    arguments = ["--help"] if name == "main" else [name, "--help"]
    shown = CliRunner().invoke(main, arguments).stdout
    texts = load("sv", "/help.toml")
    assert texts[name]["about"].split(",")[0] in " ".join(shown.split())
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.name in texts[name] or option.name in texts["every"], option.name
    assert set(texts[name]) - {"about"} <= {option.name for option in command.params}
