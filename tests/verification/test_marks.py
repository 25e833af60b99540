"""A build says of each edition what is known of its bytes; one with an error is marked and fails the build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher.cli import main
from publisher.findings import Finding
from publisher.validators.report import Failure, judged
from publisher.writers import FORMATS, Format
from publisher.writers.written import Written


@pytest.fixture
def run(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, words, catch_exceptions=False)

    run("new", "rapport")
    return run


def verdicts(result: Result) -> list[str]:
    (publication,) = json.loads(result.stdout)
    return [edition["verdict"] for edition in publication["editions"]]


def test_what_is_known_of_the_very_bytes_is_said(run, tool, tmp_path: Path):
    build = ("build", "--format", "html")
    assert verdicts(run(*build, "--json")) == ["not run"]
    tool()
    run("check", "output/rapport/rapport.html")
    assert verdicts(run(*build, "--json")) == ["not run"], "a single file is judged by itself"
    run("check")
    assert verdicts(run(*build, "--json")) == ["pass"]
    assert "godkänd" in run(*build).stdout
    with (tmp_path / "sources/rapport/01-inledning.md").open("a") as chapter:
        chapter.write("\nEtt stycke till.\n")
    assert verdicts(run(*build, "--json")) == ["not run"]
    tool(lambda _: judged("Nu", "1", [Failure("bad", "Bad.", "title", 1)], 1))
    run("check")
    assert verdicts(run(*build, "--json")) == ["fail"]
    assert "underkänd" in run(*build).stdout


def test_an_edition_with_an_error_is_marked_and_fails_the_build(run, tmp_path: Path, monkeypatch):
    written = Written(b"<p>", findings=(Finding("docx-note-in-note", values={"note": "a"}),))
    monkeypatch.setitem(FORMATS, "html", Format(".html", lambda *_: written))
    result = run("build", "--format", "html", "--json")
    assert result.exit_code == 1
    assert verdicts(result) == ["fail"]
    (kept,) = json.loads((tmp_path / "output/.publisher/verification.json").read_bytes()).values()
    assert [(outcome["tool"], outcome["verdict"], outcome["failed"]) for outcome in kept["outcomes"]] == [
        ("build", "fail", 1)
    ]
