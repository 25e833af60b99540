"""What a real tool points at in a damaged edition becomes the line of the source that it was made from."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import making
import pikepdf
import pytest

from publisher.build import Manuscript
from publisher.verification.editions import verify
from publisher.verification.equivalent import compared
from publisher.verification.locate import Locator

FOLDER = Path(__file__).parent.parent / "blocks"


@pytest.fixture(scope="module")
def pdf(manuscript: Manuscript, base) -> bytes:
    return making.edition("pdf", manuscript.document, base, FOLDER).data


@pytest.fixture(scope="module")
def word(manuscript: Manuscript, base) -> bytes:
    return making.edition("docx", manuscript.document, base, FOLDER).data


def lines(manuscript: Manuscript, format_: str, data: bytes) -> set[tuple[str, int]]:
    found = verify(manuscript, {format_: data}).editions[0].findings
    return {(finding.rule, finding.place.line) for finding in found}


@pytest.mark.xdist_group("verapdf")
def test_in_pdf_by_the_structure_element(manuscript: Manuscript, pdf: bytes):
    with pikepdf.open(BytesIO(pdf)) as file:
        for each in file.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.Figure:
                del each["/Alt"]
        made = BytesIO()
        file.save(made)
    assert lines(manuscript, "pdf", made.getvalue()) >= {("verapdf-ua1-7.3-1", 9), ("edition-lacks", 9)}


def test_in_word_by_the_path(manuscript: Manuscript, word: bytes):
    with zipfile.ZipFile(BytesIO(word)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"]
    at = text.index(b"<w:r>", text.rindex(b"<w:p>", 0, text.index(b"Andra stycket")))
    parts["word/document.xml"] = text[:at] + b"<w:nonsense/>" + text[at:]
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    found = lines(manuscript, "docx", made.getvalue())
    assert {line for rule, line in found if rule.startswith("openxml-")} == {5}, found


@pytest.mark.xdist_group("axe")
def test_on_the_web_page_by_selector_and_by_line(manuscript: Manuscript, page: bytes):
    bad = page.replace(b"Andra stycket", b'<img src="x.png" id="sidan--text"> Andra stycket')
    found = lines(manuscript, "html", bad)
    assert ("axe-image-alt", 5) in found
    assert any(rule.startswith("nu-") and line == 5 for rule, line in found), found


@pytest.mark.parametrize(
    ("format_", "where", "line"),
    [
        ("html", "tbody > tr > th (320 px, dark)", 14),
        ("html", "table", 11),
        ("html", "title", None),
        ("html", "p:not(", None),
        ("html", "main", None),
        ("html", "", None),
        ("docx", "/word/document.xml /w:document[1]/w:body[1]/w:tbl[1]/w:tr[2]/w:tc[1]", 14),
        ("docx", "/word/footnotes.xml /w:footnotes[1]/w:footnote[3]", 7),
        ("docx", "/word/styles.xml /w:styles[1]", None),
        ("docx", "/word/document.xml /x:y[", None),
        ("pdf", "root/document[0]/pages[3]", None),
        ("pdf", "root/(99999 0 obj SEP P)", None),
        ("pdf", "", None),
    ],
)
def test_what_cannot_be_placed_has_no_line(format_: str, where: str, line: int | None, request, manuscript):
    data = request.getfixturevalue({"html": "page", "docx": "word", "pdf": "pdf"}[format_])
    place = Locator(compared(manuscript.document, format_, data), format_).place(where)
    assert (place.line if place else None) == line
