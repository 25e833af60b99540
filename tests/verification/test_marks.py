"""A build says of each edition what is known of its bytes; one with an error is marked and fails the build."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher import results
from publisher.cli import main
from publisher.findings import Finding, Verdict
from publisher.record.reasons import Reason
from publisher.results import Edition
from publisher.validators.report import Failure, judged
from publisher.verification.marks import mark


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
    assert "godkänd" in run(*build, "--again").stdout
    with (tmp_path / "sources/rapport/01-inledning.md").open("a") as chapter:
        chapter.write("\nEtt stycke till.\n")
    assert verdicts(run(*build, "--json")) == ["not run"]
    tool(lambda _: judged("Nu", "1", [Failure("bad", "Bad.", "title", 1)], 1))
    run("check")
    assert verdicts(run(*build, "--json")) == ["fail"]
    assert "underkänd" in run(*build, "--again").stdout


def test_an_edition_with_an_error_is_marked_and_fails_the_build(tmp_path: Path):
    path = tmp_path / "rapport/rapport.html"
    path.parent.mkdir()
    path.write_bytes(b"<p>")
    made = Edition("rapport", "html", path, (Reason("new", {}),), bytes=3, faults=1)
    result = results.Result("rapport", (Finding("docx-note-in-note", values={"note": "a"}),), (made,))
    assert not result.complete
    assert mark([result], tmp_path) == {path: Verdict.FAIL}
    (kept,) = json.loads((tmp_path / ".publisher/verification.json").read_bytes()).values()
    assert [(outcome["tool"], outcome["verdict"], outcome["failed"]) for outcome in kept["outcomes"]] == [
        ("build", "fail", 1)
    ]
    current = results.Result("rapport", (), (replace(made, reasons=(), faults=0),))
    assert mark([current], tmp_path) == {path: Verdict.FAIL}, "and is not forgotten when it is up to date"
