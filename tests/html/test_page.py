"""What a page of the HTML edition carries around its text: downloads, facts, policy, data, fonts."""

from __future__ import annotations

import base64
import datetime
import hashlib
import html
import io
import json
import re
import zipfile
from pathlib import Path

import making
import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from publisher import model
from publisher.equivalence import compare, expected
from publisher.equivalence import html as read_html
from publisher.layout import Layout
from publisher.publication import Contact, Publication, Validity
from publisher.regenerate import build
from publisher.writers import docx
from publisher.writers import html as writer
from publisher.writers.html import linked_data
from publisher.writers.html.fonts import COMMON
from publisher.writers.html.words import Words
from publisher.writers.written import Sibling

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "tests/blocks"
TEXT = making.EXAMPLE


def page(base: Layout, text: str = TEXT, siblings: tuple[Sibling, ...] = (), **fields) -> str:
    publication = replace(making.publication(FOLDER), **fields)
    return writer.write(publication, making.document(text, base, FOLDER), base, siblings).data.decode()


def words_of(text: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "", text))


def data_of(text: str) -> dict:
    return json.loads(re.search('<script type="application/ld\\+json">(.*?)</script>', text, re.DOTALL)[1])


def test_two_writings_are_the_same_bytes(base):
    assert page(base) == page(base)


# --- downloads -------------------------------------------------------------------------------------------------------


def test_the_siblings_are_offered_with_type_size_and_pages(base):
    siblings = (
        Sibling("pdf", "prov.pdf", 2_912_345, 48),
        Sibling("ua2", "prov-ua2.pdf", 1_000, 48),
        Sibling("docx", "prov.docx", 84_499),
    )
    found = re.findall('<li><a href="([^"]+)" type="([^"]+)">([^<]+)', page(base, siblings=siblings))
    assert [(name, said) for name, _, said in found] == [
        ("prov.pdf", "Provtryck (pdf, 2,9 MB, 48 sidor)"),
        ("prov.docx", "Provtryck (Word, 84 kB)"),
    ]
    assert found[0][1] == "application/pdf"


def test_without_siblings_there_is_nothing_to_download(base):
    assert 'class="downloads"' not in page(base)


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 kB"), (999_499, "999 kB"), (999_500, "1,0 MB"), (2_949_999, "2,9 MB"), (12_000_000, "12,0 MB")],
)
def test_a_size_is_said_in_the_reader_s_units(size: int, said: str, words):
    assert Words(words).size(size) == said


def test_a_build_offers_the_editions_that_the_record_knows(tmp_path: Path):
    result = build(ROOT / "sources/strategi", ROOT / "layouts", tmp_path, ("docx", "html"))
    sizes = {edition.format: edition.bytes for edition in result.editions}
    made = (tmp_path / "strategi/strategi.html").read_text("utf-8")
    assert f"{round(sizes['docx'] / 1000)} kB" in made.replace("\u00a0", " ")
    assert 'href="strategi.docx"' in made


# --- facts -----------------------------------------------------------------------------------------------------------


def test_the_page_says_who_when_and_how_long(base):
    made = words_of(
        page(
            base,
            diarienummer="100-1-2026",
            validity=Validity(start=datetime.date(2026, 1, 1), end=datetime.date(2027, 12, 31)),
        )
    )
    for said in ("Senast uppdaterad 2 januari 2026", "Utgivaren", "100-1-2026", "1 januari 2026 – 31 december 2027"):
        assert said in made


def test_a_period_may_have_one_end(base):
    assert "till och med 31 december 2027" in page(base, validity=Validity(end=datetime.date(2027, 12, 31)))
    assert "från och med 1 januari 2026" in page(base, validity=Validity(start=datetime.date(2026, 1, 1)))


def test_word_says_the_same_period(base):
    publication = replace(making.publication(FOLDER), validity=Validity(end=datetime.date(2027, 12, 31)))
    made = docx.write(publication, making.document(TEXT, base, FOLDER), base).data
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert "till och med 31 december 2027" in package.read("word/document.xml").decode()


def test_a_fault_is_reported_where_the_publication_says(base):
    by_mail = page(base, contact=Contact(name="Vi", email="vi@example.org", web="https://example.org"))
    assert 'href="mailto:vi@example.org?subject=Brist%20i%20tillg%C3%A4nglighet%3A%20Provtryck"' in by_mail
    assert 'href="https://example.org">Kontakta oss om bristen' in page(
        base, contact=Contact(name="Vi", web="https://example.org")
    )
    assert 'href="https://example.org/redogorelse"' in page(
        base, accessibility_statement="https://example.org/redogorelse"
    )


def test_what_the_law_asks_for_and_nobody_has_told_is_reported(base):
    def rules(publication: Publication) -> list[str]:
        made = writer.write(publication, making.document(TEXT, base, FOLDER), base)
        return [finding.rule for finding in made.findings]

    silent = making.publication(FOLDER)
    assert rules(silent) == ["web-statement-missing", "web-contact-missing"]
    contact = Contact(name="Vi", email="vi@example.org")
    assert rules(replace(silent, contact=contact, accessibility_statement="https://example.org")) == []


# --- headings --------------------------------------------------------------------------------------------------------


def test_each_heading_has_a_link_to_itself_beside_it(base):
    made = page(base, "# Vårt mål\n\nText.\n\n# Summary {.unnumbered lang=en}\n\nText.")
    assert (
        '<div class="heading"><h2><span class="number">1</span> Vårt mål</h2>'
        '<a class="deep-link" href="#vart-mal" lang="sv-SE" aria-label="Länk till 1 Vårt mål"></a></div>' in made
    )
    assert 'href="#summary" lang="sv-SE" aria-label="Länk till Summary"' in made
    wanted = expected.reading(making.document("# Vårt mål\n\nText.", base, FOLDER))
    assert (
        list(compare.differences(wanted, read_html.reading(page(base, "# Vårt mål\n\nText.").encode()), "html")) == []
    )


# --- data and policy -------------------------------------------------------------------------------------------------


def test_the_data_tells_only_what_the_text_has(base):
    plain = data_of(page(base, "# Rubrik\n\nText."))
    assert plain["@type"] == "Report"
    assert plain["dateModified"] == "2026-01-02"
    assert not {"alternativeText", "longDescription"} & set(plain["accessibilityFeature"])
    assert {"structuralNavigation", "tableOfContents", "highContrastDisplay"} <= set(plain["accessibilityFeature"])
    assert "structuralNavigation" not in data_of(page(base, "Text."))["accessibilityFeature"]
    image = "![Tre rutor.](images/exempel.svg)\n"
    assert "alternativeText" in data_of(page(base, image))["accessibilityFeature"]
    forgotten = model.Document(
        blocks=(model.Figure(path=Path("a.svg"), alt="Ord"), model.Figure(path=Path("b.svg"), alt=""))
    )
    assert "alternativeText" not in list(linked_data.features(forgotten, base))
    described = data_of(page(base, image + "\n::: långbeskrivning\nOrd.\n:::\n"))
    assert "longDescription" in described["accessibilityFeature"]
    assert described["accessModeSufficient"] == ["textual"]


def test_the_data_cannot_end_its_element(base):
    made = page(base, title="</script><b>")
    assert data_of(made)["name"] == "</script><b>"
    assert "</script><b>" not in made


def test_the_policy_lets_in_the_style_and_the_data_alone(base):
    made = page(base)
    policy = html.unescape(re.search('http-equiv="Content-Security-Policy" content="([^"]+)"', made)[1])
    for pattern, directive in (("<style>(.*?)</style>", "style-src"), ('json">(.*?)</script>', "script-src")):
        content = re.search(pattern, made, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    assert ' style="' not in made


# --- fonts -----------------------------------------------------------------------------------------------------------


def faces(made: str) -> dict[tuple[str, str, str], TTFont]:
    rule = r'font-family: "([^"]+)"; font-weight: (\d+); font-style: (\w+);[^}]*base64,([^"]+)"'
    return {(a, b, c): TTFont(io.BytesIO(base64.b64decode(d))) for a, b, c, d in re.findall(rule, made)}


def test_a_page_carries_the_faces_and_letters_that_it_needs(base):
    plain = faces(page(base, "# Rubrik\n\nText."))
    assert ("Source Sans 3", "400", "italic") not in plain
    assert not [face for face in plain if face[0] == "Source Code Pro"]
    assert len(plain) == 3
    full = faces(page(base, "# Rubrik\n\n*Text* och `kod` på nordsamiska: Čállinmearka ŋ."))
    assert len(full) == 5
    assert {ord("Č"), ord("ŋ")} <= set(full["Source Sans 3", "400", "italic"].getBestCmap())
    assert ord("ŋ") not in plain["Source Sans 3", "400", "normal"].getBestCmap()


def test_the_small_fonts_have_the_common_letters_that_the_large_ones_have():
    wanted = {code for first, last in COMMON for code in range(first, last + 1)}
    for path in sorted((ROOT / "layouts/base/fonts").glob("*-common.woff2")):
        with TTFont(path) as small, TTFont(str(path).replace("-common.woff2", ".ttf")) as large:
            assert set(small.getBestCmap()) == wanted & set(large.getBestCmap()), path.name
