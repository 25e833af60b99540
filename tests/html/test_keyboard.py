"""The page is used with a keyboard alone (WCAG 2.2, 2.1.1, 2.4.1, 2.4.7, 2.4.11) and with a finger (2.5.8)."""

from __future__ import annotations

import measures
import pytest

pytestmark = pytest.mark.xdist_group("html")


def test_the_first_stop_leads_past_what_comes_before_the_text(open_page):
    page = open_page("strategi")
    page.keyboard.press("Tab")
    stop = page.evaluate(measures.STOP)
    assert stop["name"] == "a.skip"
    assert stop["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_stop_is_seen(width: int, scheme: str, open_page):
    page = open_page("allt", width=width, color_scheme=scheme)
    stops = measures.tab_stops(page)
    assert measures.faulty_stops(stops) == []
    assert len(stops) > 30
    links = page.locator("a[href]").count()
    assert sum(stop["name"].startswith("a") for stop in stops) > 0.8 * links


def test_a_table_s_region_is_scrolled_with_the_arrow_keys(open_page):
    page = open_page("allt", width=320)
    region = page.locator("#tab-lang").locator("..")
    region.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("region => region.scrollLeft > 20", arg=region.element_handle())


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", ["allt", "strategi"])
def test_targets_are_large_enough(name: str, width: int, open_page):
    page = open_page(name, width=width, has_touch=True)
    page.click(".settings summary")
    assert measures.small_targets(page) == []


def test_a_stop_without_an_outline_and_a_hidden_one_are_seen(open_page):
    page = open_page(
        head="<style>a:focus{outline:none} b{position:absolute;left:-99px}</style>",
        body="<p><a href='#a'>ett</a></p><b tabindex=0>två</b>",
    )
    assert len(measures.faulty_stops(measures.tab_stops(page))) == 2


def test_a_trap_is_seen(open_page):
    trap = "<a href='#a' onkeydown='event.preventDefault()'>ett</a><a href='#b'>två</a>"
    with pytest.raises(AssertionError, match="a trap"):
        measures.tab_stops(open_page(body=trap), most=20)


def test_a_small_target_is_seen_and_one_in_running_text_is_not(open_page):
    body = "<style>a{font-size:12px}</style><ul><li><a href='#a'>a</a></ul><p>Text med <a href='#b'>en länk</a> i.</p>"
    found = measures.small_targets(open_page(body=body))
    assert len(found) == 1
    assert found[0].endswith(": a")
