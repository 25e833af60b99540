"""The command line as a new user meets it: a folder with sources, a command, a result."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher.cli import main

LAYOUTS = Path(__file__).parent.parent / "layouts"


@pytest.fixture
def run(tmp_path: Path, monkeypatch):
    """Run a command in a folder with nothing but what the package brings."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, words, catch_exceptions=False)

    return run


def test_new_then_check_then_build_works_at_once(run, tmp_path):
    assert run("new", "min-rapport").exit_code == 0
    assert "min-rapport" in run("list").stdout
    assert run("check", "--quick").exit_code == 0
    result = run("build", "--format", "html", "--format", "docx")
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "output/min-rapport").iterdir()} == {
        "min-rapport.html",
        "min-rapport.docx",
    }
    assert "Skrivna utgåvor: 2." in result.stdout


def test_new_refuses_a_bad_name_and_what_exists(run):
    assert "Använd små bokstäver" in run("new", "Min Rapport").stderr
    run("new", "rapport")
    second = run("new", "rapport")
    assert second.exit_code != 0
    assert "finns redan" in second.stderr


def test_faults_are_told_with_file_line_why_and_how_and_the_exit_status(run, tmp_path):
    run("new", "rapport")
    chapter = tmp_path / "sources/rapport/01-inledning.md"
    chapter.write_text("# A\n\n![](images/b.svg)\n\n<b>")
    result = run("build", "--format", "html")
    assert result.exit_code == 1
    assert "sources/rapport/01-inledning.md:3: Fel: Bilden images/b.svg finns inte." in result.stderr
    assert "sources/rapport/01-inledning.md:5: Fel: Här står HTML: <b>" in result.stderr
    assert "Inga utgåvor skrevs" in result.stderr
    assert "Error: Here stands" not in result.stderr
    english = run("check", "--quick", "--lang", "en")
    assert english.exit_code == 1
    assert "sources/rapport/01-inledning.md:5: Error: Here stands HTML: <b>" in english.stdout


def test_one_faulty_publication_does_not_stop_the_others(run, tmp_path):
    run("new", "bra")
    run("new", "fel")
    (tmp_path / "sources/fel/01-inledning.md").write_text("<b>")
    result = run("build", "--format", "html", "--json")
    assert result.exit_code == 1
    data = {entry["publication"]: entry for entry in json.loads(result.stdout)}
    assert data["bra"]["complete"]
    assert not data["fel"]["complete"]
    assert data["fel"]["findings"][0]["rule"] == "raw-html"
    assert (tmp_path / "output/bra/bra.html").is_file()
    assert not (tmp_path / "output/fel").exists()


def test_unknown_publications_and_empty_folders_are_told(run):
    assert "Börja en med: publisher new" in run("build").stderr
    run("new", "rapport")
    assert "Där finns: rapport" in run("build", "raport").stderr


def test_english_publications_get_english_furniture(run, tmp_path):
    run("new", "report", "--lang", "en")
    run("build", "--format", "html")
    page = (tmp_path / "output/report/report.html").read_text("utf-8")
    assert '<html lang="en-GB">' in page
    assert "Skip to the content" in page


def test_editions_are_the_same_bytes_in_any_place_time_zone_locale_and_hash_order(run, tmp_path):
    run("new", "rapport")
    editions = []
    for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Tokyo", "C.UTF-8")):
        place = tmp_path / seed
        (place / "sources").mkdir(parents=True)
        (tmp_path / "sources/rapport").rename(place / "sources/rapport")
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        formats = [f"--format={name}" for name in ("pdf", "ua2", "docx", "html")]
        command = [sys.executable, "-m", "publisher", "build", "--layouts", str(LAYOUTS), *formats]
        subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True)
        editions.append({path.name: path.read_bytes() for path in (place / "output/rapport").iterdir()})
        (place / "sources/rapport").rename(tmp_path / "sources/rapport")
    assert set(editions[0]) == {"rapport.pdf", "rapport-ua2.pdf", "rapport.docx", "rapport.html"}
    for name, data in editions[0].items():
        assert data == editions[1][name], name
