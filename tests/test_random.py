"""Random documents and random sources: nothing that can be represented fails, nothing that can be typed crashes."""

from __future__ import annotations

from pathlib import Path

import making
import pytest
import random_documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_commonmark import from_docx, from_html, from_pdf, in_order, texts

from publisher import model, reader, resolve, walk
from publisher.resolve.ids import slug

FOLDER = Path(__file__).parent / "blocks"
MARKS = st.sampled_from(
    ["# ", "## ", "- ", "- [ ] ", "1. ", "> ", "::: faktaruta", ":::", "| a | b |", "|---|--:|", "Tabell: T {#t}",
     "[^a]", "[^a]: n", "*[A]: B", "{#id}", "[](#id)", "![", "](images/exempel.svg)", "```", "```{include} x.md",
     "**", "*", "`", "<b>", "&ouml;", "\\", "\n", "\n\n", "    ", "\t", "å", "ord", "^2^", "~2~", "[x]{lang=en}"]
)  # fmt: skip


@pytest.mark.parametrize("format_", ["html", "docx"])
@given(document=random_documents.documents())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_every_document_can_be_written(format_: str, document: model.Document, base):
    resolved, found = resolve.resolve(document, base.words, numbered=True)
    assert not found
    read = {"html": from_html, "docx": from_docx}[format_]
    assert in_order(list(texts(resolved)), read(making.edition(format_, resolved, base, FOLDER).data))


@given(document=random_documents.chapters())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_every_document_can_be_printed(document: model.Document, base):
    resolved, _ = resolve.resolve(document, base.words, numbered=True)
    text = from_pdf(making.edition("pdf", resolved, base, FOLDER).data)
    assert all(piece in text for piece in texts(resolved) if len(piece) > 3)


@given(source=st.lists(MARKS, max_size=25).map("".join))
@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_no_source_crashes_the_reader(source: str, words):
    _, found = reader.read_text(source, words, folder=FOLDER)
    assert all(finding.place.line >= 1 for finding in found)


@given(document=random_documents.documents())
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_ids_are_unique_and_resolving_twice_changes_nothing(document: model.Document, base):
    once, _ = resolve.resolve(document, base.words, numbered=True)
    ids = [element.id for element in walk.walk(once) if element.id]
    assert len(ids) == len(set(ids))
    twice, _ = resolve.resolve(once, base.words, numbered=True)
    assert twice == once


@given(text=st.text(max_size=40))
def test_a_slug_is_part_of_an_address(text: str):
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in slug(text)
