"""Strings in drawings are shaped whole; where single letters have places, they are drawn as WeasyPrint draws them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.writers.pango import import_weasyprint

import_weasyprint()

import weasyprint  # noqa: E402
from weasyprint import svg  # noqa: E402

from publisher.writers.svg_text import strings_shaped_whole  # noqa: E402

FONT = Path(__file__).parents[1] / "layouts/base/fonts/SourceSans3-Regular.ttf"
PAGE = """<style>@font-face {{ font-family: S; src: url({font}) }} @page {{ size: 200px 100px; margin: 0 }}</style>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-family="S" font-size="20">
<rect width="1" height="1"/>{text}</svg>"""


def drawn(text: str, *, whole: bool) -> bytes:
    page = weasyprint.HTML(string=PAGE.format(font=FONT.as_uri(), text=text))
    if not whole:
        return page.write_pdf(uncompressed_pdf=True, pdf_identifier=b"same")
    with strings_shaped_whole():
        return page.write_pdf(uncompressed_pdf=True, pdf_identifier=b"same")


def shown(data: bytes) -> int:
    """Count the strings that a page shows."""
    return len(re.findall(rb"\bTJ\b", data))


def last(data: bytes) -> float:
    """Return where the last string begins, in pixels."""
    return float(re.findall(rb"\n(?:-?[\d.]+ ){4}(-?[\d.]+) -?[\d.]+ Tm", data)[-1])


def test_a_string_is_one_string():
    assert shown(drawn('<text x="9" y="50">AVAT ja</text>', whole=True)) == 1
    assert shown(drawn('<text x="9" y="50">AVAT ja</text>', whole=False)) == 6  # but the space


def test_parts_of_a_text_follow_each_other():
    assert shown(drawn('<text x="9" y="50">Av <tspan font-weight="700">två</tspan> delar</text>', whole=True)) == 3


def test_a_string_has_the_kerning_of_its_font():
    """What follows begins where it ends, and it is shorter than its letters beside each other."""
    text = '<text x="9" y="50">ToToTo<tspan>.</tspan></text>'
    assert 9 < last(drawn(text, whole=True)) < last(drawn(text, whole=False)) - 5


@pytest.mark.parametrize(
    "text",
    [
        '<text x="9 30,50" y="50">abc</text>',
        '<text x="9" y="50" dy="1 2 3">abc</text>',
        '<text x="9" y="50" rotate="20">abc</text>',
        '<text x="9" y="50" letter-spacing="3">abc</text>',
        '<text x="9" y="50" textLength="90">abc</text>',
        '<path id="p" d="M 9 50 L 150 90"/><text><textPath href="#p">abc</textPath></text>',
        '<text x="9" y="50"></text>',
    ],
)
def test_letters_with_places_of_their_own_are_drawn_one_by_one(text: str):
    assert drawn(text, whole=True) == drawn(text, whole=False)


def test_weasyprint_is_as_it_was_afterwards():
    before = dict(svg.TAGS), svg.text
    with strings_shaped_whole():
        assert svg.TAGS["tspan"] is svg.TAGS["text"] is svg.text is not before[1]
    assert (svg.TAGS, svg.text) == before
