"""`publisher check` as an editor meets it: sources, the files in output, and files from elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher import trace
from publisher.cli import main
from publisher.validators.process import ToolError
from publisher.validators.report import not_run
from publisher.verification import publications
from publisher.writers import FORMATS, Format


@pytest.fixture
def run(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("publisher.commands.check.USUAL", ("docx", "html"))

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, words, catch_exceptions=False)

    run("new", "rapport")
    about = tmp_path / "sources/rapport/publication.toml"  # with what a finding would ask for
    statement, web = 'accessibility_statement = "https://example.com/om"', 'web = "https://example.com/"'
    about.write_text(f"{statement}\n{about.read_text('utf-8')}{web}\n", "utf-8")
    return run


def rules(result: Result) -> list[str]:
    return [finding["rule"] for finding in json.loads(result.stdout)]


def test_it_judges_every_edition_and_says_what_lies_in_output(run, tool):
    asked = tool()
    first = run("check", "--json")
    assert first.exit_code == 0
    assert rules(first) == ["edition-not-built", "docx-pages-unknown"]
    assert set(asked) == {"rapport.docx", "rapport.html"}
    run("build", "--format", "html", "--format", "docx")
    assert "edition-not-built" not in rules(run("check", "--json"))
    assert len(asked) == 2, "what has not changed is not judged again"
    run("check", "--again")
    assert len(asked) == 4


def test_a_file_that_the_source_has_left_behind_is_named(run, tool, tmp_path: Path):
    tool()
    run("build", "--format", "html", "--format", "docx")
    with (tmp_path / "sources/rapport/01-inledning.md").open("a") as chapter:
        chapter.write("\nEtt stycke till.\n")
    assert "edition-stale" in rules(run("check", "--json"))
    old = run("check", "output/rapport/rapport.html", "--json")
    assert old.exit_code == 1
    assert rules(old) == ["edition-lacks"], "the file itself lacks what the source says"


@pytest.fixture
def written(monkeypatch) -> list[str]:
    """Return the formats that are written in memory from now on."""
    formats: list[str] = []

    def counting(name: str, format_: Format) -> Format:
        def write(*given):
            formats.append(name)
            return format_.write(*given)

        return format_._replace(write=write)

    monkeypatch.setattr(publications, "FORMATS", {name: counting(name, each) for name, each in FORMATS.items()})
    return formats


def test_what_the_record_knows_to_be_current_is_not_written_again(run, tool, written, tmp_path: Path):
    """And says the same as when it is written again, what its writer found included."""
    tool()
    run("build", "--format", "html", "--format", "docx")
    recorded = run("check", "--json")
    assert written == []
    assert "docx-pages-unknown" in rules(recorded)
    (tmp_path / "output/.publisher/record.json").unlink()
    assert run("check", "--json").stdout == recorded.stdout
    assert written == ["docx", "html"]


def test_an_edition_that_the_record_does_not_vouch_for_is_written_and_named(run, tool, written, tmp_path: Path):
    tool()
    run("build", "--format", "html", "--format", "docx")
    page = tmp_path / "output/rapport/rapport.html"
    whole = page.read_bytes()
    for changed in (whole.replace(b"#", b"%", 1), whole + b" "):
        page.write_bytes(changed)
        assert "edition-stale" in rules(run("check", "--json"))
        assert written.pop() == "html"
    page.write_bytes(whole)
    (tmp_path / "output/rapport/rapport.docx").unlink()
    assert "edition-not-built" in rules(run("check", "--json"))
    assert written == ["docx", "html"], "a page tells of the other editions, and is written after one that is"


def test_a_record_that_lies_hides_nothing_that_an_edition_says(run, tool, written, tmp_path: Path):
    tool()
    run("build", "--format", "html", "--format", "docx")
    page, record = tmp_path / "output/rapport/rapport.html", tmp_path / "output/.publisher/record.json"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"Inledning", b"Inledande"))
    lie = record.read_text("utf-8").replace(trace.digest(before), trace.digest(page.read_bytes()))
    record.write_text(lie, "utf-8")
    result = run("check", "--json")
    assert written == []
    assert result.exit_code == 1
    assert "edition-differs" in rules(result)


def test_quick_reads_the_source_alone(run, tool):
    asked = tool()
    result = run("check", "--quick")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "rapport: inga anmärkningar"
    assert asked == []


def test_faults_in_the_source_end_it_before_anything_is_written(run, tool, tmp_path: Path):
    asked = tool()
    (tmp_path / "sources/rapport/01-inledning.md").write_text("<b>")
    for options in ((), ("--quick",)):
        result = run("check", *options)
        assert result.exit_code == 1
        assert "sources/rapport/01-inledning.md:1: Fel: Här står HTML: <b>" in result.stdout
    assert asked == []


def test_what_was_not_run_has_an_exit_status_of_its_own(run, tool):
    def missing() -> str:
        raise ToolError("not installed")

    tool(version=missing)
    result = run("check")
    assert result.exit_code == 3
    assert "Nu har inte granskat utgåvan html: not installed." in result.stdout
    tool(lambda _: not_run("Nu", "1", "no answer within 5 seconds"))
    assert run("check").exit_code == 3


def test_unknown_targets_are_told(run):
    assert "Där finns: rapport" in run("check", "raport").stderr
    assert "Filen annan.pdf finns inte." in run("check", "annan.pdf").stderr


def test_a_format_that_only_lies_in_output_is_judged_too(run, tool, tmp_path: Path):
    asked = tool()
    folder = tmp_path / "output/rapport"
    folder.mkdir(parents=True)
    (folder / "rapport.pdf").write_bytes(b"old")
    run("check")
    assert "rapport.pdf" in asked
