"""The data of the standards: complete, and every reference in it leads somewhere."""

from __future__ import annotations

import re
import zipfile
from collections import Counter

import pytest

from publisher import checks
from publisher.conformance.standards import conditions, provisions
from publisher.ledger.questions import deciding, questions
from publisher.validators import verapdf_jar

KINDS = {"check", "equivalence", "verapdf", "axe", "openxml", "nu", "absent", "source"}


def test_matterhorn_has_137_conditions_of_which_48_are_for_people():
    assert Counter(condition.type for condition in conditions()) == {"machine": 87, "human": 48, "none": 2}
    assert len({condition.id for condition in conditions()}) == 137


def test_clause_10_has_48_provisions_in_force():
    assert Counter(provision.testability for provision in provisions()) == {"C": 31, "P": 12, "M": 5}
    assert len({provision.number for provision in provisions()}) == 48


@pytest.mark.parametrize("condition", conditions(), ids=lambda condition: condition.id)
def test_every_condition_is_decided_by_something(condition):
    if condition.decided == "person":
        assert deciding(condition.id)
    else:
        assert condition.decided in ("construction", "absent")
        assert condition.by
    assert bool(condition.rules) == (condition.fit != "none")
    assert not (condition.type == "machine" and condition.fit == "none" and condition.decided != "absent")


@pytest.mark.parametrize("provision", provisions(), ids=lambda provision: provision.number)
def test_every_provision_has_evidence_and_what_is_partly_human_a_question(provision):
    assert provision.evidence or deciding(provision.number)
    assert {kind for kind, _ in provision.evidence} <= KINDS
    assert (provision.testability == "P") <= bool(deciding(provision.number))
    assert provision.situations


def test_every_question_decides_rules_that_there_are():
    rules = {condition.id for condition in conditions()} | {provision.number for provision in provisions()}
    assert {rule for question in questions().values() for rule in question.rules} <= rules


def test_every_check_that_is_named_is_there(words):
    named = {detail for provision in provisions() for kind, detail in provision.evidence if kind == "check"}
    assert named <= {check.id for check in checks.checks()} | set(words["findings"])


def test_every_rule_of_verapdf_is_in_its_profile():
    with zipfile.ZipFile(verapdf_jar.jar()) as package:
        text = package.read("org/verapdf/pdfa/validation/PDFUA-1.xml").decode()
    there = {f"{clause}-{test}" for clause, test in re.findall(r'<id [^>]*clause="([^"]+)" testNumber="(\d+)"', text)}
    named = {rule for condition in conditions() for rule in condition.rules}
    details = (detail for provision in provisions() for kind, detail in provision.evidence if kind == "verapdf")
    named |= {rule for detail in details if detail != "*" for rule in detail.split(",")}
    assert len(there) == 106
    assert named <= there


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_has_its_words(language: str, base):
    words = base.words(language)
    report, texts = words["report"], words["conditions"]
    sources = {c.by for c in conditions() if c.decided == "construction"}
    sources |= {detail for p in provisions() for kind, detail in p.evidence if kind == "source"}
    absent = {c.by for c in conditions() if c.decided == "absent"}
    absent |= {detail for p in provisions() for kind, detail in p.evidence if kind == "absent"}
    assert set(report["reasons"]) == sources
    assert set(report["features"]) == absent
    assert set(texts["matterhorn"]) == {c.id for c in conditions()}
    assert set(texts["provisions"]) == {p.number for p in provisions()}
    assert set(report["situations"]) == {letter for p in provisions() for letter in p.situations}
