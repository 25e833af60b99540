"""What was found is shown most serious first, in every form, and what was not run is never shown as a result."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from publisher.check_report import SHOWN, exit_status
from publisher.findings import Finding, Severity, Verdict
from publisher.model import NOWHERE, Place
from publisher.validators.report import Failure
from publisher.verification import Outcome, Verification, Verified

ADVICE = Finding("edition-not-built", Place("sources/a"), {"files": "a.pdf", "name": "a"}, Severity.ADVICE)
WARNING = Finding("link-text", Place("sources/a/1.md", 9), {"text": "här"}, Severity.WARNING)
ERROR = Finding(
    "verapdf-ua1-7.3-1",
    Place("sources/a/å b.md", 3),
    {"tool": "verapdf", "profile": "ua1", "edition": "pdf", "rule": "7.3-1", "message": "Figure", "times": "2"},
)
UNWORDED = Finding(
    "axe-new-rule",
    Place("sources/a"),
    {"tool": "axe", "profile": "", "edition": "html", "rule": "new-rule", "message": "New [rule]", "times": "1"},
)
SILENT = Finding(
    "validator-not-run",
    Place("sources/a"),
    {"tool": "nu", "profile": "", "edition": "html", "message": "no answer within 5 seconds"},
    Severity.WARNING,
    Verdict.NOT_RUN,
)
OUTCOMES = (
    Outcome("verapdf", "ua1", "1", Verdict.FAIL, 8, 2, "", (Failure("7.3-1", "Figure", "root", 2),)),
    Outcome("equivalence", "", "1", Verdict.PASS, 40),
)


def result(*found: Finding) -> Verification:
    return Verification("a", (), (Verified("pdf", "0" * 64, OUTCOMES, found),))


@pytest.fixture(params=["sv", "en"])
def every_language(request, base):
    return base.words(request.param)


def test_text_is_most_serious_first_with_file_and_line(words):
    lines = SHOWN["text"]([result(ADVICE, WARNING, ERROR)], words).splitlines()
    assert lines[1].startswith("  sources/a/å b.md:3: Fel: En bild i utgåvan pdf saknar textalternativ, 2 ställen.")
    assert lines[2].startswith("  sources/a/1.md:9: Varning: ")
    assert lines[3].startswith("  sources/a: Råd: ")
    assert lines[4] == "  pdf: underkänd (veraPDF ua1: underkänd, samma innehåll som källan)"
    assert lines[-1] == "Fel: 1. Varningar: 1. Råd: 1."


def test_a_rule_without_words_of_ours_is_told_in_the_tools_own(words):
    said = SHOWN["text"]([result(UNWORDED)], words)
    assert "axe-core underkänner utgåvan html, 1 ställen: ”New [rule]” (regel new-rule)" in said


def test_every_form_is_filled_in_each_language(every_language):
    for show in SHOWN.values():
        said = show([result(ADVICE, WARNING, ERROR, UNWORDED, SILENT)], every_language)
        assert "{files}" not in said
        assert "{times}" not in said
        assert "no answer within 5 seconds" in said


def test_json_has_findings_and_outcomes(words):
    (data,) = json.loads(SHOWN["json"]([result(ERROR)], words))
    assert data["findings"][0] | {"message": ""} == {
        "rule": "verapdf-ua1-7.3-1", "severity": "error", "verdict": "fail", "file": "sources/a/å b.md", "line": 3,
        "values": dict(ERROR.values), "message": "",
    }  # fmt: skip
    assert data["editions"][0]["verdict"] == "fail"
    assert [outcome["verdict"] for outcome in data["editions"][0]["outcomes"]] == ["fail", "pass"]
    assert [each["rule"] for each in json.loads(SHOWN["findings"]([result(ERROR)], words))] == ["verapdf-ua1-7.3-1"]


def test_sarif_follows_its_standard(words):
    """OASIS SARIF 2.1.0: the properties that its schema requires, and the values that it allows."""
    log = json.loads(SHOWN["sarif"]([result(ADVICE, WARNING, ERROR, SILENT)], words))
    assert (log["version"], log["$schema"].endswith("sarif-schema-2.1.0.json")) == ("2.1.0", True)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["tool"]["driver"]["name"] == "publisher"
    assert len(set(rules)) == len(rules)
    for told in run["results"]:
        assert rules[told["ruleIndex"]] == told["ruleId"]
        assert told["message"]["text"]
        assert (told["kind"], told["level"]) in {("fail", "error"), ("fail", "warning"), ("fail", "note")}
    assert [told["level"] for told in run["results"]] == ["error", "warning", "note"]
    where = run["results"][0]["locations"][0]["physicalLocation"]
    assert where == {"artifactLocation": {"uri": "sources/a/%C3%A5%20b.md"}, "region": {"startLine": 3}}
    assert "region" not in run["results"][2]["locations"][0]["physicalLocation"]
    (silent,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (run["invocations"][0]["executionSuccessful"], silent["level"]) == (True, "warning")


def test_sarif_keeps_the_schema_of_its_standard(every_language):
    """`sarif-2.1.0-rtm.5.json` is the schema as npm's @microsoft/jest-sarif 1.0.0-beta.0 (MIT) carries it."""
    schema = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_bytes())
    validator = jsonschema.Draft4Validator(schema)
    review = replace(ADVICE, verdict=Verdict.NEEDS_REVIEW)
    nowhere = replace(WARNING, place=NOWHERE)
    for found in ((), (ADVICE, WARNING, ERROR, UNWORDED, SILENT, review, nowhere)):
        log = json.loads(SHOWN["sarif"]([result(*found)], every_language))
        assert [error.message for error in validator.iter_errors(log)] == []
    log["runs"][0]["results"][0]["level"] = "fatal"
    del log["runs"][0]["tool"]
    assert len(list(validator.iter_errors(log))) == 2


def test_markdown_shows_words_of_tools_as_words(words):
    said = SHOWN["markdown"]([result(UNWORDED, ERROR)], words)
    assert "New \\[rule\\]" in said
    assert "- `sources/a/å b.md:3`: En bild" in said
    assert "| pdf | underkänd |" in said


@pytest.mark.parametrize(
    ("found", "status"), [((), 0), ((ADVICE, WARNING), 0), ((SILENT, WARNING), 3), ((SILENT, ERROR), 1)]
)
def test_the_exit_status_tells(found: tuple[Finding, ...], status: int):
    assert exit_status([result(*found)]) == status
