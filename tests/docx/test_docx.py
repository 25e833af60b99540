"""The Word edition of a document with every construct, read back from its bytes."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from pathlib import Path

import docx_reading as reading
import docx_rich as rich
import docx_rules as rules
import making
import pytest
from docx_reading import WP, Package, W

from publisher import model, walk
from publisher.validators import openxml
from publisher.writers.docx import references, write
from publisher.writers.docx.style_measures import BOX_BAR, BOX_PAD, STEP

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
    words = "REF _Ref \\h \\* CHARFORMAT"  # without it a number would come with the bold of its caption
    assert kinds == [words, words, "REF _Ref \\r \\h", words, "NOTEREF _Ref \\f \\h"]


def results(link) -> str:
    """Return what the fields in a link show."""
    shown, inside = [], False
    for part in link.iter(f"{W}fldChar", f"{W}t"):
        if part.tag == f"{W}fldChar":
            inside = part.get(f"{W}fldCharType") == "separate"
        elif inside:
            shown.append(part.text)
    return "".join(shown)


def held(package: Package, name: str) -> str:
    """Return the text in a bookmark."""
    words, number = [], None
    for part in package.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if part.get(f"{W}name") == name:
            number = part.get(f"{W}id")
        elif part.tag == f"{W}bookmarkEnd" and part.get(f"{W}id") == number:
            break
        elif part.tag == f"{W}t" and number:
            words.append(part.text)
    return "".join(words)


def test_a_reference_says_what_its_bookmark_holds(package):
    """Or it would say something else when a program works it out anew, as LibreOffice does when it opens the file."""
    links = [link for link in package.body.iter(f"{W}hyperlink") if "CHARFORMAT" in "".join(link.itertext())]
    assert [results(link) for link in links] == ["1", "1", "Summary in English"]
    assert [held(package, link.get(f"{W}anchor")) for link in links] == ["1", "1", "Summary in English"]


def section(title: str, number: str = "") -> model.Section:
    return model.Section(title=(model.Text(text=title),), number=number, blocks=())


TABLE = model.Table(caption=(), alignments=(), head=(), body=(), number=11, label="Tabell 11")


@pytest.mark.parametrize(
    ("text", "target", "found"),
    [
        ("Tabell 11", TABLE, ("Tabell\u00a0", "11", "")),
        ("Table 1", replace(TABLE, number=1), ("Table\u00a0", "1", "")),
        ("avsnitt 3.2", section("Mål", "3.2"), ("avsnitt\u00a0", "3.2", "")),
        ("avsnittet ”Så gör ni”", section("Så gör ni"), ("avsnittet ”", "Så gör ni", "”")),
        ("avsnittet ”7 §”", section("7\u00a0§"), ("avsnittet ”7 §”", "", "")),
        ("rutan", model.Callout(kind=model.CalloutKind.FACT, title=(), blocks=()), ("rutan", "", "")),
    ],
)
def test_the_field_of_a_reference_holds_no_space_that_libreoffice_cuts_it_at(text, target, found):
    part = references.parts(text, target)
    assert (part.before, part.result, part.after) == found


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
    # No gallery but this is text to all programs: LibreOffice loses links and languages in a control of another kind.
    assert box.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery").get(f"{W}val") == "Quick Parts"
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


def test_a_picture_with_the_name_of_the_covers_drawing_is_itself(base, tmp_path):
    drawing = (Path(__file__).parents[1] / "blocks/images/exempel.svg").read_bytes()
    (tmp_path / "cover.svg").write_bytes(drawing)
    made = making.edition("docx", making.document('![Rutor.](cover.svg "Text")', base, tmp_path), base, tmp_path)
    drawings = [data for name, data in Package(made.data).files.items() if name.endswith(".svg")]
    assert drawing in drawings
    assert len(drawings) == 2


BOXES = "::: faktaruta A\nEtt.\n:::\n\n" * 2 + "::: tips B\nTre.\n\n- fyra\n:::\n"


def shades(package: Package) -> list[str]:
    titles = (p for p in package.body.iter(f"{W}p") if reading.style(p).endswith("Title"))
    found = (title.find(f"{W}pPr/{W}shd") for title in titles)
    return [shade.get(f"{W}fill") if shade is not None else "" for shade in found][1:]  # without the cover's


def test_a_box_after_a_box_has_a_title_of_another_shade_than_the_box_before(base, tmp_path):
    """LibreOffice fills the gap between two grounds that are alike; by one in 255 of blue no one sees that."""
    made = making.edition("docx", making.document(f"# R\n\n{BOXES}", base, tmp_path), base, tmp_path)
    first, *others = shades(Package(made.data))
    assert first == ""
    for shade, kind in zip(others, ("fact", "tip"), strict=True):
        ground = base.colours[base.tokens["callout"][kind]["ground"]]
        assert int(shade, 16) ^ int(ground[1:], 16) == 1


def test_a_box_in_an_item_begins_where_the_text_of_the_item_does(base, tmp_path):
    plain = "::: faktaruta A\nEtt.\n\nTabell: T\n| a | b |\n|---|---|\n| c | d |\n:::\n"
    text = f"- ett\n\n  - två\n\n{textwrap.indent(plain, '    ')}"
    lefts = []
    for each in (text, plain):
        package = Package(making.edition("docx", making.document(each, base, tmp_path), base, tmp_path).data)
        box = next(c for c in package.body.iter(f"{W}sdt") if c.find(f"{W}sdtPr/{W}tag") is not None)
        indents = [p.find(f"{W}pPr/{W}ind") for p in box.find(f"{W}sdtContent").iterfind(f"{W}p")]
        lefts.append([int(i.get(f"{W}left")) if i is not None else None for i in indents])
        assert not list(box.find(f".//{W}tbl").iter(f"{W}ind"))
        table = int(box.find(f".//{W}tblInd").get(f"{W}w"))
        assert lefts[-1][0] in (None, table)
    edge, step = round(20 * (BOX_PAD + BOX_BAR)), round(20 * STEP)
    assert lefts == [[edge + 2 * step] * 3, [None] * 3]
