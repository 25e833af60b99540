"""The site in a real browser and before the reference validators, served as any web server would."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from site_making import ROOT

from publisher.validators import alfa, axe, html_validate, nu, warm

pytestmark = pytest.mark.xdist_group("site")
PATHS = ("", "publikationer/", "kontrollsumma/", "strategi/", "trygghetsguide/", "strategi/2026-11-22/")
EVERY = pytest.mark.parametrize("path", PATHS)
CLIPPED = """() => [...document.querySelectorAll("body *")].filter(e => {
  const s = getComputedStyle(e);
  return e.checkVisibility() && s.overflow !== "visible" && !["svg", "FIELDSET"].includes(e.tagName)
    && (e.scrollWidth > e.clientWidth + 1 && s.overflowX === "hidden" && !e.classList.contains("hero"))
}).map(e => e.outerHTML.slice(0, 80))"""
SMALL = """() => [...document.querySelectorAll("main a, header a, footer a, input, summary")].filter(e => {
  const r = e.getBoundingClientRect();
  return e.checkVisibility() && !e.closest("p:not(.choice, .offer-link, .site-title), dd, .skip")
    && !e.classList.contains("skip") && (r.height < 23.9 || r.width < 23.9)
}).map(e => e.outerHTML.slice(0, 90))"""
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
SPACING += " p { margin-bottom: 2em !important }"


@pytest.fixture(scope="session", autouse=True)
def warm_workers() -> Iterator[None]:
    yield
    warm.close_all()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(shown) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(shown[0])))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def files(shown) -> list[Path]:
    return [shown[0] / path / "index.html" for path in PATHS]


@pytest.fixture(scope="module")
def axe_reports(files):
    return axe.validate(files)


@pytest.fixture(scope="module")
def nu_reports(files):
    return nu.validate(files)


@pytest.fixture(scope="module")
def alfa_reports(files):
    return alfa.validate(files)


@pytest.fixture(scope="module")
def html_validate_reports(files):
    return html_validate.validate(files)


def passes(report) -> None:
    if report.verdict == "not run" and not os.environ.get("CI"):
        pytest.skip(f"not run: {report.validator}: {report.reason}")
    assert report.verdict == "pass", (report.reason, report.failures)
    assert report.checks > 0


@EVERY
def test_axe(path: str, shown, axe_reports):
    passes(axe_reports[shown[0] / path / "index.html"])


@EVERY
def test_nu(path: str, shown, nu_reports):
    passes(nu_reports[shown[0] / path / "index.html"])


@EVERY
def test_alfa(path: str, shown, alfa_reports):
    passes(alfa_reports[shown[0] / path / "index.html"])


@EVERY
def test_html_validate(path: str, shown, html_validate_reports):
    passes(html_validate_reports[shown[0] / path / "index.html"])


@EVERY
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_and_speak_no_word_in_the_console_without_scripts(path: str, width: int, address, browser):
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page, said, asked = context.new_page(), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path)
    assert said == []
    assert all(url.startswith((address, "data:")) for url in asked)
    context.close()


@EVERY
@pytest.mark.parametrize("way", ["plain", "spacing", "double"])
def test_nothing_is_clipped_at_320_pixels(path: str, way: str, address, browser):
    """WCAG 2.2: 1.4.10 reflow, 1.4.12 text spacing, 1.4.4 text at 200 %."""
    context = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(address + path)
    if way == "spacing":
        page.add_style_tag(content=SPACING)
    if way == "double":
        page.set_viewport_size({"width": 640, "height": 800})
        page.add_style_tag(content="html { font-size: 200% !important }")
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth].join()") in (
        "320,320",
        "640,640",
    )
    assert page.evaluate(CLIPPED) == []
    context.close()


@EVERY
def test_targets_are_large_enough_and_the_skip_link_comes_first(path: str, address, browser):
    """WCAG 2.2, 2.5.8 (24 px outside running text) and 2.4.1."""
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(address + path)
    assert page.evaluate(SMALL) == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    context.close()


def test_the_selection_shows_as_many_as_its_label_says_without_scripts(address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "publikationer/")
    entries, none = page.locator(".entry:visible"), page.locator(".no-entry:visible")
    assert (entries.count(), none.count()) == (4, 0)
    page.get_by_label("Näringsliv (2)").check()
    assert entries.count() == 2
    page.get_by_label("Redaktörer (1)").check()
    assert entries.count() == 1
    page.get_by_role("group", name="Målgrupp").get_by_label("Alla (4)").check()
    page.get_by_label("Pdf (3)").check()
    assert entries.count() == 3
    context.close()


def test_a_selection_that_nothing_fits_says_so():
    from publisher.site import filters
    from publisher.site.catalogue import Edition, Entry, Version

    def entry(name: str, audience: str, format_: str) -> Entry:
        edition = Edition(format=format_, path=f"{name}/1/x", bytes=1, sha256="")
        version = Version(version="1", date=__import__("datetime").date(2026, 1, 1), title=name, editions=(edition,))
        return Entry(name=name, title=name, language="sv", publisher="U", audience=(audience,), versions=(version,))

    rules = filters.rules((entry("a", "kommuner", "pdf"), entry("b", "allmanhet", "html")))
    lines = [line for line in rules.splitlines() if ".no-entry" in line]
    assert len(lines) == 2
    assert "#sidan--audience-kommuner:checked" in lines[0]
    assert "#sidan--format-html:checked" in lines[0]


def test_the_project_has_a_page_for_each_template():
    assert {path.name for path in (ROOT / "layouts/base/site").glob("*.html")} == {
        "checksums.html",
        "list.html",
        "page.html",
        "parts.html",
        "publication.html",
        "start.html",
    }
