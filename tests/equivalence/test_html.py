"""A web page read back says what the model says; damaged on purpose, the fault is named with its source line."""

from __future__ import annotations

from pathlib import Path

import making
import pytest

from publisher.equivalence import compare, expected, html
from publisher.equivalence.reading import Reading

FOLDER = Path(__file__).parent.parent / "blocks"


@pytest.fixture(scope="module")
def document(base):
    return making.document(making.EXAMPLE, base, FOLDER)


@pytest.fixture(scope="module")
def wanted(document, base) -> Reading:
    return expected.reading(document)


@pytest.fixture(scope="module")
def page(document, base) -> str:
    return making.edition("html", document, base, FOLDER).data.decode()


def test_a_page_says_what_the_model_says(page: str, wanted: Reading):
    found = html.reading(page.encode())
    assert list(compare.differences(wanted, found, "html")) == []
    assert len(found.pieces) > 15


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Andra stycket", "Annat stycke", 5),
        ('lang="en">engelska', ">engelska", 5),
        ('aria-label="Tre rutor i rad."', "", 9),
        ('<th scope="row">', "<td>", 14),
        ("<h2><span", "<h3><span", 1),
        ('href="https://www.bra.se"', 'href="https://example.org"', 3),
        ('role="doc-noteref"', "", 3),
        ("Notens text.", "", 7),
        ("<li>ett</li>", "", 16),
    ],
)
def test_each_damage_is_caught_with_its_source_line(old: str, new: str, line: int, page: str, wanted: Reading):
    assert old in page
    found = list(compare.differences(wanted, html.reading(page.replace(old, new).encode()), "html"))
    assert found
    assert line in {finding.place.line for finding in found}


def test_a_page_without_a_text_is_refused():
    with pytest.raises(ValueError, match="no text"):
        html.reading(b"<p>annat</p>")
