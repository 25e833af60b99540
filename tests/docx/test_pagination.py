"""The page numbers of the contents are recorded with the sources, and used for the very text they were counted in."""

from __future__ import annotations

import re
from pathlib import Path

import docx_reading as reading
import making
import pytest
from click.testing import CliRunner
from docx_reading import Package

from publisher.cli import main
from publisher.findings import Severity
from publisher.writers.docx import pagination, write
from publisher.writers.pdf.edition import sources

TEXT = "# Första\n\ntext\n\n## Andra\n\ntext\n"
PAGES = {"forsta": 4, "andra": 17}


@pytest.fixture
def edition(base, tmp_path):
    """Return a function that writes the edition of a text, and its findings by rule."""

    def edition(text: str = TEXT, pages: dict[str, int] | None = None):
        written = write(making.publication(tmp_path), making.document(text, base, tmp_path), base, pages)
        return written.data, {finding.rule: finding for finding in written.findings}

    return edition


@pytest.fixture
def record(edition, tmp_path) -> Path:
    path = tmp_path / pagination.FILE_NAME
    path.write_text(pagination.record(edition(pages={})[0], PAGES, "en provräknare"), "utf-8")
    return path


def contents(data: bytes) -> list[str]:
    """Return the entries of the contents."""
    paragraphs = Package(data).body.iter(f"{reading.W}p")
    return [reading.text(p) for p in paragraphs if re.fullmatch(r"TOC\d", reading.style(p))]


def test_recorded_pages_are_in_the_contents(edition, record):
    data, findings = edition()
    assert contents(data) == ["1 Första 4", "1.1 Andra 17"]
    assert findings == {}


def test_the_bytes_are_those_of_pages_that_are_given(edition, record):
    assert edition()[0] == edition()[0] == edition(pages=PAGES)[0]


@pytest.mark.parametrize(
    "change", ["# Första\n\nen text\n\n## Andra\n\ntext\n", "# Första\n\ntext\n\n## andra\n\ntext\n"]
)
def test_a_changed_text_has_no_numbers_and_an_advice(change, edition, record):
    data, findings = edition(change)
    assert contents(data)[0] == "1 Första"
    assert findings["docx-pages-unknown"].severity is Severity.ADVICE
    assert findings["docx-pages-unknown"].place.file == record.as_posix()


def test_without_a_record_there_are_no_numbers_and_an_advice(edition, tmp_path):
    data, findings = edition()
    assert contents(data) == ["1 Första", "1.1 Andra"]
    assert findings["docx-pages-unknown"].place.file == (tmp_path / "publication.toml").as_posix()


def test_a_text_without_headings_needs_no_numbers(edition):
    assert edition("text")[1] == {}


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff",
        b"digest = ",
        b"digest = 1\n[pages]\n",
        b'digest = "a"\npages = 1',
        b'digest = "a"\n[pages]\na = 0',
        b'digest = "a"\n[pages]\na = "4"',
        b'digest = "a"\nmore = 1\n[pages]\n',
        b"a = " + b"[" * 100_000,
    ],
)
def test_a_broken_record_is_a_finding(broken, edition, record):
    record.write_bytes(broken)
    data, findings = edition()
    assert contents(data) == ["1 Första", "1.1 Andra"]
    assert findings["docx-pages-broken"].severity is Severity.WARNING
    assert findings["docx-pages-broken"].values["message"]


def test_a_folder_in_its_place_is_a_finding(edition, tmp_path):
    (tmp_path / pagination.FILE_NAME).mkdir()
    assert "docx-pages-broken" in edition()[1]


def test_pages_do_not_depend_on_what_is_not_laid_out(edition, base, tmp_path):
    """Another title in the properties alone, or a picture compressed by another machine, moves nothing."""
    plain = Package(edition(pages={})[0])
    same = {"docProps/core.xml": b"<x/>", "word/media/image1.png": b"x"}
    assert pagination.digest(plain.files | same) == pagination.digest(plain.files)
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        assert pagination.digest(plain.files | {name: b"<x/>"}) != pagination.digest(plain.files)


def test_the_archive_edition_does_not_hold_the_record(record, base, tmp_path):
    (tmp_path / "01.md").write_text(TEXT)
    assert [attachment.name for attachment in sources(making.publication(tmp_path), base)] == ["01.md"]


def test_without_libreoffice_the_command_says_what_to_type(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    CliRunner().invoke(main, ["new", "rapport"], catch_exceptions=False)
    result = CliRunner().invoke(main, ["paginate"], catch_exceptions=False)
    assert result.exit_code == 1
    assert result.stderr.startswith("Fel: Sidorna i Word-utgåvorna kunde inte räknas: LibreOffice: ")
    assert "system_packages.py libreoffice" in result.stderr


def test_a_faulty_publication_is_not_counted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["new", "rapport"], catch_exceptions=False)
    (tmp_path / "sources/rapport/01-inledning.md").write_text("<b>")
    result = CliRunner().invoke(main, ["paginate"], catch_exceptions=False)
    assert result.exit_code == 1
    assert "01-inledning.md:1" in result.stderr
    assert not (tmp_path / "sources/rapport" / pagination.FILE_NAME).exists()
