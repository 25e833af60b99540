"""The report beside the editions: a page, pictures with tags, OpenACR, EARL, a statement, and what was said before."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
import yaml
from lxml import html

from publisher.conformance.evidence import Standing
from publisher.conformance.standards import conditions, provisions
from publisher.conformance_report import history, openacr
from publisher.conformance_report.flags import flags
from publisher.conformance_report.gather import Dossier, judged
from publisher.conformance_report.readings import side_by_side
from publisher.conformance_report.statement import statement
from publisher.conformance_report.tagged_pages import Page, Tag, pages
from publisher.conformance_report.write import write
from publisher.findings import SourceError
from publisher.validators import axe, nu, warm
from publisher.verification import Verification

EARL = rdflib.Namespace("http://www.w3.org/ns/earl#")
RULES = {*(f"en-{p.number}" for p in provisions()), *(f"m-{c.id}" for c in conditions())}


@pytest.fixture
def copied(dossier: Dossier, tmp_path: Path) -> Dossier:
    """Return the dossier with its editions in a folder of their own, for a report to be written beside them."""
    files = {name: Path(shutil.copy(path, tmp_path)) for name, path in dossier.files.items()}
    return replace(dossier, files=files)


@pytest.fixture
def failed(copied: Dossier, verification: Verification, changed) -> Dossier:
    """Return the dossier of a publication whose web page fails a rule."""
    verification = changed(verification, "axe", "image-alt")
    return judged(copied.manuscript, copied.files, verification, copied.date)


def test_the_page_shows_every_rule_with_verdict_and_evidence(copied: Dossier, words):
    report = html.fromstring(write(copied, words, "sv").read_bytes())
    rules = report.xpath('//li[contains(@class, "rule ")]')
    assert {rule.get("id") for rule in rules} == RULES
    for rule in rules:
        assert rule.xpath('.//span[contains(@class, "verdict")]')[0].text_content().strip()
        assert rule.xpath('.//ul[@class="evidence"]/li')


def test_the_page_shows_what_waits_for_an_answer_and_what_is_to_mend(failed: Dossier, words):
    text = " ".join(html.fromstring(write(failed, words, "sv").read_bytes()).text_content().split())
    assert "Säger den här texten vad figuren visar? (1) a.svg" in text
    assert "axe-core: 2 fel mot 5 regler." in text
    assert "Svara med: publisher review rapport" in text


def test_the_report_speaks_english(copied: Dossier, base):
    report = html.fromstring(write(copied, base.words("en"), "en").read_bytes())
    assert report.get("lang") == "en"
    assert "Does this text say what the figure shows?" in report.text_content()


# --- pages and readings --------------------------------------------------------------------------------------------


def test_each_page_has_its_tags_in_reading_order_where_they_stand(dossier: Dossier):
    *_, last = pages(dossier.editions["pdf"])
    assert [tag.number for tag in last.tags] == list(range(1, len(last.tags) + 1))
    seen = [page for page in pages(dossier.editions["pdf"]) if any(tag.type == "Figure" for tag in page.tags)]
    (figure,) = (tag for page in seen for tag in page.tags if tag.type == "Figure")
    assert figure.alternative == "Två staplar."
    for page_ in pages(dossier.editions["pdf"]):
        for left, top, right, bottom in (tag.box for tag in page_.tags):
            assert 0 <= left < right <= page_.width
            assert 0 <= top < bottom <= page_.height


def test_the_order_of_tags_is_that_of_the_source(dossier: Dossier):
    (shown,) = (page for page in pages(dossier.editions["pdf"]) if any(tag.type == "Figure" for tag in page.tags))
    kinds = [tag.type for tag in shown.tags]
    assert kinds[:5] == ["H1", "P", "Figure", "Caption", "Caption"]
    assert Counter(kinds)["TD"] == 2
    assert Counter(kinds)["TH"] == 4


def test_no_flag_covers_another():
    """An item and its text begin at the same place, and a page may hold a hundred small cells."""
    crowded = [(138.0 + 9 * (n % 4), 100.0 + 3 * (n // 4), 300.0, 110.0 + 3 * (n // 4)) for n in range(100)]
    tags = tuple(Tag(number, "LBody", box) for number, box in enumerate(crowded, start=1))
    placed = list(flags(Page(1, 595.0, 842.0, b"", tags)))
    assert [flag.tag.number for flag in placed] == list(range(1, 101))
    for number, one in enumerate(placed):
        assert one.left >= 1
        for other in placed[number + 1 :]:
            apart = one.left >= other.left + other.width or other.left >= one.left + one.width
            assert apart or abs(one.top - other.top) >= 10.5


def test_the_alternative_of_a_picture_names_its_tags_in_order(copied: Dossier, words):
    report = html.fromstring(write(copied, words, "sv").read_bytes())
    alternatives = report.xpath("//figure//img/@alt")
    assert any("1 rubrik 1, 2 stycke, 3 figur, 4–5 bildtext, 6–8 rubrikcell" in text for text in alternatives)
    assert all((copied.files["pdf"].parent / source).is_file() for source in report.xpath("//figure//img/@src"))


def test_readings_stand_side_by_side_and_a_lost_paragraph_shows(dossier: Dossier):
    assert all(line.same for part in side_by_side(dossier.manuscript.document, dossier.editions) for line in part.lines)
    page_ = dossier.editions["html"].replace(b"Ett stycke med ", b"")
    lost = {**dossier.editions, "html": page_}
    (line,) = (line for part in side_by_side(dossier.manuscript.document, lost) for line in part.lines if not line.same)
    assert line.wanted is not None
    assert line.wanted.text.startswith("Ett stycke")
    assert line.given["html"] is not None
    assert line.given["html"].text.startswith("en länk")


def test_a_damaged_edition_gives_nothing_and_does_not_stop_the_report(copied: Dossier, words):
    for path in copied.files.values():
        path.write_bytes(b"damaged")
    damaged = judged(copied.manuscript, copied.files, copied.verification, copied.date)
    report = write(damaged, words, "sv")
    assert "Saknas" in report.read_text("utf-8")
    assert next(each for each in damaged.conditions if each.rule == "05-001").standing is Standing.NOT_RUN


# --- determinism and history ---------------------------------------------------------------------------------------


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_report_made_again_is_the_same_bytes(copied: Dossier, words):
    folder = write(copied, words, "sv").parent
    first = files_of(folder)
    assert set(first) >= {
        "rapport-rapport.html",
        "rapport-openacr.yaml",
        "rapport-earl.jsonld",
        "rapport-historik.json",
        "rapport-rapport/1.webp",
    }
    write(copied, words, "sv")
    assert files_of(folder) == first


def test_an_earlier_report_is_kept_with_what_has_changed_since(copied: Dossier, failed: Dossier, words):
    write(failed, words, "sv")
    report = html.fromstring(write(copied, words, "sv").read_bytes())
    (entry,) = report.xpath('//ol[@class="history"]/li')
    changes = [" ".join(item.text_content().split()) for item in entry.xpath("ul/li")]
    assert changes == ["10.1.1.1: Inte uppfyllt → Väntar på svar"]
    kept = json.loads((copied.files["pdf"].parent / "rapport-historik.json").read_bytes())
    assert len(kept) == 2
    assert len(kept[0]["verdicts"]) == 185


def test_a_broken_history_is_told_and_not_written_over(copied: Dossier, words):
    kept = copied.files["pdf"].parent / f"rapport{history.SUFFIX}"
    kept.write_text("[{", "utf-8")
    with pytest.raises(SourceError) as error:
        write(copied, words, "sv")
    assert [finding.rule for finding in error.value.findings] == ["history-broken"]
    assert kept.read_text("utf-8") == "[{"


def test_pictures_of_pages_that_are_no_more_are_removed(copied: Dossier, words):
    old = copied.files["pdf"].parent / "rapport-rapport/99.webp"
    old.parent.mkdir()
    old.write_bytes(b"")
    write(copied, words, "sv")
    assert not old.exists()


# --- as data -------------------------------------------------------------------------------------------------------

LEVELS = {"supports", "partially-supports", "does-not-support", "not-applicable", "not-evaluated"}  # GSA, terms.yaml


def test_openacr_has_the_shape_of_its_schema_and_every_criterion(failed: Dossier, words):
    """`openacr-0.1.0.json`: title, product.name and author.email are required, and num, name and level below."""
    data = yaml.safe_load(openacr.openacr(failed, words))
    assert isinstance(data["title"], str)
    assert isinstance(data["product"]["name"], str)
    assert isinstance(data["author"]["email"], str)
    assert isinstance(data["version"], int)
    assert isinstance(data["report_date"], str)
    chapters = data["chapters"]
    criteria = [c for chapter in chapters.values() for c in chapter.get("criteria", ())]
    assert len(criteria) == 48
    assert {c["num"] for c in chapters["en_301_549_non-web-documents"]["criteria"]} == {"10.5", "10.6"}
    for criterion in criteria:
        assert isinstance(criterion["num"], str)
        for component in criterion["components"]:
            assert component["name"] in {"web", "electronic-docs", "none"}
            assert component["adherence"]["level"] in LEVELS
            assert component["adherence"]["notes"]
    (first, *_) = chapters["success_criteria_level_a"]["criteria"]
    levels = {component["name"]: component["adherence"]["level"] for component in first["components"]}
    assert levels == {"web": "partially-supports", "electronic-docs": "not-evaluated"}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib, of its own parser
def test_earl_is_read_by_an_rdf_library_and_says_what_the_report_says(failed: Dossier, words):
    path = write(failed, words, "sv").parent / "rapport-earl.jsonld"
    graph = rdflib.Graph().parse(path, format="json-ld")
    assertions = set(graph.subjects(rdflib.RDF.type, EARL.Assertion))
    assert len(assertions) == 48 * 3 + 137
    for assertion in assertions:
        for name in ("assertedBy", "subject", "test", "mode", "result"):
            assert len(list(graph.objects(assertion, EARL[name]))) == 1
    outcomes = Counter(str(outcome).rpartition("#")[2] for outcome in graph.objects(None, EARL.outcome))
    assert outcomes["failed"] == 1
    assert set(outcomes) == {"passed", "failed", "cantTell", "inapplicable"}
    assert len(set(graph.subjects(rdflib.RDF.type, EARL.TestSubject))) == 3


def test_the_statement_groups_faults_by_situation_of_use(failed: Dossier, words, base):
    fragment = html.fromstring(statement([failed], words, base, "sv").decode())
    assert fragment.tag == "section"
    situations = [heading.text for heading in fragment.iter("h4")]
    assert situations[:2] == ["Att använda utan att se", "Att använda med nedsatt syn"]
    assert "Att använda med känslighet för flimmer" not in situations
    text = " ".join(fragment.text_content().split())
    assert "Innehåll som inte är text (EN 301 549, 10.1.1.1): axe-core: 2 fel mot 5 regler." in text
    assert "delvis förenliga" in text
    assert "Inte prövat än" in text


# --- the report itself ---------------------------------------------------------------------------------------------


@pytest.mark.xdist_group("editions")
def test_the_report_is_accessible_and_valid(copied: Dossier, words, request):
    request.addfinalizer(warm.close_all)
    path = write(copied, words, "sv")
    for report in (nu.validate([path])[path], axe.validate([path])[path]):
        if report.verdict == "not run":
            pytest.skip(f"not run: {report.validator}: {report.reason}")
        assert report.verdict == "pass", report.failures
