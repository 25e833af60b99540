"""Quick styles are WeasyPrint's own values, property by property."""

from __future__ import annotations

import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint.css import ComputedStyle, get_all_computed_styles
from weasyprint.css.properties import INITIAL_NOT_COMPUTED, INITIAL_VALUES

from publisher.writers.pdf.quick_styles import quick_styles

DECLARATIONS = (
    "margin: 1em", "margin-inline-start: 2em", "padding-block: 3px", "direction: rtl", "float: left", "display: block",
    "position: absolute", "border: thin solid", "font-size: 120%", "line-height: 1.5", "color: red",
    "width: calc(50% - 1px)",
    "text-indent: calc(10% + 2px)", "text-decoration: underline", "page: wide", "--a: 4px", "padding-left: var(--a)",
    "margin-left: var(--b)", "letter-spacing: calc(1em + 1px)", "color: inherit", "margin: inherit", "all: initial",
    "hyphens: auto", "font-family: serif, monospace", "border-left-width: 3px", "break-after: page", "orphans: 4",
)  # fmt: skip
declared = st.lists(st.sampled_from(DECLARATIONS), max_size=4).map("; ".join)


def values(html: str) -> list[dict[str, object]]:
    document = weasyprint.HTML(string=html)
    style_for = get_all_computed_styles(document)
    styles = [style_for(element) for element in document.etree_element.iter("div")]
    within = [style.anonymous_style for style in styles]  # of boxes that no element made
    computed = INITIAL_VALUES.keys() - INITIAL_NOT_COMPUTED  # WeasyPrint has no others in such a style
    return [{key: plain(style[key]) for key in INITIAL_VALUES} for style in styles] + [
        {key: plain(style[key]) for key in computed} for style in within
    ]


def plain(value: object) -> object:
    """Write out parsed functions, which know no equality."""
    return value.serialize() if hasattr(value, "serialize") else value


@settings(max_examples=60, deadline=None)
@given(st.lists(declared, min_size=4, max_size=4))
def test_every_value_is_the_same(styles: list[str]):
    body = "".join(f"<div style='{style}'>" for style in styles)
    with quick_styles():
        quick = values(body)
    assert quick == values(body)


def test_nothing_stays_changed():
    slowly = ComputedStyle.__missing__
    with quick_styles():
        assert ComputedStyle.__missing__ is not slowly
    assert ComputedStyle.__missing__ is slowly
