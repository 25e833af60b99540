"""The page fits narrow windows, enlarged text and wide spacing (WCAG 2.2, 1.4.4, 1.4.10, 1.4.12), nothing cut off."""

from __future__ import annotations

import measures
import pytest

pytestmark = pytest.mark.xdist_group("html")

VIEWS = {
    "1280 px": {"width": 1280},
    "768 px": {"width": 768},
    "320 px": {"width": 320},
    "400 %": {"width": 320, "height": 225, "device_scale_factor": 4},
}
STYLES = {
    "plain": "/* as it is */",
    "200 % text": "html { font-size: 200% !important }",
    "WCAG spacing": measures.SPACING,
}


@pytest.mark.parametrize("name", ["allt", "strategi"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_flows_over(name: str, view: str, open_page):
    page = open_page(name, **VIEWS[view])
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    for style, rules in STYLES.items():
        tag = page.add_style_tag(content=rules)
        assert measures.overflow(page) == 0, style
        assert measures.clipped(page) == [], style
        tag.evaluate("tag => tag.remove()")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_reader_s_own_choice_of_the_largest_fits_too(width: int, open_page):
    page = open_page("allt", width=width)
    page.click(".settings summary")
    page.check("#sidan--text-200")
    page.check("#sidan--space-wide")
    assert measures.overflow(page) == 0
    assert measures.clipped(page) == []


def test_the_caption_of_a_wide_table_stays_where_one_reads(open_page):
    page = open_page("allt", width=320)
    region = page.locator("#tab-lang").locator("..")
    before = region.locator(".caption").bounding_box()
    region.evaluate("region => { region.scrollLeft = 150 }")
    assert region.evaluate("region => region.scrollLeft") == 150
    assert region.locator(".caption").bounding_box()["x"] == before["x"]
    assert before["x"] + before["width"] <= 320


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p style='width:500px'>ord som är många och går utanför fönstret</p>", "beyond the window"),
        ("<p style='width:60px;overflow:hidden;white-space:nowrap'>ett ord till som klipps</p>", "cut by p"),
        ("<div style='height:10px;overflow:hidden'><p>ord</p></div>", "cut by div"),
    ],
)
def test_what_is_cut_off_is_seen(body: str, said: str, open_page):
    page = open_page(width=320, body=body)
    assert said in measures.clipped(page)[0]


def test_a_page_that_is_too_wide_is_seen(open_page):
    assert measures.overflow(open_page(width=320, body="<p style='width:500px'>ord</p>")) > 100
