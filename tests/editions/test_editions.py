"""The publications, as `make build` makes them, before the reference validators. Nothing is skipped in silence."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import docx_rules
import page_view
import pytest

from publisher import model, walk
from publisher.build import prepare
from publisher.equivalence import compare, docx, docx_carried, expected, html, pdf
from publisher.findings import errors
from publisher.publication import names
from publisher.regenerate import build
from publisher.results import Result
from publisher.validators import alfa, axe, html_validate, nu, openxml, verapdf
from publisher.validators.report import Report

ROOT = Path(__file__).parent.parent.parent
PUBLICATIONS = names(ROOT / "sources")
PAGES = {"strategi": 20, "trygghetsguide": 24, "naringslivssamverkan": 14}

pytestmark = pytest.mark.xdist_group("editions")
EVERY = pytest.mark.parametrize("name", PUBLICATIONS)


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("output")


@pytest.fixture(scope="session")
def results(output: Path) -> dict[str, Result]:
    formats = ("pdf", "ua2", "docx", "html")
    return {n: build(ROOT / "sources" / n, ROOT / "layouts", output, formats) for n in PUBLICATIONS}


@pytest.fixture(scope="session")
def pages(output: Path, results: dict[str, Result]) -> list[Path]:
    return [output / name / f"{name}.html" for name in PUBLICATIONS]


@pytest.fixture(scope="session")
def nu_reports(pages: list[Path]) -> Mapping[Path, Report]:
    return nu.validate(pages)


@pytest.fixture(scope="session")
def axe_reports(pages: list[Path]) -> Mapping[Path, Report]:
    return axe.validate(pages)


@pytest.fixture(scope="session")
def pdf_reports(output: Path, results: dict[str, Result]) -> Mapping[tuple[Path, str], Report]:
    pdf = verapdf.validate([output / name / f"{name}.pdf" for name in PUBLICATIONS], ("ua1", "2a"))
    archive = [output / name / f"{name}-ua2.pdf" for name in PUBLICATIONS]
    return pdf | verapdf.validate(archive, ("ua2", "wt1a", "wt1r", "4f"))


def passes(report: Report) -> None:
    """Assert that a validator ran and found nothing; without its program it is shown as not run, and fails in CI."""
    if report.verdict == "not run" and not os.environ.get("CI"):
        pytest.skip(f"not run: {report.validator}: {report.reason}")
    assert report.verdict == "pass", (report.reason, report.failures)
    assert report.checks > 0


def test_the_three_publications_and_the_handbook_are_here():
    assert set(PAGES) | {"handbok"} == set(PUBLICATIONS)


@EVERY
def test_every_edition_is_written_without_a_fault(name: str, results: dict[str, Result]):
    result = results[name]
    assert result.complete, [edition.failure for edition in result.editions]
    assert [edition.path.name for edition in result.editions] == [
        f"{name}{s}" for s in (".pdf", "-ua2.pdf", ".docx", ".html")
    ]
    assert not errors(result.findings)


@pytest.mark.parametrize(("name", "least"), PAGES.items())
def test_a_publication_has_its_pages(name: str, least: int, results: dict[str, Result]):
    assert (results[name].editions[0].pages or 0) >= least


@EVERY
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_pdf(name: str, flavour: str, output: Path, pdf_reports):
    passes(pdf_reports[output / name / f"{name}.pdf", flavour])


@EVERY
@pytest.mark.parametrize("flavour", ["ua2", "wt1a", "wt1r", "4f"])
def test_archive_pdf(name: str, flavour: str, output: Path, pdf_reports):
    passes(pdf_reports[output / name / f"{name}-ua2.pdf", flavour])


@EVERY
@pytest.mark.parametrize("suffix", [".pdf", "-ua2.pdf"])
def test_pdf_says_what_the_source_says(name: str, suffix: str, output: Path, results):
    manuscript = prepare(ROOT / "sources" / name, ROOT / "layouts")
    wanted = expected.reading(manuscript.document)
    found = pdf.reading((output / name / f"{name}{suffix}").read_bytes())
    assert list(compare.differences(wanted, found, suffix)) == []
    assert len(found.pieces) > 500


@EVERY
def test_every_word_is_seen_in_its_place(name: str, output: Path, results):
    assert page_view.faults(output / name / f"{name}.pdf") == []


@EVERY
def test_long_words_are_whole_for_other_programs(name: str, output: Path, results):
    """A word hyphenated at a line end is found by search and by text extraction."""
    file = output / name / f"{name}.pdf"
    manuscript = prepare(ROOT / "sources" / name, ROOT / "layouts")
    text = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, text=True).stdout
    said = set(re.findall(r"\w+", re.sub("\u00ad\\s*", "", text)))
    blocks = (" ".join(walk.plain_text(e) for e in walk.walk(manuscript.document) if isinstance(e, model.Paragraph)),)
    wanted = {word for word in re.findall(r"\w+", " ".join(blocks)) if len(word) >= 14}
    assert len(wanted) > 40
    assert wanted <= said, wanted - said


@EVERY
@pytest.mark.parametrize("office", ["Microsoft365", "Office2019"])
def test_docx(name: str, office: str, output: Path, results):
    passes(openxml.validate(output / name / f"{name}.docx", office))


@EVERY
def test_docx_keeps_the_rules_of_accessible_word_files(name: str, output: Path, results):
    assert docx_rules.faults((output / name / f"{name}.docx").read_bytes()) == []


@EVERY
def test_docx_says_what_the_source_says(name: str, output: Path, results):
    manuscript = prepare(ROOT / "sources" / name, ROOT / "layouts")
    wanted, found = expected.reading(manuscript.document), docx.reading((output / name / f"{name}.docx").read_bytes())
    assert list(compare.differences(*docx_carried.comparable(wanted, found), "docx")) == []


@EVERY
def test_html_in_nu(name: str, output: Path, nu_reports):
    passes(nu_reports[output / name / f"{name}.html"])


@EVERY
def test_html_in_html_validate(name: str, output: Path, results):
    page = output / name / f"{name}.html"
    passes(html_validate.validate([page])[page])


def test_html_in_alfa(output: Path, results):
    """One publication: Alfa takes ten seconds a page, and tests/editions/test_everything.py has every construct."""
    page = output / "strategi/strategi.html"
    passes(alfa.validate([page])[page])


@EVERY
def test_html_in_axe(name: str, output: Path, axe_reports):
    passes(axe_reports[output / name / f"{name}.html"])


@EVERY
def test_html_says_what_the_source_says(name: str, output: Path, results):
    manuscript = prepare(ROOT / "sources" / name, ROOT / "layouts")
    wanted = expected.reading(manuscript.document)
    found = html.reading((output / name / f"{name}.html").read_bytes())
    assert list(compare.differences(wanted, found, "html")) == []


@EVERY
def test_html_stands_alone(name: str, output: Path, results):
    page = (output / name / f"{name}.html").read_text("utf-8")
    assert 'src="http' not in page
    assert "url(http" not in page
    assert re.findall("<script[^>]*>", page) == ['<script type="application/ld+json">']
    assert "<main" in page
