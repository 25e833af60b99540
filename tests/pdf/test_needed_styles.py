"""Styles that nothing asks for are not computed, and the document is the same to the byte."""

from __future__ import annotations

import inspect

import pytest
import weasyprint
from weasyprint.css import StyleFor, get_all_computed_styles
from weasyprint.formatting_structure import build

from publisher.writers.pdf.needed_styles import SHOWN_BY, needed_styles

SHOWING = {
    "a list": "<ul><li>en<li style='list-style: inside'>två</ul>",
    "an item by its display": "<p style='display: list-item'>p</p>",
    "an item before an element": "<style>b::before { content: 'x'; display: list-item }</style><b>b</b>",
    "a footnote": "<p>p<span style='float: footnote'>n</span></p>",
    "an endnote": "<p>p<span style='position: note(n)'>n</span></p>",
    "an item in a footnote": "<li>p<i style='float: footnote'>n<b style='display: list-item'>i</b></i>",
    "nothing": "<table><tr><th>a<td>b</table>",
}


def pdf(html: str) -> bytes:
    page = weasyprint.HTML(string=f"<style>::marker {{ color: red }}</style>{html}")
    return page.write_pdf(pdf_identifier="0", uncompressed_pdf=True)


@pytest.mark.parametrize("html", SHOWING.values(), ids=SHOWING)
def test_what_is_shown_is_the_same(html: str):
    with needed_styles():
        needed = pdf(html)
    assert needed == pdf(html)


def test_what_is_not_shown_has_no_style():
    html = weasyprint.HTML(string="<p>p<ul><li>en</ul>")
    with needed_styles():
        style_for = get_all_computed_styles(html)
    item, paragraph = (next(html.etree_element.iter(tag)) for tag in ("li", "p"))
    assert style_for(item, "marker") is not None
    assert all(style_for(paragraph, name) is None for name in SHOWN_BY)


def test_these_are_the_styles_that_weasyprint_asks_for():
    """It asks for no other pseudo-element by one of these names, and in no other way."""
    source = inspect.getsource(build)
    for name in SHOWN_BY:
        assert source.count(f"'{name}')") == 1, name


def test_nothing_stays_changed():
    before = StyleFor.set_computed_styles
    with needed_styles():
        assert StyleFor.set_computed_styles is not before
    assert StyleFor.set_computed_styles is before
