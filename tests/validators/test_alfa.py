"""Alfa tells a good page from a bad one. The canary: packages of Alfa that do not fit each other pass every page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.validators import alfa, alfa_worker
from publisher.validators.report import Report
from publisher.validators.warm import Warm

pytestmark = pytest.mark.xdist_group("alfa")

LINK = "<p><a href='#top'>To the top of the page</a></p>"  # Alfa asks for something to tab to
FAINT = "<style>@media(prefers-color-scheme:dark){:root{background:#222}p{color:#444}}</style>"
LINK_BY_COLOUR = "<style>a{text-decoration:none;color:#00c}</style>"
NOTES = "<section role='doc-endnotes'><h2>Notes</h2><ol><li>A note.</li></ol></section>"
# What alfa_memory.mjs remembers: custom properties, boxes that are checked, what is painted above what.
REMEMBERED_STYLE = """<style>
:root { --ink: #777; --paper: #fff; --far: var(--ink) }
html:has(#dark:checked) { --ink: #222; --paper: #333 } html:has(#off:checked) { --ink: #000 }
body { color: var(--far); background: var(--paper) } .own { --ink: #999; --far: var(--ink); color: var(--far) }
a { text-decoration: none; color: var(--ink) } a:focus { outline: none } label:hover { color: var(--none, #888) }
.small { position: relative } .small a { position: absolute; left: 0; top: 0; font-size: 9px; z-index: 1 }
.small a + a { left: 4px; z-index: 2 }
.over { position: relative; height: 90px } .over a { position: absolute; left: 0; top: 0; width: 60px; height: 60px }
.over a + a { left: 9px; z-index: 1 }
</style>"""
REMEMBERED_BODY = """
<label><input type="checkbox" id="dark" checked> Dark</label><label><input type="checkbox" id="off"> Off</label>
<p class="own">Text with <a href="#a">a link</a> and <a href="#b">another</a> in it.</p>
<div class="small"><a href="#c">Near</a><a href="#d">Nearer</a></div>
<div class="over"><a href="#e">Under</a><a href="#f">Over</a></div>"""


def judge(path: Path) -> Report:
    """Return the report of one page."""
    return alfa.validate([path])[path]


def test_a_good_page_passes(page: Callable[..., Path]) -> None:
    report = judge(page("linked", body=LINK))
    assert (report.verdict, report.failures) == ("pass", ())
    assert report.checks > 20
    assert " in Chromium " in report.version


@pytest.mark.parametrize(
    ("rule", "head", "body", "view"),
    [
        ("sia-r2", "", "<img src='data:,'>", "1280 px, light"),
        ("sia-r69", FAINT, "", "320 px, dark"),
        ("sia-r62", LINK_BY_COLOUR, "<p>Some text with <a href='#a'>a link</a> in it.</p>", "1280 px, light"),
    ],
)
def test_the_canary_fails(page: Callable[..., Path], rule: str, head: str, body: str, view: str) -> None:
    report = judge(page(rule, head, body))
    assert report.verdict == "fail"
    failure = next(failure for failure in report.failures if failure.rule == rule)
    assert view in failure.where
    assert failure.message not in {"", "no message"}


def test_each_exception_is_still_needed(page: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = page("notes", body=LINK + NOTES)
    assert judge(path).verdict == "pass"
    needed = [entry.rule for entry in alfa.ALLOWED]
    monkeypatch.setattr(alfa, "ALLOWED", ())
    assert [failure.rule for failure in judge(path).failures] == needed


def test_what_it_remembers_changes_no_outcome(
    page: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same program beside a memory that remembers nothing gives the same answer, word for word."""
    script = Path(alfa_worker.__file__).with_suffix(".mjs")
    (tmp_path / script.name).write_text(script.read_text("utf-8"), "utf-8")
    (tmp_path / "alfa_memory.mjs").write_text("export async function remember() {}\n", "utf-8")
    (tmp_path / "forgetful_alfa.py").write_text(
        f"from publisher.validators import alfa_worker\nalfa_worker.__file__ = {str(tmp_path / script.name)!r}\n"
        "alfa_worker.main()\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    question = {"path": str(page("remembered", REMEMBERED_STYLE, REMEMBERED_BODY).resolve())}
    forgetful = Warm("forgetful_alfa")
    try:
        wanted = forgetful.ask(question, alfa.SECONDS)
    finally:
        forgetful.close()
    assert {"sia-r69", "sia-r113"} <= {failure["rule"] for failure in wanted["failures"]}
    assert alfa.worker.ask(question, alfa.SECONDS) == wanted


def test_a_missing_page_is_not_run(folder: Path) -> None:
    assert judge(folder / "missing.html").reason == "missing.html: no such file"


def test_without_alfa_it_is_not_run(good_html: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_NODE_MODULES", str(tmp_path))
    assert "tools/node/install.py" in judge(good_html).reason


def test_without_a_browser_it_is_not_run(good_html: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert "tools/system_packages.py browser" in judge(good_html).reason
