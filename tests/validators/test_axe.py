"""axe-core tells a good page from a bad one, at both widths and in both schemes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.validators import axe
from publisher.validators.report import Report
from publisher.validators.warm import Warm

pytestmark = pytest.mark.xdist_group("axe")

DARK_ON_DARK = (
    "<style>:root{color-scheme:light dark}@media(prefers-color-scheme:dark){p{color:#333;background:#222}}</style>"
)
WIDE_TABLE = f"<div style='overflow-x:auto'><table><tr><td>{'w' * 60}</table></div>"
BLOCKED = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><style>p{color:#000}</style>"


def judge(path: Path) -> Report:
    """Return the report of one page."""
    return axe.validate([path])[path]


def test_a_good_page_passes(good_html: Path) -> None:
    report = judge(good_html)
    assert (report.verdict, report.failures) == ("pass", ())
    assert report.checks > 40
    assert " in Chromium " in report.version


@pytest.mark.parametrize(
    ("rule", "head", "body", "view"),
    [
        ("image-alt", "", "<img src='data:,'>", "1280 px, light"),
        ("color-contrast", DARK_ON_DARK, "", "1280 px, dark"),
        ("scrollable-region-focusable", "", WIDE_TABLE, "320 px, light"),
        (
            "target-size",
            "<style>a{font-size:8px}</style>",
            "<ul><li><a href='#a'>a</a><li><a href='#b'>b</a></ul><p id=a><p id=b>",
            "1280 px",
        ),
        ("heading-order", "", "<h4>Too deep</h4>", "1280 px, light"),
        ("console-error", BLOCKED, "", "line 1"),
    ],
)
def test_a_fault_fails_where_it_shows_first(
    page: Callable[..., Path], rule: str, head: str, body: str, view: str
) -> None:
    report = judge(page(rule, head, body))
    assert report.verdict == "fail"
    failure = next(failure for failure in report.failures if failure.rule == rule)
    assert view in failure.where
    assert failure.message


def test_what_axe_leaves_to_a_person_is_told(page: Callable[..., Path]) -> None:
    body = "<p style='background:linear-gradient(#fff,#ddd)'>Text on a gradient</p>"
    report = judge(page("gradient", body=body))
    assert report.verdict == "pass"
    assert [review.rule for review in report.reviews] == ["color-contrast"]


def test_a_damaged_page_does_not_pass(good_html: Path, damaged: Callable[[Path], Path]) -> None:
    assert judge(damaged(good_html)).verdict in {"fail", "not run"}


def test_a_file_that_is_no_page_is_not_run(folder: Path) -> None:
    archive = folder / "archive.zip"
    archive.write_bytes(b"PK")
    assert judge(archive).verdict == "not run"


def test_a_missing_page_is_not_run(folder: Path) -> None:
    assert judge(folder / "missing.html").reason == "missing.html: no such file"


def test_without_axe_it_is_not_run(good_html: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_NODE_MODULES", str(tmp_path))
    assert "tools/node/install.py" in judge(good_html).reason


def test_without_a_browser_it_is_not_run(good_html: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert "tools/system_packages.py browser" in judge(good_html).reason


def test_a_browser_that_does_not_start_is_not_run(good_html: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_CHROMIUM", "/bin/false")
    monkeypatch.setattr(axe, "worker", Warm("publisher.validators.axe_worker"))
    report = judge(good_html)
    assert report.verdict == "not run"
    assert "crashed" in report.reason
