"""Alfa tells a good page from a bad one. The canary: packages of Alfa that do not fit each other pass every page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.validators import alfa
from publisher.validators.report import Report

pytestmark = pytest.mark.xdist_group("alfa")

LINK = "<p><a href='#top'>To the top of the page</a></p>"  # Alfa asks for something to tab to
FAINT = "<style>@media(prefers-color-scheme:dark){:root{background:#222}p{color:#444}}</style>"
LINK_BY_COLOUR = "<style>a{text-decoration:none;color:#00c}</style>"
NOTES = "<section role='doc-endnotes'><h2>Notes</h2><ol><li>A note.</li></ol></section>"


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


def test_a_missing_page_is_not_run(folder: Path) -> None:
    assert judge(folder / "missing.html").reason == "missing.html: no such file"


def test_without_alfa_it_is_not_run(good_html: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_NODE_MODULES", str(tmp_path))
    assert "tools/node/install.py" in judge(good_html).reason


def test_without_a_browser_it_is_not_run(good_html: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert "tools/system_packages.py browser" in judge(good_html).reason
