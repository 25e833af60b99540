"""LibreOffice converts a good file, and says why it cannot convert another."""

import os
import time
from pathlib import Path

import pytest

from publisher.validators import libreoffice
from publisher.validators.process import ToolError

pytestmark = pytest.mark.xdist_group("libreoffice")


def test_a_good_file_becomes_a_tagged_pdf(good_docx: Path, tmp_path: Path) -> None:
    made = libreoffice.to_pdf([good_docx], tmp_path)
    assert made == {good_docx: tmp_path / "good.pdf"}
    assert b"/StructTreeRoot" in made[good_docx].read_bytes()


def test_it_knows_its_version() -> None:
    assert libreoffice.version()[0].isdigit()


@pytest.mark.parametrize("name", ["missing.docx", "folder.docx", "zip.docx"])
def test_a_file_that_is_not_converted_is_named_and_the_old_pdf_is_gone(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "zip.docx").write_bytes(b"PK\x03\x04 no zip")
    old = (tmp_path / name).with_suffix(".pdf")
    old.write_bytes(b"%PDF-1.7 old")
    with pytest.raises(ToolError, match=name):
        libreoffice.to_pdf([tmp_path / name], tmp_path)
    assert not old.exists()


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one name"):
        libreoffice.to_pdf([tmp_path / "a/x.docx", tmp_path / "b/x.docx"], tmp_path)


def test_without_the_program_it_says_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolError, match="python3 tools/system_packages"):
        libreoffice.to_pdf([tmp_path / "x.docx"], tmp_path)


def test_one_that_hangs_is_ended_with_what_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {tmp_path}/child\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(ToolError, match="no answer within 1 seconds"):
        libreoffice.to_pdf([tmp_path / "x.docx"], tmp_path, seconds=1)
    child = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat")
    deadline = time.monotonic() + 5
    while child.exists() and child.read_text().split()[2] != "Z" and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not child.exists() or child.read_text().split()[2] == "Z"
