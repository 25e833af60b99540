"""The Nu checker tells a good page from a bad one, and each false alarm is one that it still gives."""

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.validators import nu
from publisher.validators.nu_false_alarms import FALSE_ALARMS, false_alarm

STYLE = "nav{scroll-target-group:auto}a:target-current{font-weight:bold}"
DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; img-src data:; style-src 'sha256-{DIGEST}'"
HEAD = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><style>{STYLE}</style>'
OUTSIDE = '<link rel="stylesheet" href="https://example.org/own.css">'
OWN_FILE = '<link rel="stylesheet" href="own.css">'
JSON_LD = '<script type="application/ld+json">{"@type":"Report"}</script>'
IMAGE = '<img alt="A dot" src="data:image/png;base64,iVBORw0KGgo=">'


@pytest.fixture
def alarming(page: Callable[..., Path]) -> Path:
    """Return a good page that sets off every false alarm."""
    return page("alarming", HEAD + OWN_FILE + JSON_LD, IMAGE)


def test_many_files_are_judged_in_one_run(good_html: Path, alarming: Path, page: Callable[..., Path]) -> None:
    bad = page("bad", body='<p id="a">A</p><p id="a">B</p><img src="data:,">')
    missing = good_html.with_stem("missing")
    reports = nu.validate([good_html, alarming, bad, missing])
    assert [report.verdict for report in reports.values()] == ["pass", "pass", "fail", "not run"]
    assert [report.checks for report in reports.values()] == [1, 1, 1, 0]
    duplicate = next(failure for failure in reports[bad].failures if failure.rule == "Duplicate ID “…”.")
    assert (duplicate.message, duplicate.times) == ("Duplicate ID “a”.", 1)
    assert duplicate.where.startswith("line 1, column ")
    assert reports[missing].reason


def test_each_false_alarm_is_still_given(alarming: Path) -> None:
    _, messages = nu._run([alarming.resolve()], 60)
    given = {false_alarm(message["message"], message["extract"]) for message in messages[alarming.resolve()]}
    assert given == set(FALSE_ALARMS)


def test_a_real_alarm_of_the_same_kind_fails(page: Callable[..., Path]) -> None:
    path = page("blocked", HEAD.replace("bold", "700") + "<script>alert(1)</script>" + OUTSIDE)
    report = nu.validate([path])[path]
    assert {failure.rule.split(":")[0] for failure in report.failures} == {
        "Inline style violates Content Security Policy (meta tag)",
        "Inline script violates Content Security Policy (meta tag)",
        "Resource violates Content Security Policy (meta tag)",
    }


def test_a_damaged_file_fails(good_html: Path, damaged: Callable[[Path], Path]) -> None:
    path = damaged(good_html)
    assert nu.validate([path])[path].verdict == "fail"


def test_without_the_jar_it_is_not_run(good_html: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_NODE_MODULES", str(tmp_path))
    report = nu.validate([good_html])[good_html]
    assert report.verdict == "not run"
    assert "tools/node/install.py" in report.reason


def test_without_java_it_is_not_run(good_html: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nu, "java", lambda: None)
    assert "no Java" in nu.validate([good_html])[good_html].reason


def test_a_jar_that_is_none_is_not_run(good_html: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jar = tmp_path / "vnu-jar/build/dist/vnu.jar"
    jar.parent.mkdir(parents=True)
    jar.write_bytes(b"no jar")
    monkeypatch.setenv("PUBLISHER_NODE_MODULES", str(tmp_path))
    assert "corrupt jarfile" in nu.validate([good_html])[good_html].reason


def test_no_files_start_no_java() -> None:
    assert nu.validate([]) == {}
