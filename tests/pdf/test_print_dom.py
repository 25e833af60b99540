"""What is done to the body of the web edition before it is printed."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from publisher.writers.pdf.dom import prepare_for_print

NOTES = '<section role="doc-endnotes"><ol><li id="n1">{}</li></ol></section>'
CALL = '<sup><a role="doc-noteref" href="#n1" id="r1">1</a></sup>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            f"<p>A{CALL} b</p>" + NOTES.format("<p>N</p>"),
            '<p>A<span class="footnote" role="doc-footnote" id="n1" data-number="1"><p>N</p></span> b</p>',
            id="a note stands where its superscript call stood",
        ),
        pytest.param(
            f"<p>A{CALL}</p>" + NOTES.format('<p>N <a role="doc-backlink" href="#r1">x</a></p>'),
            '<p>A<span class="footnote" role="doc-footnote" id="n1" data-number="1"><p>N</p></span></p>',
            id="the link back goes, and the space before it",
        ),
        pytest.param(
            f"<p>A{CALL} B{CALL}</p>" + NOTES.format("N"),
            '<p>A<span class="footnote" role="doc-footnote" id="n1" data-number="1">N</span> B' + CALL + "</p>",
            id="a second call stays a link",
        ),
        pytest.param(
            '<p>A <a class="screen-only" href="#x">hop</a> b</p>', "<p>A  b</p>", id="screen aids go, text stays"
        ),
        pytest.param(
            '<div class="table-scroll" role="region" tabindex="0" aria-labelledby="t">T</div>',
            '<div class="table-scroll">T</div>',
            id="a table needs no scrolling",
        ),
        pytest.param(
            '<details class="long-description"><summary>S</summary><p>L</p></details>',
            '<div class="long-description"><p class="summary">S</p><p>L</p></div>',
            id="a folded description is open",
        ),
        pytest.param("<p>a\u2010b<b>c</b>\u2010</p>", "<p>a-b<b>c</b>-</p>", id="hyphens of the source are plain"),
    ],
)
def test_prepared(before: str, after: str) -> None:
    root = fromstring(f"<body>{before}</body>")
    prepare_for_print(root)
    assert tostring(root, "unicode") == f"<body>{after}</body>"
