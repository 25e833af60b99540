"""All examples of the CommonMark specification: each becomes the right document, or a finding that says where."""

from __future__ import annotations

import commonmark
import pytest

from publisher import reader

# What the project's own syntax reads differently, with the reason.
OURS: dict[int, str] = {}


def test_the_whole_specification_is_here():
    assert len(commonmark.examples()) == 652


@pytest.mark.parametrize("example", commonmark.examples(), ids=lambda example: str(example.number))
def test_right_document_or_located_finding(example: commonmark.Example, words, tmp_path):
    document, found = reader.read_text(example.markdown, words, folder=tmp_path)
    if found:
        last = example.markdown.count("\n") + 1
        assert all(1 <= finding.place.line <= last for finding in found)
        return
    if example.number in OURS:
        return
    assert commonmark.normalised(commonmark.spelled(document)) == commonmark.normalised(example.html)
