"""Every rule has a verdict with its evidence; nothing passes that nobody has judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.conformance.evidence import Standing
from publisher.conformance.judge import judge_conditions, judge_provisions
from publisher.conformance.standards import conditions, provisions
from publisher.findings import Finding, Severity, Verdict
from publisher.ledger.ledger import Case, Ledger
from publisher.ledger.reviews import Review

FAIL, PASS, OPEN, NA = Standing.FAIL, Standing.PASS, Standing.NEEDS_REVIEW, Standing.NOT_APPLICABLE


def standings(known) -> dict[str, Standing]:
    return {each.rule: each.standing for each in (*judge_conditions(known), *judge_provisions(known))}


def answered(known, answer: str):
    """Return what is known when a person has given the same answer to all that is open."""

    def review(case: Case) -> Case:
        matter = case.matter
        given = Review(
            question=matter.question, about=matter.about, answer=answer, who="Eva Ek", when="", judged=matter.digest
        )
        return replace(case, review=given) if case.status == "open" else case

    return replace(known, ledger=Ledger(tuple(review(case) for case in known.ledger.cases)))


def test_none_is_left_out_and_each_has_evidence(known):
    judged = (*judge_conditions(known), *judge_provisions(known))
    assert [each.rule for each in judged] == [*(c.id for c in conditions()), *(p.number for p in provisions())]
    assert [each.rule for each in judged if not each.evidence] == []


def test_what_people_must_answer_is_open_until_they_have(known):
    found = standings(known)
    assert {rule for rule, standing in found.items() if standing is OPEN} >= {"04-001", "06-004", "10.1.1.1"}
    assert FAIL not in found.values()
    after = standings(answered(known, "yes"))
    assert set(after.values()) == {PASS, NA}
    assert after["13-002"] is NA  # no picture is a link


def test_a_no_fails_the_rules_of_its_question(known):
    found = standings(answered(known, "no"))
    assert found["10.1.1.1"] is found["06-004"] is found["10.2.4.2"] is FAIL
    assert found["10.4.1.1"] is PASS


def test_a_rule_that_verapdf_fails_is_that_of_its_condition_only(known, changed):
    found = standings(replace(known, verification=changed(known.verification, "verapdf", "7.3-1")))
    assert {rule for rule, standing in found.items() if standing is FAIL} == {
        "13-004",
        "10.1.1.1",
        "10.1.3.1",
        "10.4.1.1",
    }


@pytest.mark.parametrize("tool", ["verapdf", "axe", "nu", "openxml", "equivalence"])
def test_a_tool_that_did_not_run_passes_nothing_that_rests_on_it(known, changed, tool: str):
    yes = answered(known, "yes")
    before = standings(yes)
    after = standings(replace(yes, verification=changed(yes.verification, tool, verdict=Verdict.NOT_RUN)))
    lost = {rule for rule in before if after[rule] is not before[rule]}
    assert lost
    assert {after[rule] for rule in lost} == {Standing.NOT_RUN}


def test_without_any_verification_only_people_and_source_speak(known):
    found = standings(replace(answered(known, "yes"), verification=replace(known.verification, editions=())))
    assert found["01-005"] is found["10.4.1.1"] is Standing.NOT_RUN
    assert found["06-004"] is PASS


def test_a_feature_that_is_there_must_be_reviewed_and_one_that_cannot_be_looked_for_is_not_run(known):
    film = replace(known, features={**known.features, "docx": frozenset({"media"})})
    assert standings(film)["10.1.2.2"] is OPEN
    assert standings(film)["05-001"] is NA  # Matterhorn is of the PDF edition
    damaged = replace(known, features={**known.features, "pdf": None})
    assert standings(damaged)["05-001"] is standings(damaged)["10.1.2.2"] is Standing.NOT_RUN


@pytest.mark.parametrize(("severity", "standing"), [(Severity.ERROR, FAIL), (Severity.WARNING, OPEN)])
def test_an_error_fails_its_provision_and_a_warning_asks_for_a_person(known, severity: Severity, standing: Standing):
    found = answered(replace(known, verification=replace(known.verification, checked=())), "yes")
    warned = replace(
        found, verification=replace(found.verification, checked=(Finding("link-text", severity=severity),))
    )
    assert standings(found)["10.2.4.4"] is PASS
    assert standings(warned)["10.2.4.4"] is standing


def test_the_web_page_and_the_documents_are_judged_apart(known, changed):
    failed = answered(replace(known, verification=changed(known.verification, "axe", "image-alt")), "yes")
    judged = {each.rule: each for each in judge_provisions(failed)}["10.1.1.1"]
    assert judged.of("html") is FAIL
    assert judged.of("pdf", "docx") is PASS
