"""The Open XML SDK tells a good DOCX file from a bad one."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.validators import openxml


def test_a_good_file_passes(good_docx: Path) -> None:
    report = openxml.validate(good_docx)
    assert (report.verdict, report.failures) == ("pass", ())
    assert report.checks > 5
    assert report.version


def test_an_unknown_element_fails(bad_docx: Path) -> None:
    report = openxml.validate(bad_docx)
    assert report.verdict == "fail"
    failure = next(
        failure for failure in report.failures if failure.rule == "Sch_InvalidElementContentExpectingComplex"
    )
    assert "nonsense" in failure.message
    assert failure.where.startswith("/word/document.xml /w:document[1]")


def test_a_zip_that_is_no_document_fails(folder: Path) -> None:
    path = folder / "zip.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "text")
    assert [failure.rule for failure in openxml.validate(path).failures] == ["Pkg_RequiredPartDoNotExist"]


def test_a_damaged_file_is_not_run(good_docx: Path, damaged: Callable[[Path], Path]) -> None:
    report = openxml.validate(damaged(good_docx))
    assert report.verdict == "not run"
    assert "cannot read" in report.reason


def test_a_missing_file_is_not_run(folder: Path) -> None:
    assert "Could not find file" in openxml.validate(folder / "missing.docx").reason


def test_an_unknown_office_is_not_run(good_docx: Path) -> None:
    assert "Usage" in openxml.validate(good_docx, "Office1895").reason


def test_without_the_program_it_is_not_run(good_docx: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_NODE_MODULES", str(tmp_path))
    report = openxml.validate(good_docx)
    assert report.verdict == "not run"
    assert "tools/node/install.py" in report.reason


def test_a_program_that_answers_nonsense_is_not_run(
    good_docx: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / openxml.PACKAGE / "ooxml-validator"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho \'{"ok": true, "errors": [{}]}\'\n')
    program.chmod(0o755)
    monkeypatch.setenv("PUBLISHER_NODE_MODULES", str(tmp_path))
    assert "contradicts itself" in openxml.validate(good_docx).reason
