"""Read the big document back: all of its text stands in the tree, once, in order, with its words whole."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from pdf_making import RICH

from publisher.equivalence.pdf_tree import INLINE as INLINE_TYPES
from publisher.equivalence.pdf_tree import SOFT_HYPHEN, Link, TaggedPdf
from publisher.equivalence.pdf_tree import Element as Read

LONG = 14
BLOCKS = ("h1", "h2", "h3", "p", "li", "td", "th", "dt", "dd", "caption", "figcaption")
INLINE = frozenset({"a", "abbr", "cite", "code", "em", "span", "strong", "sub", "sup", "br"})


@pytest.fixture(scope="module")
def pdf(rich) -> TaggedPdf:
    return TaggedPdf(rich.data)


@pytest.fixture(scope="module")
def source() -> Element:
    return tinyhtml5.parse((RICH / "rich.html").read_text(), namespace_html_elements=False).find("body")


def words(text: str) -> list[str]:
    return re.findall(r"\w[\w-]*", text.replace(SOFT_HYPHEN, "").replace("\u2011", "-"))


def own_text(element: Element) -> str:
    """The text of a block without its notes, links back and inner blocks."""
    parts = [element.text or ""]
    for child in element:
        role = child.get("role")
        if child.tag in INLINE and role not in ("doc-noteref", "doc-backlink") and child.get("class") != "box":
            parts.append(own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def test_nothing_stands_outside_the_tree(pdf: TaggedPdf) -> None:
    assert pdf.loose == []
    assert pdf.marked == {}, "marked content that no element holds"


def text_without_calls(element: Read, *, blocks: bool) -> str:
    """The text of an element without the calls of notes, with or without the blocks inside it."""
    parts = []
    for kid in element.kids:
        if isinstance(kid, str):
            parts.append("" if element.type == "Figure" else kid)  # its alternative is read
        elif isinstance(kid, Read) and not is_call(kid):
            inner = text_without_calls(kid, blocks=blocks)
            parts.append(inner if kid.type in INLINE_TYPES else f"\n{inner}\n" if blocks else "\n")
    return "".join(parts)


def is_call(element: Read) -> bool:
    return any(isinstance(kid, Link) and kid.contents.startswith("Fotnot ") for kid in element.kids)


def test_every_block_of_the_source_is_one_element_with_its_words(pdf: TaggedPdf, source: Element) -> None:
    in_tree = Counter(tuple(words(text_without_calls(element, blocks=False))) for element in pdf.document.walk())
    contents = set(next(source.iter("nav")).iter("li"))  # in print they have page numbers
    blocks = [block for block in source.iter() if block.tag in BLOCKS and block not in contents]
    in_source = Counter(tuple(words(own_text(block))) for block in blocks)
    del in_source[()], in_source["Noter",]
    assert in_source - in_tree == Counter()
    twice = [text for text in in_source if len(text) > 2 and in_tree[text] > in_source[text]]
    assert twice == [], "stands in the tree more often than in the source"


def test_the_text_of_the_body_is_in_order(pdf: TaggedPdf, source: Element) -> None:
    """The words of paragraphs, in the order of the source."""
    notes = next(section for section in source.iter("section") if section.get("role") == "doc-endnotes")
    in_notes = set(notes.iter())
    said = words(text_without_calls(pdf.document, blocks=True))
    place = 0
    for paragraph in source.iter("p"):
        wanted = words(own_text(paragraph))
        if paragraph in in_notes or not wanted:
            continue
        place = next((n for n in range(place, len(said)) if said[n : n + len(wanted)] == wanted), -1)
        assert place >= 0, f"not in order: {wanted[:9]}"


def test_all_long_words_are_whole_in_the_tags(pdf: TaggedPdf, source: Element) -> None:
    said = Counter(word for word in words(pdf.document.heard) if len(word) >= LONG)
    wanted = Counter(word for word in words(" ".join(source.itertext())) if len(word) >= LONG)
    assert wanted - said == Counter()
    assert SOFT_HYPHEN in pdf.document.text, "the document tests nothing: no word was hyphenated"


def test_all_long_words_are_whole_for_pdftotext_and_pypdf(rich, source: Element, tmp_path: Path) -> None:
    import pypdf

    file = tmp_path / "rich.pdf"
    file.write_bytes(rich.data)
    poppler = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, text=True).stdout
    reader = pypdf.PdfReader(BytesIO(rich.data))
    wanted = Counter(word for word in words(" ".join(source.itertext())) if len(word) >= LONG)
    for name, text in (("pdftotext", poppler), ("pypdf", "\n".join(page.extract_text() for page in reader.pages))):
        joined = re.sub(r"\xad\s*", "", text)
        said = Counter(word for word in words(joined) if len(word) >= LONG)
        assert {word for word in wanted if not said[word]} == set(), name


def test_no_element_is_empty_of_meaning(pdf: TaggedPdf) -> None:
    """Every Span carries an attribute, and NonStruct and Div are not needed."""
    assert [element for element in pdf.document.all("Span") if not element.attributes] == []
    assert pdf.document.all("NonStruct") == pdf.document.all("Div") == []


def test_tables(pdf: TaggedPdf) -> None:
    long, spans = pdf.document.all("Table")
    assert len(long.all("TR")) == 61
    assert [kid.type for kid in long.kids] == ["Caption", "THead", "TBody"]
    assert all("Scope" in cell.attributes for cell in pdf.document.all("TH"))
    assert all("Headers" in cell.attributes for cell in spans.all("TD"))


def test_notes(pdf: TaggedPdf) -> None:
    notes = pdf.document.all("Note")
    assert [note.attributes["ID"] for note in notes] == [f"note-not-{number}" for number in (1, 2, 3, 4, 5, 6)]
    for number, note in enumerate(notes, 1):
        back = note.all("Lbl")[0].all("Link")[0].kids[-1]
        assert back.contents == f"Tillbaka till texten vid fotnot {number}"
    calls = [link for link in pdf.document.all("Link") if link.attributes.get("Ref") == "Note"]
    assert [link.kids[-1].contents for link in calls] == [f"Fotnot {number}" for number in range(1, 7)]


def test_notes_are_printed_on_the_page_that_calls_them(pdf: TaggedPdf) -> None:
    calls = [link for link in pdf.document.all("Link") if link.attributes.get("Ref") == "Note"]
    for call, note in zip(calls, pdf.document.all("Note"), strict=True):
        assert note.all("Lbl")[0].all("Link")[0].pages == call.pages


def test_every_link_says_where_it_leads(pdf: TaggedPdf) -> None:
    for element in pdf.document.all("Link"):
        annotations = [kid for kid in element.kids if isinstance(kid, Link)]
        assert annotations
        assert len(annotations) == max(1, len({page for inner in element.walk() for page in inner.pages}))
        assert all(annotation.contents for annotation in annotations)


def test_languages_and_abbreviations(pdf: TaggedPdf) -> None:
    assert [e.type for e in pdf.document.walk() if e.attributes.get("Lang") == "en-GB"] == ["Span", "BlockQuote", "P"]
    assert [e.heard for e in pdf.document.walk() if "E" in e.attributes] == ["Brå", "EU"]


def test_pages_of_pdf_2_say_the_same(pdf: TaggedPdf, rich2) -> None:
    other = TaggedPdf(rich2.data)
    assert words(other.document.heard) == words(pdf.document.heard)
    assert other.loose == []
    assert other.marked == {}
