"""A Word file read back says what the model says; damaged on purpose, the fault is named with its source line."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import making
import pytest
import random_documents
from hypothesis import HealthCheck, given, settings
from lxml import etree

from publisher import model, resolve
from publisher.build import Manuscript, prepare
from publisher.equivalence import compare, docx, docx_carried, expected
from publisher.equivalence.reading import Piece, Reading
from publisher.findings import Finding
from publisher.publication import names
from publisher.writers import FORMATS

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "tests/blocks"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TEXT = (
    making.EXAMPLE
    + """
## Andra nivån

Se [](#fig-vag), samma not[^a] och Brå.

3. tre
4. fyra

- [ ] öppen
- [x] klar

Ord
: Förklaring.

::: faktaruta Ruta
I rutan.

> Citat i rutan.
:::

*[Brå]: Brottsförebyggande rådet

# Utan nummer {.unnumbered}
"""
)


@pytest.fixture(scope="module")
def wanted(base) -> Reading:
    document = making.document(TEXT, base, FOLDER)
    return expected.reading(document)


@pytest.fixture(scope="module")
def data(base) -> bytes:
    return making.edition("docx", making.document(TEXT, base, FOLDER), base, FOLDER).data


def found_in(data: bytes, wanted: Reading) -> list[Finding]:
    return list(compare.differences(*docx_carried.comparable(wanted, docx.reading(data)), "docx"))


Part = etree._Element
Damage = Callable[[dict[str, Part]], None]


def damaged(data: bytes, damage: Damage) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    parts = {name: etree.fromstring(content) for name, content in files.items() if name.endswith((".xml", ".rels"))}
    damage(parts)
    changed = BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, etree.tostring(parts[name]) if name in parts else content)
    return changed.getvalue()


def paragraph(parts: dict[str, Part], start: str) -> Part:
    """Return the paragraph of the text whose words begin so."""
    for element in parts["word/document.xml"].iter(f"{W}p"):
        if "".join(element.itertext(f"{W}t")).startswith(start) and not style(element).startswith("TOC"):
            return element
    raise AssertionError(start)


def style(element: Part) -> str:
    return element.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def first(parts: dict[str, Part], tag: str, part: str = "document") -> Part:
    return next(parts[f"word/{part}.xml"].iter(tag))


def lose(element: Part) -> None:
    element.getparent().remove(element)


def paragraph_lost(parts):
    lose(paragraph(parts, "Första"))


def paragraphs_swapped(parts):
    paragraph(parts, "Andra stycket").addnext(paragraph(parts, "Första"))


def paragraph_cut(parts):
    whole = paragraph(parts, "Första")
    rest = etree.Element(f"{W}p")
    rest.extend(whole[2:])
    whole.addnext(rest)


def word_lost(parts):
    text = next(paragraph(parts, "Första").iter(f"{W}t"))
    text.text = text.text.replace("stycket ", "")


def heading_deeper(parts):
    paragraph(parts, "Andra nivån").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Heading3")


def heading_as_text(parts):
    paragraph(parts, "Andra nivån").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "BodyText")


def heading_without_number(parts):
    level = [each for each in parts["word/numbering.xml"].iter(f"{W}lvl") if each.find(f"{W}pStyle") is not None][1]
    level.find(f"{W}lvlText").set(f"{W}val", "")


def heading_number_given(parts):
    lose(paragraph(parts, "Utan nummer").find(f"{W}pPr/{W}numPr/{W}numId"))


def heading_in_a_cell(parts):
    paragraph(parts, "Nora").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Heading1")


def header_row_lost(parts):
    lose(first(parts, f"{W}tblHeader"))


def row_headers_lost(parts):
    first(parts, f"{W}tblLook").set(f"{W}firstColumn", "0")


def row_lost(parts):
    lose(list(parts["word/document.xml"].iter(f"{W}tr"))[1])


def cells_swapped(parts):
    one, other = parts["word/document.xml"].iter(f"{W}tr").__next__().iter(f"{W}tc")
    other.addnext(one)


def alternative_lost(parts):
    named = next(each for each in parts["word/document.xml"].iter(f"{WP}docPr") if each.get("descr"))
    named.set("descr", "")


def language_changed(parts):
    first(parts, f"{W}lang").set(f"{W}val", "de-DE")


def language_lost(parts):
    lose(first(parts, f"{W}lang"))


def languages_of_all_changed(parts):
    first(parts, f"{W}lang", "styles").set(f"{W}val", "fi-FI")


def note_reference_lost(parts):
    lose(first(parts, f"{W}footnoteReference"))


def note_changed(parts):
    next(each for each in parts["word/footnotes.xml"].iter(f"{W}t") if each.text.strip()).text = "Något annat."


def second_call_leads_nowhere(parts):
    code = next(each for each in parts["word/document.xml"].iter(f"{W}instrText") if "NOTEREF" in each.text)
    code.text = code.text.replace("_Ref", "_Fel")


def item_shallower(parts):
    paragraph(parts, "inne").find(f"{W}pPr/{W}numPr/{W}ilvl").set(f"{W}val", "0")


def item_as_text(parts):
    lose(paragraph(parts, "två").find(f"{W}pPr/{W}numPr"))


def start_lost(parts):
    for override in list(parts["word/numbering.xml"].iter(f"{W}startOverride")):
        override.set(f"{W}val", "1")


def box_ticked(parts):
    item = paragraph(parts, "☐")
    item.find(f".//{W}sdtContent//{W}t").text = "☑"


def link_leads_elsewhere(parts):
    relations = parts["word/_rels/document.xml.rels"]
    next(each for each in relations if "bra.se" in each.get("Target")).set("Target", "https://www.bra.no")


def link_lost(parts):
    link = next(paragraph(parts, "Första").iter(f"{W}hyperlink"))
    link.tag = f"{W}smartTag"


def bookmark_lost(parts):
    target = next(paragraph(parts, "Se ").iter(f"{W}hyperlink")).get(f"{W}anchor")
    for mark in list(parts["word/document.xml"].iter(f"{W}bookmarkStart")):
        if mark.get(f"{W}name") == target:
            lose(mark)


def caption_number_changed(parts):
    next(each for each in paragraph(parts, "Figur").iter(f"{W}t") if each.text == "1").text = "2"


def callout_as_text(parts):
    for start in ("Fakta", "I rutan"):
        paragraph(parts, start).find(f"{W}pPr/{W}pStyle").set(f"{W}val", "BodyText")


def quotation_as_text(parts):
    paragraph(parts, "Citat").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "BodyText")


def box_goes_on_to_hold_a_caption(parts):
    control = next(paragraph(parts, "I rutan").iterancestors(f"{W}sdt"))
    control.find(f"{W}sdtContent").append(paragraph(parts, "Figur"))


def box_ends_early(parts):
    next(paragraph(parts, "I rutan").iterancestors(f"{W}sdt")).addnext(paragraph(parts, "I rutan"))


def term_as_text(parts):
    paragraph(parts, "Ord").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "BodyText")


def words_hidden(parts):
    run = next(paragraph(parts, "Andra stycket").iter(f"{W}r"))
    run.insert(0, etree.Element(f"{W}rPr"))
    etree.SubElement(run[0], f"{W}vanish")


def field_never_ends(parts):
    lose(next(each for each in paragraph(parts, "Se ").iter(f"{W}fldChar") if each.get(f"{W}fldCharType") == "end"))


DAMAGES: dict[Damage, int] = {
    paragraph_lost: 3, paragraphs_swapped: 5, paragraph_cut: 3, word_lost: 3, words_hidden: 5,
    heading_deeper: 20, heading_as_text: 20, heading_without_number: 20, heading_number_given: 41,
    header_row_lost: 12, row_headers_lost: 14, row_lost: 14, heading_in_a_cell: 14, cells_swapped: 12,
    alternative_lost: 9, caption_number_changed: 9,
    language_changed: 5, language_lost: 5, languages_of_all_changed: 1,
    note_reference_lost: 3, note_changed: 7, second_call_leads_nowhere: 22,
    item_shallower: 18, item_as_text: 17, start_lost: 24, box_ticked: 27,
    link_leads_elsewhere: 3, link_lost: 3, bookmark_lost: 22, field_never_ends: 22,
    callout_as_text: 33, quotation_as_text: 36, term_as_text: 30,
    box_goes_on_to_hold_a_caption: 9, box_ends_early: 34,
}  # fmt: skip


def test_an_edition_says_what_the_model_says(data: bytes, wanted: Reading):
    assert found_in(data, wanted) == []
    assert docx.reading(data).notes == (Piece("note", "Notens text.", lang="sv-SE"),)


@pytest.mark.parametrize(("damage", "line"), DAMAGES.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_each_damage_is_caught_with_its_source_line(damage: Damage, line: int, data: bytes, wanted: Reading):
    found = found_in(damaged(data, damage), wanted)
    assert line in {finding.place.line for finding in found}


def test_what_is_no_word_file_is_said():
    empty = BytesIO()
    zipfile.ZipFile(empty, "w").close()
    for data in (b"", b"%PDF-1.7", empty.getvalue()):
        with pytest.raises(ValueError, match="no Word file"):
            docx.reading(data)


HEAD = "| A | B |\n|---|---|\n| a | b |"
HEADERS = "Tabell: T {header-columns=2}\n| A | B | C |\n|---|---|---|\n| a | b | c |"
LACKING = {
    "abbreviation": "Brå.\n\n*[Brå]: Brottsförebyggande rådet",
    "break": "Ett.\n\n---\n\nTvå.",
    "language": "[All of it]{lang=en}\n\n1. ett",
    "region": "Ord [words]{lang=en} och ord.",
    "note in a note": "Ord.[^a] Ord.[^b]\n\n[^a]: Not.\n[^b]: Se[^a] den.",
    "within": f"- ett\n\n  Tabell: T\n  {HEAD}\n- två\n".replace("\n|", "\n  |"),
    "row header": HEADERS,
}


@pytest.mark.parametrize("name", LACKING)
def test_what_word_lacks_is_taken_from_what_is_asked_and_only_that(name: str, base):
    document = making.document(f"# Rubrik\n\n{LACKING[name]}\n", base, FOLDER)
    asked = expected.reading(document)
    written = making.edition("docx", document, base, FOLDER).data
    assert list(compare.differences(asked, docx.reading(written), "docx"))
    assert found_in(written, asked) == []


def test_each_lack_has_its_case():
    assert set(LACKING) | {"merged cells"} == set(docx_carried.WORD_LACKS)


TABLE = "Tabell: T\n   | A | B |\n   |---|---|\n   | a | b |"
FIGURE = '![Tre rutor.](images/exempel.svg "Text")'
SOUND = {
    "an item begins with a quotation": "1. > citat\n2. två",
    "an item begins with a table": f"1. {TABLE}\n2. två",
    "an item begins with a figure": f"1. {FIGURE}\n2. två",
    "an item begins with a callout": "1. ::: tips Hej\n   Text.\n   :::\n2. två",
    "an item begins with code": "1. ```\n   kod\n   ```\n2. två",
    "an item begins with a term": "1. Ord\n   : Förklaring.\n2. två",
    "two lists in an item": "- ett\n  1. a\n  2. b\n\n  Mellan\n\n  1. c\n  2. d\n\n- två\n  1. e",
    "two lists in a numbered item": "1. ett\n   1. a\n   2. b\n\n   Mellan\n\n   1. c\n2. två\n   1. d",
    "a list from five, then one from one": "- ett\n\n  5. a\n  6. b\n\n  Mellan\n\n  1. c\n- två\n  1. d",
    "a row header of two rows": "Tabell: T {header-columns=1}\n| A | B |\n|---|---|\n| a | b |\n| ^^ | c |\n| d | e |",
    "two columns of row headers, the first of two rows": f"{HEADERS}\n| ^^ | d | e |\n| f | g | h |",
    "two columns of row headers, the second of two rows": f"{HEADERS}\n| d | ^^ | e |\n| f | g | h |",
    "a passage in English": f"{{lang=en}}\n# Summary\n\n{FIGURE}\n\n::: långbeskrivning\nWords.\n:::\n\n"
    "Tabell: Words\n| A | B |\n|---|---|\n| a | b |\n\n::: tips Title\nWords.\n:::\n\n::: tips\nWords.\n:::",
    "an item goes on": "- ett\n  - två\n    - tre\n\n      mer tre\n\n    mer två\n\n  mer ett\n\n1. ett\n\n   mer",
    "code in an item": "1. ett\n\n   ```\n   kod\n   ```\n\n   mer\n   - två\n\n     ```\n     kod\n     ```\n2. tre",
    "terms in a box": ":::: tips\nOrd\n: Förklaring.\n\n  - punkt\n\n    mer\n\n: Två.\n\nAnnat\n: Ja.\n::::",
    "an item goes on in a box": "::: tips\n- ett\n\n  mer\n  1. två\n\n     mer två\n\n     ```\n     kod\n     ```\n\n"
    "  mer ett\n:::",
    "code in a definition": "Ord\n: Förklaring.\n\n  ```\n  kod\n  ```\n\n  Mer.",
    "a figure in an item": f"- ett\n  - två\n\n    {FIGURE}\n\n    Källa: Egen.\n\n  mer\n\n  {FIGURE}",
    "a figure in a definition": f"Ord\n: Förklaring.\n\n  {FIGURE}\n\n  Källa: Egen.\n\n  Mer.",
    "a list in a definition": "Ord\n: Förklaring.\n\n  - ett\n\n    mer\n  - två\n    1. inne\n\n       mer inne",
    "a box in a box in an item": "- ett\n\n  :::: tips\n  Text.\n\n  ::: faktaruta\n  - a\n\n    mer a\n"
    "  :::\n\n  Mer.\n  ::::\n\n  mer ett",
    "a box that is last after a table": f"::: tips\nText.\n\n   {TABLE}\n\nSlut.\n:::\n\n::: tips\nText.\n:::",
    "the source of a table in an item": f"1. ett\n\n   {TABLE}\n\n   Källa: Egen.\n\n2. två",
}


@pytest.mark.parametrize("name", SOUND)
def test_what_stands_in_lists_and_languages_is_kept(name: str, base):
    document = making.document(f"# Rubrik\n\n{SOUND[name]}\n", base, FOLDER)
    written = making.edition("docx", document, base, FOLDER).data
    assert found_in(written, expected.reading(document)) == []


ENDS = {
    "a paragraph": "Slut.",
    "a list": "- ett\n- två",
    "what goes on in an item": "- ett\n\n  mer",
    "a definition": "Ord\n: Förklaring.",
    "code": "```\nkod\n```",
    "a quotation": "> Citat.",
    "a quotation with its source": "> Citat.\n> — någon",
    "a figure": FIGURE,
    "a figure with its source": f"{FIGURE}\n\nKälla: Egen.",
    "a figure with its description": f"{FIGURE}\n\n::: långbeskrivning\nBeskriven.\n:::",
    "a table": TABLE.replace("   ", ""),
    "a table with its source": TABLE.replace("   ", "") + "\n\nKälla: Egen.",
    "a box of the same kind": "::: tips\nInre.\n:::",
    "a box of another kind": "::: faktaruta Inre\nInre.\n:::",
}


@pytest.mark.parametrize("end", ENDS)
def test_a_box_ends_where_it_ends(end: str, base):
    """What follows is of a kind that boxes share with the text around, so that only the control tells them apart."""
    box, quotation = f":::: tips Titel\nText.\n\n{ENDS[end]}\n::::", "> ```\n> kod\n> ```"
    text = f"# Rubrik\n\n{box}\n\n{FIGURE}\n\nEfter.\n\n{quotation}\n\n{FIGURE}\n"
    document = making.document(text, base, FOLDER)
    read = docx.reading(making.edition("docx", document, base, FOLDER).data)
    after = [piece for piece in read.pieces if piece.text in ("Efter.", "Tre rutor i rad.", "Tre rutor.")][-3:]
    assert [piece.inside for piece in after if piece.role == "figure"] == [(), ()]
    assert found_in(making.edition("docx", document, base, FOLDER).data, expected.reading(document)) == []


@pytest.mark.parametrize("kind", [random_documents.boxes, random_documents.documents])
def test_random_content_is_read_back(kind, base):
    @given(document=kind().map(random_documents.told_apart))
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def check(document: model.Document) -> None:
        resolved, _ = resolve.resolve(document, base.words, numbered=True)
        assert found_in(making.edition("docx", resolved, base, FOLDER).data, expected.reading(resolved)) == []

    check()


def manuscripts() -> dict[str, tuple[Path, Path]]:
    own = {name: (ROOT / "sources" / name, ROOT / "layouts") for name in names(ROOT / "sources")}
    everything = ROOT / "tests/everything"
    return own | {"allt": (everything / "sources/allt", everything / "layouts")}


@pytest.mark.parametrize("name", manuscripts())
def test_a_publication_says_what_its_source_says(name: str):
    manuscript: Manuscript = prepare(*manuscripts()[name])
    wanted = expected.reading(manuscript.document)
    written = FORMATS["docx"].write(manuscript.publication, manuscript.document, manuscript.layout, ())
    assert found_in(written.data, wanted) == []
    assert len(wanted.pieces) > 200
