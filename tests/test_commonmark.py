"""All examples of the CommonMark specification: each becomes the right document, or a finding that says where."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import commonmark
import making
import pytest
from lxml import etree, html
from pypdf import PdfReader

from publisher import model, reader, walk

EVERY = pytest.mark.parametrize("example", commonmark.examples(), ids=lambda example: str(example.number))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_whole_specification_is_here():
    assert len(commonmark.examples()) == 652


@EVERY
def test_right_document_or_located_finding(example: commonmark.Example, words, tmp_path):
    document, found = reader.read_text(example.markdown, words, folder=tmp_path)
    if found:
        last = example.markdown.count("\n") + 1
        assert all(1 <= finding.place.line <= last for finding in found)
        return
    assert commonmark.normalised(commonmark.spelled(document)) == commonmark.normalised(example.html)


@EVERY
def test_every_writer_writes_all_of_it_in_order(example: commonmark.Example, base, tmp_path):
    document = making.document(example.markdown, base, tmp_path)
    if not making.sound(example.markdown, base, tmp_path):
        return  # a character that the font lacks, a link to nothing: reported, and no edition is written
    pieces = list(texts(document))
    editions = {name: making.edition(name, document, base, tmp_path).data for name in ("html", "docx", "pdf")}
    assert in_order(pieces, from_html(editions["html"]))
    assert in_order(pieces, from_docx(editions["docx"]))
    assert in_order(pieces, from_pdf(editions["pdf"]))


def texts(document: model.Document) -> Iterator[str]:
    """Yield the texts of a document in reading order, without white space."""
    for element in walk.walk(document):
        if isinstance(element, model.Text | model.Code | model.CodeBlock):
            yield letters(element.text)


def letters(text: str) -> str:
    """Return a text without what a page may change: spaces, hyphens at line ends, invisible characters."""
    return re.sub(r"[\s\u00ad\u2010\u200b-\u200f\x00-\x1f-]", "", text)


def in_order(pieces: list[str], text: str) -> bool:
    place = 0
    for piece in pieces:
        place = text.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


def from_html(data: bytes) -> str:
    (text,) = html.document_fromstring(data.decode()).find_class("text")
    return letters(text.text_content())


def from_docx(data: bytes) -> str:
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return letters("".join(text.text or "" for text in body.iter(f"{W}t")))


def from_pdf(data: bytes) -> str:
    return letters("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))
