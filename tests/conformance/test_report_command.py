"""`publisher report` as an editor runs it; the validators, which take their time, are left out here."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher.cli import main
from publisher.conformance_report import gather
from publisher.verification import Verification


@pytest.fixture
def report(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(gather, "verify", lambda manuscript, *_: Verification(manuscript.publication.name, (), ()))

    def report(*words: str) -> Result:
        return CliRunner().invoke(main, ["report", *words], catch_exceptions=False)

    return report


def test_a_report_lies_beside_its_editions_and_a_statement_beside_all(report, tmp_path):
    CliRunner().invoke(main, ["new", "rapport"])
    result = report("--date", "2026-11-22")
    assert result.exit_code == 0
    assert "Rapporten: output/rapport/rapport-rapport.html" in result.stdout
    assert "22 november 2026" in (tmp_path / "output/rapport/rapport-rapport.html").read_text("utf-8")
    assert (tmp_path / "output/redogorelse.html").read_text("utf-8").startswith('<section lang="sv">')


def test_a_publication_with_errors_is_told_and_the_others_get_their_reports(report, tmp_path):
    CliRunner().invoke(main, ["new", "bra"])
    CliRunner().invoke(main, ["new", "fel"])
    (tmp_path / "sources/fel/01-inledning.md").write_text("<b>", "utf-8")
    result = report()
    assert result.exit_code == 1
    assert "sources/fel/01-inledning.md:1: Fel: Här står HTML" in result.stderr
    assert (tmp_path / "output/bra/bra-rapport.html").is_file()
    assert not (tmp_path / "output/fel").exists()
