"""Reading settings without a script: chosen with a keyboard, followed at once, harmless where :has() is unknown."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.xdist_group("html")

PAPER = "() => getComputedStyle(document.documentElement).backgroundColor"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(18, 24, 30)"


def test_text_size_is_chosen_with_the_keyboard(open_page):
    page = open_page("allt")
    page.locator(".settings summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    sizes = []
    for _ in range(4):
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
        page.keyboard.press("ArrowDown")
    assert sizes == [16, 20, 24, 32]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reader_s_colours_go_before_the_system_s(scheme: str, open_page):
    page = open_page("allt", color_scheme=scheme)
    assert page.evaluate(PAPER) == {"light": LIGHT, "dark": DARK}[scheme]
    page.click(".settings summary")
    page.get_by_label("Mörka").check()
    assert page.evaluate(PAPER) == DARK
    page.get_by_label("Ljusa").check()
    assert page.evaluate(PAPER) == LIGHT
    page.get_by_label("Mörka").check()
    page.emulate_media(media="print")
    assert page.evaluate(PAPER) == LIGHT


def test_spacing_is_that_of_wcag(open_page):
    page = open_page("allt")
    page.click(".settings summary")
    page.get_by_label("Luftigt").check()
    names = ["lineHeight", "letterSpacing", "wordSpacing", "marginBottom", "fontSize"]
    computed = "(p, names) => names.map(name => parseFloat(getComputedStyle(p)[name]))"
    line, letter, word, below, size = page.locator(".text p").first.evaluate(computed, names)
    root = 16
    assert line >= 1.5 * size
    assert letter >= 0.12 * root
    assert word >= 0.16 * root
    assert below >= 2 * size


def test_each_choice_has_a_label_in_a_named_group(open_page):
    page = open_page("allt")
    page.click(".settings summary")
    for group, count in {"Textstorlek": 4, "Avstånd i texten": 2, "Färger": 3}.items():
        assert page.get_by_role("group", name=group).get_by_role("radio").count() == count
    assert page.get_by_role("radio", name="Vanlig", exact=True).is_checked()


def test_where_has_is_unknown_the_settings_are_gone_and_the_page_is_whole(open_page, site):
    whole = (site / "allt.html").read_text("utf-8").replace(":has(", ":unheard-of(")
    (site / "old.html").write_text(whole, "utf-8")
    page = open_page("old", color_scheme="dark")
    assert not page.locator(".settings").is_visible()
    assert page.evaluate(PAPER) == DARK
    assert page.locator("h1").is_visible()
    (site / "old.html").unlink()


def test_forced_colours_leave_no_choice_of_colours(open_page):
    page = open_page("allt", forced_colors="active")
    page.click(".settings summary")
    assert not page.locator(".setting-theme").is_visible()
    assert page.locator(".setting-text").is_visible()


def test_a_heading_s_link_shows_on_hover_and_on_focus(open_page):
    page = open_page("allt")
    link = page.locator("#rutor > .heading .deep-link")
    opacity = "link => getComputedStyle(link).opacity"
    assert link.evaluate(opacity) == "0"
    page.locator("#rutor h2").first.hover()
    assert link.evaluate(opacity) == "1"
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")  # focus by keyboard is what :focus-visible follows
    link.focus()
    assert link.evaluate(opacity) == "1"
    assert page.get_by_role("heading", name="2 Rutor", exact=True).count() == 1
    assert page.get_by_role("link", name="Länk till 2 Rutor", exact=True).count() == 1
