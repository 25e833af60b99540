"""The page stands alone: one request, no script, no message in the console, light enough; and its print."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("html")

MOST = 400_000  # bytes, for a publication of 30 pages with its fonts and figures


def watched(browser: Browser, address: str) -> tuple[list[str], list[str]]:
    """Return what a page asks the network for and what it writes to the console, its own policy in force."""
    context = browser.new_context(color_scheme="dark")
    page, requests, messages = context.new_page(), [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(address, wait_until="networkidle")
    context.close()
    return [url for url in requests if not url.startswith("data:")], messages


@pytest.mark.parametrize("name", ["allt", "strategi"])
def test_a_page_is_one_request_and_says_nothing(name: str, browser: Browser, address: str):
    requests, messages = watched(browser, f"{address}/{name}.html")
    assert requests == [f"{address}/{name}.html"]
    assert messages == []


def test_a_second_request_and_a_message_are_seen(browser: Browser, address: str, site: Path):
    blocked = (site / "allt.html").read_text("utf-8").replace("<body>", "<body><style>p{color:red}</style>")
    (site / "own.html").write_text(blocked + "<link rel=stylesheet href=robots.txt>", "utf-8")
    _, messages = watched(browser, f"{address}/own.html")
    assert any("Content Security Policy" in message for message in messages)
    (site / "own.html").write_text("<!DOCTYPE html><img src=robots.txt>", "utf-8")
    assert len(watched(browser, f"{address}/own.html")[0]) == 2
    (site / "own.html").unlink()


def test_an_injected_script_does_not_run(browser: Browser, address: str, site: Path):
    page = (site / "allt.html").read_text("utf-8")
    (site / "own.html").write_text(page.replace("<body>", "<body><script>document.title = 'x'</script>"), "utf-8")
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"{address}/own.html")
    assert opened.title() == "Allt på en gång – Utgivaren"
    context.close()
    (site / "own.html").unlink()


def test_all_is_read_with_scripts_off(open_page):
    off, on = open_page("strategi", java_script_enabled=False), open_page("strategi")
    assert off.locator("main").inner_text() == on.locator("main").inner_text()
    assert len(on.locator("main").inner_text()) > 30_000


def test_a_publication_of_forty_pages_is_light(site: Path):
    assert (site / "strategi.html").stat().st_size < MOST


def test_the_fonts_are_the_page_s_own(open_page):
    page = open_page("allt")
    faces = "[...document.fonts].filter(f => f.status === 'loaded').map(f => `${f.family} ${f.weight}`)"
    assert set(page.evaluate(faces)) == {
        "Source Sans 3 400",
        "Source Sans 3 600",
        "Source Sans 3 700",
        "Source Code Pro 400",
    }


def test_the_contents_show_where_one_reads_and_what_the_chapter_has(open_page):
    page = open_page("strategi")
    current = "() => [...document.querySelectorAll('nav.contents a:target-current')].map(a => a.hash)"
    below = "hash => [...document.querySelectorAll(`li:has(> [href='${hash}']) ol a`)].map(a => a.checkVisibility())"
    sections = page.evaluate("() => [...document.querySelectorAll('nav.contents .toc > li > a')].map(a => a.hash)")
    for wanted in sections[2:5]:
        page.evaluate("hash => document.querySelector(hash).scrollIntoView()", wanted)
        page.wait_for_timeout(50)  # two frames: the browser marks the entry after it has scrolled
        assert page.evaluate(current) == [wanted]
        assert all(page.evaluate(below, wanted))
        assert not any(page.evaluate(below, sections[5]))


def test_print_has_the_descriptions_and_not_the_furniture(open_page):
    page: Page = open_page("strategi")
    page.locator(".settings summary").click()
    text = " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
    assert "Rikets linje ligger överst" in text
    assert "https://www.digg.se/tdosanmalan" in text.replace("\n", "")
    assert "Läsinställningar" not in text
    assert "Ladda ner" not in text
