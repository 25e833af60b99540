"""The Word edition of a document with every construct, read back from its bytes."""

from __future__ import annotations

import re
from pathlib import Path

import docx_reading as reading
import docx_rich as rich
import docx_rules as rules
import making
import pytest
from docx_reading import WP, Package, W

from publisher import model, walk
from publisher.validators import openxml
from publisher.writers.docx import write

GOLDEN = Path(__file__).parent / "rich.outline.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("prov")


@pytest.fixture(scope="module")
def written(folder):
    return write(rich.publication(folder), rich.document(), rich.LAYOUT, {"text": 4, "ord": 4, "rutor": 6})


@pytest.fixture(scope="module")
def package(written) -> Package:
    return Package(written.data)


def test_outline(written, golden):
    made = reading.outline(written.data)
    if golden:
        GOLDEN.write_text(made, "utf-8")
    assert made == GOLDEN.read_text("utf-8")


def test_the_same_bytes_each_time(written, folder):
    pages = {"text": 4, "ord": 4, "rutor": 6}
    assert write(rich.publication(folder), rich.document(), rich.LAYOUT, pages).data == written.data


@pytest.mark.parametrize("name", [name for name in rules.RULES if name not in rules.REPORTED])
def test_rule(name, package):
    assert not list(rules.RULES[name][1](package))


@pytest.mark.parametrize("name", rules.REPORTED)
def test_what_a_rule_refuses_is_reported_when_it_is_written(name, package, written):
    reported = [finding.values["text"] for finding in written.findings if finding.rule == rules.REPORTED[name]]
    assert list(rules.RULES[name][1](package)) == reported != []


COMPATIBILITY = 'name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="{}"'
BROKEN = {
    "alternatives": ("word/document.xml", 'descr="Ett foto."', 'descr="foto.png"'),
    "merged_cells": ("word/document.xml", "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>'),
    "blank_cells": ("word/document.xml", "</w:tr></w:tbl>", "</w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    "title": ("docProps/core.xml", "Trygghet börjar med platsen", ""),
    "access": ("word/settings.xml", "<w:defaultTabStop", '<w:documentProtection w:edit="readOnly"/><w:defaultTabStop'),
    "still": ("word/document.xml", " SEQ Figur", " ASK Figur"),
    "watermarks": ("word/header1.xml", "</w:p>", "<w:r><w:pict/></w:r></w:p>"),
    "growth": ("word/styles.xml", 'lineRule="auto"', 'lineRule="exact"'),
    "words_beside_colour": ("word/styles.xml", '<w:u w:val="single"/>', ""),
    "bars": ("word/styles.xml", 'w:color="00687A"', 'w:color="E6EFF4"'),
    "contents": ("word/document.xml", 'pStyle w:val="TOC2"', 'pStyle w:val="TOCHeading"'),
    "in_line": ("word/document.xml", 'distL="0"', 'distL="9"'),
    "header_rows": ("word/document.xml", "<w:tblHeader/>", ""),
    "tables": ("word/document.xml", "<w:cantSplit/>", ""),
    "controls": ("word/document.xml", 'alias w:val="Bjud in parterna"', 'alias w:val=""'),
    "headings": ("word/document.xml", 'pStyle w:val="Heading2"', 'pStyle w:val="Heading3"'),
    "blanks": ("word/document.xml", "Börja med platsen", "Börja   med platsen"),
    "links": ("word/document.xml", "ordet lägesbild", "här"),
    "language": ("word/settings.xml", 'themeFontLang w:val="sv-SE"', 'themeFontLang w:val="fi-FI"'),
    "contrasts": ("word/styles.xml", 'color w:val="4A545C"', 'color w:val="B0B0B0"'),
    "styles": ("word/document.xml", 'pStyle w:val="Term"', 'pStyle w:val="Unknown"'),
    "opening": ("word/settings.xml", COMPATIBILITY.format(15), COMPATIBILITY.format(14)),
    "fields": ("word/document.xml", '<w:fldChar w:fldCharType="end"/>', ""),
}


@pytest.mark.parametrize("name", rules.RULES)
def test_rule_finds_what_breaks_it(name, written):
    package = Package(written.data)
    part, right, wrong = BROKEN[name]
    assert right in package.files[part].decode()
    package.files[part] = package.files[part].decode().replace(right, wrong, 1).encode()
    assert list(rules.RULES[name][1](package))


@pytest.mark.parametrize("office", ["Microsoft365", "Office2019"])
def test_open_xml_sdk(written, office, tmp_path):
    path = tmp_path / "prov.docx"
    path.write_bytes(written.data)
    report = openxml.validate(path, office)
    if report.verdict == "not run":
        pytest.skip(report.reason)
    assert report.verdict == "pass", report.failures


def test_nothing_of_the_text_is_dropped(package):
    """Every text, code and alternative of the model stands in the file, in its order."""
    body = "".join(reading.text(package.body).split())
    place = 0
    for element in walk.walk(model.Document(blocks=rich.document().blocks)):
        words = ""
        match element:
            case model.Text() | model.Code() | model.CrossReference() | model.Abbreviation():
                words = "".join(element.text.split())
            case model.Image(alt=str(alt)):
                words = "".join(alt.split())
            case _:
                continue
        place = body.find(words, place)
        assert place >= 0, words
        place += len(words)


def test_alternatives_and_decorations(package):
    alts = [p.get("descr") for p in package.body.iter(f"{WP}docPr")]
    assert sorted(alts) == ["", "", "En orange ruta", "En ruta med ordet Plats bredvid en cirkel.", "Ett foto."]


def test_a_drawing_has_a_picture_beside_it(package):
    assert sorted(re.sub(r"\d", "", n) for n in package.files if "media" in n) == [
        "word/media/image.png", "word/media/image.png", "word/media/image.png", "word/media/image.svg",
        "word/media/image.svg"]  # fmt: skip


def test_languages_of_parts(package):
    english = "".join(
        reading.text(run)
        for story in ("document", "footnotes")
        for run in package.stories[story].iter(f"{W}r")
        if (lang := run.find(f"{W}rPr/{W}lang")) is not None and lang.get(f"{W}val") == "en-GB"
    )
    for words in ("crime prevention", "Summary in English", "This is a short summary", "A note in English."):
        assert words in english
    arabic = [run for run in package.body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert arabic[0].find(f"{W}rPr/{W}lang").get(f"{W}bidi") == "ar-SA"


def codes(package: Package) -> list[str]:
    return [code.text.strip() for code in package.body.iter(f"{W}instrText")]


def test_captions_count_and_references_follow(package):
    found = codes(package)
    assert [code for code in found if code.startswith("SEQ")] == [
        "SEQ Figur \\* ARABIC", "SEQ Figur \\* ARABIC", "SEQ Tabell \\* ARABIC", "SEQ Tabell \\* ARABIC"]  # fmt: skip
    kinds = [re.sub(r"_Ref\d+", "_Ref", code) for code in found if "REF _Ref" in code]
    assert kinds == ["REF _Ref \\h", "REF _Ref \\h", "REF _Ref \\r \\h", "REF _Ref \\h", "NOTEREF _Ref \\f \\h"]


def test_figures_in_all_languages_are_one_count(folder):
    def figure(number: int, label: str) -> model.Figure:
        path, caption = Path("images/foto.png"), (model.Text(text="Foto"),)
        return model.Figure(path=path, alt="Ett foto.", caption=caption, number=number, label=label)

    english = model.Section(title=(model.Text(text="Summary"),), lang="en", blocks=(figure(2, "Figure 2"),))
    document = model.Document(blocks=(figure(1, "Figur 1"), english))
    found = codes(Package(write(rich.publication(folder), document, rich.LAYOUT, {}).data))
    assert [code for code in found if code.startswith("SEQ")] == ["SEQ Figur \\* ARABIC"] * 2


def test_contents_have_only_the_page_numbers_that_are_known(package):
    entries = [
        p
        for p in package.body.iter(f"{W}p")
        if reading.style(p).startswith("TOC") and p.find(f"{W}hyperlink") is not None
    ]
    assert [reading.text(p) for p in entries[:3]] == [
        "1 Text och listor med en rubrik som blir två rader 4", "1.1 Ord i löpande text 4", "1.2 Listor"]  # fmt: skip
    assert sum("PAGEREF" in code for code in codes(package)) == 3


def test_lists_restart_and_nest(package):
    numbering = package.part("word/numbering.xml")
    starts = [
        (num.get(f"{W}numId"), o.get(f"{W}ilvl"), o[0].get(f"{W}val"))
        for num in numbering.iter(f"{W}num")
        for o in num.iter(f"{W}lvlOverride")
    ]
    assert [start[1:] for start in starts] == [("0", "1"), ("0", "4"), ("0", "1")]


def test_merged_cells_are_reported(written):
    assert [(f.rule, f.values["text"]) for f in written.findings] == [
        ("docx-merged-cells", "År"), ("docx-merged-cells", "Kumla")]  # fmt: skip


ENDS = {
    "table": "Tabell: Antal\n| Kommun | Antal |\n|---|--:|\n| Nora | 1 |",
    "figure": '![Tre rutor.](images/exempel.svg "Text")',
    "code": "```\nkod\n```",
    "quotation": "> Citat.",
    "list": "- ett",
    "definitions": "Ord\n: Förklaring.",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_box_is_a_titled_control_that_holds_all_of_it(end: str, base):
    folder = Path(__file__).parents[1] / "blocks"
    text = f"# R\n\n:::: faktaruta T\nText.\n\n{end}\n::::\n\nEfter."
    written = making.edition("docx", making.document(text, base, folder), base, folder)
    body = Package(written.data).body
    box = next(control for control in body.iter(f"{W}sdt") if control.find(f"{W}sdtPr/{W}tag") is not None)
    assert box.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == "callout-fact"
    assert box.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == "Fakta: T"
    assert not any(box.find(f"{W}sdtPr/{W}{kind}") is not None for kind in ("placeholder", "showingPlcHdr", "lock"))
    assert reading.text(box.getnext()) == "Efter."
    assert not [finding for finding in written.findings if finding.rule != "docx-pages-unknown"]


def test_a_text_that_begins_with_a_box_begins_a_page(base, tmp_path):
    made = making.edition("docx", making.document("::: tips T\nText.\n:::\n", base, tmp_path), base, tmp_path)
    control = next(Package(made.data).body.iter(f"{W}sdt"))
    assert next(control.iter(f"{W}p")).find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_fonts_are_within(package):
    fonts = package.part("word/fontTable.xml")
    assert {etree.split("}")[1] for f in fonts for etree in (c.tag for c in f) if "embed" in etree} == {
        "embedRegular", "embedBold", "embedItalic"}  # fmt: skip


def test_properties(package):
    core = package.files["docProps/core.xml"].decode()
    assert "Trygghet börjar med platsen" in core
    assert "2026-11-22T00:00:00Z" in core
    custom = package.files["docProps/custom.xml"].decode()
    assert "Diarienummer" in custom
    assert "2026-0001" in custom
