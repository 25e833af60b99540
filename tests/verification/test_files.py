"""A file from elsewhere, however damaged, yields findings or one clear error; never a pass of what was not read."""

from __future__ import annotations

import random
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import making
import pikepdf
import pytest

from publisher.equivalence import docx
from publisher.findings import Verdict
from publisher.validators import pdf_claims
from publisher.validators.process import ToolError
from publisher.validators.report import Failure, judged
from publisher.verification import kinds
from publisher.verification.files import verified_file

FOLDER = Path(__file__).parent.parent / "blocks"
NOWHERE = Path("/nowhere")


@pytest.fixture(scope="module")
def word(manuscript, base) -> bytes:
    return making.edition("docx", manuscript.document, base, FOLDER).data


@pytest.fixture(scope="module")
def pdf() -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page()
        with file.open_metadata() as metadata:
            metadata["pdfuaid:part"] = "1"
        made = BytesIO()
        file.save(made)
    return made.getvalue()


@pytest.fixture
def put(tmp_path: Path):
    def put(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return put


def rules(path: Path) -> list[str]:
    return [finding.rule for finding in verified_file(path, NOWHERE, NOWHERE).findings]


def package(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a package in which one part is another."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in before.namelist():
            archive.writestr(part, content if part == name else before.read(part))
    return made.getvalue()


def test_a_sound_file_is_judged_by_its_tools(put, tool, word, pdf, page):
    for name, data in (("a.docx", word), ("b.html", page)):
        asked = tool()
        result = verified_file(put(name, data), NOWHERE, NOWHERE)
        assert result.findings == ()
        assert [edition.verdict for edition in result.editions] == [Verdict.PASS]
        assert len(asked) == 1


def test_empty_foreign_and_old_files_are_told(put, tool):
    asked = tool()
    assert rules(put("a.pdf", b"")) == ["file-empty"]
    assert rules(put("b.pdf", b"Kommun;Antal\n")) == ["file-foreign"]
    assert rules(put("c.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))) == ["file-locked"]
    assert rules(put("d.docx", package(xl__workbook=b"<x/>"))) == ["file-foreign"]
    assert asked == []


def test_a_folder_or_a_missing_file_is_told(tmp_path: Path, tool):
    asked = tool()
    assert rules(tmp_path / "missing.pdf") == ["file-unreadable"]
    assert rules(tmp_path) == ["file-unreadable"]
    assert asked == []


def test_a_wrong_name_is_told_and_the_content_judged(put, tool, word):
    asked = tool()
    assert rules(put("a.pdf", word)) == ["file-suffix"]
    assert asked == ["file.docx"]


def test_a_locked_pdf_is_told(put, tool, pdf):
    asked, locked = tool(), BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        file.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert rules(put("a.pdf", locked.getvalue())) == ["file-locked"]
    assert asked == []


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.98])
def test_a_cut_file_is_damaged_and_never_passes(part: float, put, tool, word, pdf):
    tool()
    assert rules(put("a.docx", word[: int(len(word) * part)])) == ["file-damaged"]
    assert rules(put("a.pdf", pdf[: int(len(pdf) * part)])) == ["file-damaged"]


@pytest.mark.parametrize("seed", range(30))
def test_noise_in_a_package_never_ends_in_an_exception(seed: int, put, tool, word):
    tool()
    generator, data = random.Random(seed), bytearray(word)
    for _ in range(generator.choice([1, 20, 2000])):
        data[generator.randrange(len(data))] = generator.randrange(256)
    assert set(rules(put("a.docx", bytes(data)))) <= {"file-damaged", "file-foreign", "file-too-large"}


def test_a_package_that_unpacks_without_bounds_is_stopped(put, tool, monkeypatch):
    asked = tool()
    monkeypatch.setattr(kinds, "UNPACKED", 1_000_000)
    bomb = put("a.docx", package(word__document=b"", **{"word__document.xml": bytes(2_000_000)}))
    assert bomb.stat().st_size < 10_000
    assert rules(bomb) == ["file-too-large"]
    monkeypatch.setattr(kinds, "LARGEST", 1000)
    assert rules(bomb) == ["file-too-large"]
    monkeypatch.setattr(kinds, "PARTS", 1)
    assert rules(bomb) == ["file-too-large"]
    assert asked == []


def test_a_package_whose_directory_lies_about_sizes_is_damaged(put, tool):
    tool()
    data = bytearray(package(**{"word__document.xml": bytes(100_000)}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")  # the unpacked size
    assert rules(put("a.docx", bytes(data))) == ["file-damaged"]


@pytest.mark.parametrize("form", [False, True])
def test_a_pdf_that_unpacks_without_bounds_is_stopped(form: bool, put, tool, pdf):
    """A page of 60 kB that draws nothing, thirty million bytes long; alone, or as a drawing on the page."""
    asked, large = tool(), BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        endless = pikepdf.Stream(file, b"")
        endless.write(zlib.compress(b"q Q " * 7_500_000, 1), filter=pikepdf.Name.FlateDecode)
        if form:
            endless.Type, endless.Subtype, endless.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 1, 1]
            file.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=endless))
        else:
            file.pages[0].Contents = endless
        file.save(large)
    assert len(large.getvalue()) < 300_000
    assert rules(put("a.pdf", large.getvalue())) == ["file-too-large"]
    assert asked == []


def test_a_folder_of_entities_in_a_word_file_is_not_unfolded(put, tool, word):
    """A billion letters in a few hundred bytes, or a file of this machine: both are only read as far as they stand."""
    tool()
    letters = "".join(f'<!ENTITY {name} "{10 * f"&{inner};"}">' for inner, name in pairwise("abcdefghij"))
    for entities, use in ((f'<!ENTITY a "xxxxxxxxxx">{letters}', "&j;"), ('<!ENTITY e SYSTEM "/etc/hostname">', "&e;")):
        text = f"<!DOCTYPE w [{entities}]><w:document {WORD}><w:body><w:p><w:r><w:t>{use}</w:t></w:r></w:p></w:body>"
        data = with_part(word, "word/document.xml", f"{text}</w:document>".encode())
        assert kinds.kind(put("a.docx", data)).format == "docx", "the Open XML SDK refuses it by itself"
        try:
            reading = docx.reading(data)
        except ValueError:
            continue
        assert "".join(piece.text for piece in reading.pieces) == ""


def test_a_page_with_zeros_in_it_is_a_page(put, tool, page):
    asked = tool()
    assert verified_file(put("a.html", page.replace(b"<p>", b"<p>\0")), NOWHERE, NOWHERE).findings == ()
    assert asked == ["file.html"]


def test_what_reads_a_pdf_may_hang_or_crash(put, tool, pdf, monkeypatch):
    asked, path = tool(), put("a.pdf", pdf)
    monkeypatch.setattr(pdf_claims.sys, "executable", "/bin/false")
    assert rules(path) == ["file-damaged"]
    with pytest.raises(ToolError):
        pdf_claims.claims(path)
    monkeypatch.undo()
    with pytest.raises(ToolError, match="no answer"):
        pdf_claims.claims(path, seconds=0.001)
    assert asked == []


@pytest.mark.parametrize(
    ("metadata", "flavours"),
    [
        ("<pdfuaid:part>1</pdfuaid:part>", "ua1"),
        ("<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<", "ua1 2a"),
        ('pdfuaid:part="2" pdfaid:part="4" pdfaid:conformance="F"', "ua2 4f"),
        ("pdfaid:part='4'", "4"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_pdf_is_judged_by_what_it_claims(metadata: str, flavours: str):
    assert pdf_claims.flavours(metadata) == flavours.split()


def test_a_page_of_others_has_its_own_lines(put, tool, page):
    tool(lambda _: judged("Nu", "1", [Failure("bad", "Bad.", "line 12, column 3", 1)], 1))
    path = put("sida.htm", page)
    (finding,) = verified_file(path, NOWHERE, NOWHERE).findings
    assert (finding.place.file, finding.place.line) == (path.as_posix(), 12)


@pytest.mark.xdist_group("verapdf")
def test_a_pdf_of_others_is_told_in_our_words(put, pdf, words):
    from publisher.report import message

    result = verified_file(put("a.pdf", pdf), NOWHERE, NOWHERE)
    said = "\n".join(message(finding, words) for finding in result.findings)
    assert result.editions[0].verdict is Verdict.FAIL
    assert [outcome.profile for outcome in result.editions[0].outcomes] == ["ua1"]
    assert "Fel: Utgåvan pdf har inga taggar." in said
    assert "Fel: Utgåvan pdf saknar titel." in said
