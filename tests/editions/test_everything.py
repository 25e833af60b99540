"""A publication with every construct, on pages so small that each crosses one: valid, and read back as written."""

from __future__ import annotations

from pathlib import Path

import page_view
import pytest

from publisher.build import Manuscript, prepare
from publisher.equivalence import compare, expected, pdf
from publisher.equivalence.pdf_tree import TaggedPdf
from publisher.regenerate import build
from publisher.validators import alfa, axe, html_validate, nu, openxml, verapdf

HERE = Path(__file__).parent.parent / "everything"
SOURCES, LAYOUTS = HERE / "sources/allt", HERE / "layouts"
FORMATS = ("pdf", "ua2", "docx", "html")

pytestmark = pytest.mark.xdist_group("everything")


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    output = tmp_path_factory.mktemp("allt")
    result = build(SOURCES, LAYOUTS, output, FORMATS)
    assert result.complete, (result.findings, result.editions)
    return output / "allt"


@pytest.fixture(scope="session")
def manuscript() -> Manuscript:
    return prepare(SOURCES, LAYOUTS)


@pytest.mark.parametrize(
    ("name", "flavours"), [("allt.pdf", ("ua1", "2a")), ("allt-ua2.pdf", ("ua2", "wt1a", "wt1r", "4f"))]
)
def test_pdf_is_valid(name: str, flavours: tuple[str, ...], folder: Path):
    for report in verapdf.validate([folder / name], flavours).values():
        assert report.verdict == "pass", (report.reason, report.failures)
        assert report.checks > 10_000


@pytest.mark.parametrize("name", ["allt.pdf", "allt-ua2.pdf"])
def test_pdf_says_what_the_source_says(name: str, folder: Path, manuscript: Manuscript):
    wanted = expected.reading(manuscript.document)
    assert list(compare.differences(wanted, pdf.reading((folder / name).read_bytes()), name)) == []


def test_it_tests_what_it_says(folder: Path):
    """Every kind of element crosses a page somewhere."""
    tree = TaggedPdf((folder / "allt.pdf").read_bytes())
    crossing = {element.type for element in tree.document.walk() if len(below(element)) > 1}
    assert crossing >= {"P", "L", "LI", "LBody", "Table", "TBody", "Aside", "BlockQuote", "Link", "Part", "Sect", "TOC"}


def below(element) -> set[int]:
    return set().union(*(inner.pages for inner in element.walk()))


@pytest.mark.parametrize("name", ["allt.pdf", "allt-ua2.pdf"])
def test_every_word_is_seen_in_its_place(name: str, folder: Path):
    assert page_view.faults(folder / name) == []


@pytest.mark.parametrize("office", ["Microsoft365", "Office2019"])
def test_docx_is_valid(office: str, folder: Path):
    assert openxml.validate(folder / "allt.docx", office).verdict == "pass"


def test_html_is_valid(folder: Path):
    page = folder / "allt.html"
    for validator in (nu, html_validate, axe, alfa):
        report = validator.validate([page])[page]
        assert report.verdict == "pass", (report.validator, report.reason, report.failures)
