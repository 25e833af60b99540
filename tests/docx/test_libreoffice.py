"""What LibreOffice understands of the Word editions: the tags of the PDF that it makes say what the model says."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import docx_reading as reading
import office_tree
import pytest
from docx_reading import ADEC, Package, W

from publisher import model, walk
from publisher.build import Manuscript, prepare
from publisher.paginate import bookmarks, paginate
from publisher.validators import libreoffice, verapdf
from publisher.writers.docx import languages, write

ROOT = Path(__file__).parents[2]
FOLDERS = {path.parent.name: path.parent for path in sorted(ROOT.glob("sources/*/publication.toml"))}
FOLDERS["allt"] = ROOT / "tests/everything/sources/allt"
LAYOUTS = {name: ROOT / ("tests/everything/layouts" if name == "allt" else "layouts") for name in FOLDERS}

pytestmark = pytest.mark.xdist_group("libreoffice")

# What veraPDF finds in any PDF that LibreOffice 7.4 makes, whatever the Word file says; each was seen alone in a file
# with nothing but what is named.
FAULTS_OF_LIBREOFFICE = {
    "7.18.3-1": "a page with a link has no tab order",
    "7.18.5-1": "the link of a note is not in the structure tree",
    "7.9-1": "a note has no ID",
    "7.1-3": "the borders of paragraphs are neither content nor artifacts",
    "7.3-1": "a decorative image is a figure without an alternative; LibreOffice 7.5 learnt what decorative means",
}
# A cell that spans rows and is divided by the end of a page makes rows of too many cells.
FAULTS_OF_DIVIDED_CELLS = {"allt": {"7.2-42"}}


@dataclass
class Converted:
    """A publication, its Word edition, and what LibreOffice made of that."""

    manuscript: Manuscript
    data: bytes
    pdf: Path

    @cached_property
    def tree(self) -> office_tree.Element:
        return office_tree.read(self.pdf)

    @cached_property
    def text(self) -> office_tree.Element:
        """The tree after the contents, without the notes."""
        kids = list(self.tree.kids)
        after = next(number for number, kid in enumerate(kids) if kid.type == "TOC") + 1
        return office_tree.Element("Document", "", None, "", [kid for kid in kids[after:] if not kid.all("Note")])

    def own(self, *kinds: type) -> list:
        """Return the elements of the model of some kinds, in order, without those of the notes."""
        body = model.Document(blocks=self.manuscript.document.blocks)
        return [element for element in walk.walk(body) if isinstance(element, kinds)]


@pytest.fixture(scope="session")
def conversions(tmp_path_factory) -> dict[str, Converted]:
    """Return every publication, its pages counted, converted in one call."""
    folder = tmp_path_factory.mktemp("libreoffice")
    copies = {name: Path(shutil.copytree(source, folder / name)) for name, source in FOLDERS.items()}
    for layouts in set(LAYOUTS.values()):
        assert not any(paginate([copies[name] for name in FOLDERS if LAYOUTS[name] == layouts], layouts).values())
    found = {}
    for name, source in copies.items():
        manuscript = prepare(source, LAYOUTS[name])
        written = write(manuscript.publication, manuscript.document, manuscript.layout)
        assert "docx-pages-unknown" not in [finding.rule for finding in written.findings]
        (folder / f"{name}.docx").write_bytes(written.data)
        found[name] = Converted(manuscript, written.data, folder / f"{name}.pdf")
    libreoffice.to_pdf([folder / f"{name}.docx" for name in found], folder)
    return found


@pytest.fixture(params=FOLDERS)
def converted(request, conversions) -> Converted:
    return conversions[request.param]


# --- what is compared: words without white space, which a line end may be ------------------------------------------


def squeezed(text: str) -> str:
    return "".join(text.replace("\u00ad", "").replace("\u2060", "").split())


def heard(*elements: model.Element) -> str:
    """Return the words of elements, with the numbers of the notes that they call."""
    parts = []
    for element in (inner for outer in elements for inner in walk.walk(outer)):
        match element:
            case model.Text() | model.Code() | model.CrossReference() | model.Abbreviation():
                parts.append(element.text)
            case model.NoteReference():
                parts.append(str(element.number))
    return squeezed("".join(parts))


# --- criterion 3 ---------------------------------------------------------------------------------------------------


def test_faults_of_the_pdf_are_those_of_libreoffice(converted: Converted):
    if not libreoffice.version().startswith("7.4."):
        pytest.skip(f"the named faults are those of LibreOffice 7.4, and this is {libreoffice.version()}")
    report = next(iter(verapdf.validate([converted.pdf], ["ua1"]).values()))
    assert report.verdict != "not run", report.reason
    assert report.checks > 10_000
    found = Counter()
    for failure in report.failures:
        found[failure.rule] += failure.times
    name = converted.manuscript.publication.name
    assert set(found) <= set(FAULTS_OF_LIBREOFFICE) | FAULTS_OF_DIVIDED_CELLS.get(name, set()), report.failures
    package = Package(converted.data)
    decorative = [mark for story in package.stories.values() for mark in story.iter(f"{ADEC}decorative")]
    assert found["7.3-1"] == len(decorative) > 0


def test_without_borders_nothing_is_outside_the_tags(conversions, tmp_path):
    """The fault 7.1-3 is that of borders alone, so a text that is not tagged cannot hide behind it."""
    files = Package(conversions["allt"].data).files
    with zipfile.ZipFile(tmp_path / "allt.docx", "w") as package:
        for name, data in files.items():
            package.writestr(name, re.sub(rb"<w:pBdr>.*?</w:pBdr>", b"", data) if name.endswith(".xml") else data)
    pdf = libreoffice.to_pdf([tmp_path / "allt.docx"], tmp_path)[tmp_path / "allt.docx"]
    report = next(iter(verapdf.validate([pdf], ["ua1"]).values()))
    assert "7.1-3" not in {failure.rule for failure in report.failures}


# --- criterion 4 ---------------------------------------------------------------------------------------------------


def test_headings(converted: Converted):
    words = converted.manuscript.layout.words(converted.manuscript.publication.language)["words"]
    sections = [
        (level, squeezed(section.number) + heard(*section.title))
        for level, section in walk.headings(converted.manuscript.document)
    ]
    before = [(1, squeezed(words[name])) for name in ("imprint", "contents")]
    after = [(1, squeezed(words["contact"])), (2, squeezed(words["other_formats"]))]
    found = converted.tree.all(*(f"H{level}" for level in range(1, 7)))
    assert [(int(h.type[1:]), squeezed(h.text)) for h in found] == [*before, *sections, *after]


def test_lists(converted: Converted):
    """Each item at its depth, with its mark and its first words."""

    def items(element: office_tree.Element, depth: int = 0):
        for kid in element.kids:
            if isinstance(kid, office_tree.Element):
                if kid.type == "LI":
                    yield depth, re.sub("^◦", "•", squeezed(kid.all("P")[0].text))  # a ring below another
                yield from items(kid, depth + (kid.type == "L"))

    def wanted(element: model.Element, depth: int = 0):
        listed = isinstance(element, model.BulletList | model.OrderedList | model.Checklist)
        for count, kid in enumerate(walk.children(element)):
            if listed:
                yield depth + 1, mark(element, kid, count) + heard(kid.blocks[0])
            yield from wanted(kid, depth + listed)

    assert list(items(converted.text)) == list(wanted(converted.manuscript.document))


def mark(list_: model.Element, item: model.Element, count: int) -> str:
    match list_, item:
        case model.OrderedList(start=start), _:
            return f"{start + count}."
        case _, model.ChecklistItem(done=done):
            return "☑" if done else "☐"
        case _:
            return "•"


def test_tables(converted: Converted):
    """Header cells are header cells, each with its words, and the others are not.

    A Word file cannot say that a cell is a row's header, only that the first column looks like one.
    """
    tables = converted.own(model.Table)
    assert len(converted.text.all("Table")) == len(tables)
    for found, table in zip(converted.text.all("Table"), tables, strict=True):
        for type_, rows in (("TH", table.head), ("TD", table.body)):
            cells = [squeezed(cell.text) for cell in found.all(type_)]
            assert [c for c in cells if c] == [c for row in rows for cell in row.cells if (c := heard(*cell.content))]


def test_alternatives(converted: Converted):
    wanted = [image.alt for image in converted.own(model.Figure, model.Image) if isinstance(image.alt, str)]
    assert [figure.alt for figure in converted.tree.all("Figure") if figure.alt] == wanted


def test_languages(converted: Converted):
    """The words in each other language, all of them and no more."""
    notes = office_tree.Element("Document", "", None, "", list(converted.tree.all("Note")))
    document = converted.manuscript.document
    for tree, own in ((converted.text, document.blocks), (notes, document.notes)):
        found: dict[str, str] = defaultdict(str)
        for element in tree.walk():
            if element.lang:
                found[element.lang] += squeezed(element.text)
        wanted: dict[str, str] = defaultdict(str)
        gather_languages(own, "", wanted)
        assert found == wanted


def gather_languages(elements: Iterable[model.Element], lang: str, found: dict[str, str]) -> None:
    """Gather the words in each language that is not the publication's."""
    for element in elements:
        inside = languages.tag(element.lang) if element.lang else lang
        if inside and inside != "sv-SE":
            match element:
                case model.Text() | model.Code() | model.CrossReference() | model.Abbreviation():
                    found[inside] += squeezed(element.text)
                case model.Callout():
                    found[inside] += squeezed(element.label) + (":" if element.title else "")
        gather_languages(walk.children(element), inside, found)


def test_notes(converted: Converted):
    notes = converted.manuscript.document.notes
    assert [squeezed(note.text) for note in converted.tree.all("Note")] == [
        f"{note.number}{heard(*note.blocks)}" for note in sorted(notes, key=lambda note: note.number)
    ]


# --- criterion 11 --------------------------------------------------------------------------------------------------


def test_references_and_links_keep_their_words(converted: Converted):
    """LibreOffice works out anew what a field says, and lost a part of it where the line breaks."""
    wanted = "".join(heard(link) for link in converted.own(model.Link, model.CrossReference, model.NoteReference))
    found = "".join(squeezed(link.text) for link in converted.text.all("Link"))
    assert found[: len(wanted)] == wanted  # after them come those of the last page


def test_a_name_and_its_number_stand_on_one_line(converted: Converted):
    names = {element.label.split()[0] for element in converted.own(model.Figure, model.Table) if element.number}
    text = subprocess.run(["pdftotext", "-raw", converted.pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert names
    assert not re.findall(rf".*\b(?:{'|'.join(names)})\n\d.*", text)


# --- criterion 10 --------------------------------------------------------------------------------------------------


def entries(data: bytes) -> list[tuple[str, str, str]]:
    """Return the bookmark, the text and the page number of each entry of the contents, as the file has them."""
    found = []
    for paragraph in Package(data).body.iter(f"{W}p"):
        if re.fullmatch(r"TOC\d", reading.style(paragraph)):
            link = paragraph.find(f"{W}hyperlink")
            codes = "".join(code.text for code in link.iter(f"{W}instrText"))
            words, number = reading.text(link).rsplit(" ", 1) if "PAGEREF" in codes else (reading.text(link), "")
            found.append((link.get(f"{W}anchor"), words, number))
    return found


def test_the_contents_name_the_pages_that_libreoffice_puts_the_headings_on(converted: Converted):
    pages = bookmarks(converted.pdf)
    found = entries(converted.data)
    assert len(found) == len(pages) > 0
    assert {name: number for name, _, number in found} == {name: str(page) for name, page in pages.items()}


def test_the_contents_are_read_with_their_numbers(converted: Converted):
    found = [squeezed(entry.text) for entry in converted.tree.all("TOCI")]
    assert found == [squeezed(words + number) for _, words, number in entries(converted.data)]


@pytest.mark.parametrize("name", [name for name in FOLDERS if name != "allt"])
def test_the_record_of_a_publication_is_right_or_not_used(name: str, conversions):
    """When a text was changed after its pages were counted, its contents have no numbers, and an advice says so."""
    manuscript = prepare(FOLDERS[name], LAYOUTS[name])
    written = write(manuscript.publication, manuscript.document, manuscript.layout)
    if "docx-pages-unknown" in [finding.rule for finding in written.findings]:
        assert not any(number for _, _, number in entries(written.data))
    else:
        assert entries(written.data) == entries(conversions[name].data)
