"""Verification joins checks, validators and the comparison, keeps outcomes, and never takes silence for a pass."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from publisher.build import Manuscript
from publisher.findings import Verdict
from publisher.validators.process import ToolError
from publisher.validators.report import Failure, Report, judged, not_run
from publisher.verification import Outcome, Store
from publisher.verification.editions import verify
from publisher.verification.lanes import SLOWEST, TOGETHER, Lanes
from publisher.verification.tools import TOOLS

FOLDER = Path(__file__).parent.parent / "blocks"


def test_all_that_was_found_is_gathered(manuscript: Manuscript, page: bytes, tool):
    tool()
    found = verify(manuscript, {"html": page})
    (edition,) = found.editions
    assert [(o.tool, o.verdict) for o in edition.outcomes] == [("nu", "pass"), ("equivalence", "pass")]
    assert edition.outcomes[0].passed == 7
    assert edition.digest == hashlib.sha256(page).hexdigest()
    assert edition.verdict is Verdict.PASS
    assert [f.rule for f in found.findings] == ["link-text"]


def test_what_has_not_changed_is_not_judged_again(manuscript: Manuscript, page: bytes, tool, tmp_path: Path):
    asked = tool()
    first = verify(manuscript, {"html": page}, Store(tmp_path))
    assert verify(manuscript, {"html": page}, Store(tmp_path)) == first
    assert len(asked) == 1
    verify(manuscript, {"html": page}, Store(tmp_path), again=True)
    assert len(asked) == 2
    verify(manuscript, {"html": page + b"\n"}, Store(tmp_path))
    assert len(asked) == 3


def test_a_new_version_of_a_tool_judges_again(manuscript: Manuscript, page: bytes, tool, tmp_path: Path):
    tool()
    verify(manuscript, {"html": page}, Store(tmp_path))
    asked = tool(version=lambda: "2")
    outcome = verify(manuscript, {"html": page}, Store(tmp_path)).editions[0].outcomes[0]
    assert (outcome.version, len(asked)) == ("2", 1)


def test_a_tool_that_is_missing_or_breaks_is_not_run_and_asked_again(manuscript, page: bytes, tool, tmp_path: Path):
    def missing() -> str:
        raise ToolError("not installed")

    def broken(path: Path) -> Report:
        raise RuntimeError("bug")

    for answer, version, why in (
        (None, missing, "not installed"),
        (lambda _: not_run("Nu", "1", "no answer within 3 seconds"), lambda: "1", "no answer within 3 seconds"),
        (broken, lambda: "1", "RuntimeError: bug"),
    ):
        tool(**({"answer": answer} if answer else {}), version=version)
        edition = verify(manuscript, {"html": page}, Store(tmp_path)).editions[0]
        assert (edition.outcomes[0].verdict, edition.outcomes[0].why) == (Verdict.NOT_RUN, why)
        assert edition.verdict is Verdict.NOT_RUN
        assert [(f.rule, f.verdict) for f in edition.findings] == [("validator-not-run", Verdict.NOT_RUN)]
    asked = tool()
    assert verify(manuscript, {"html": page}, Store(tmp_path)).editions[0].verdict is Verdict.PASS
    assert asked


def test_a_failure_names_the_source_line_also_when_it_was_kept(manuscript, page: bytes, tool, tmp_path: Path):
    tool(lambda _: judged("Nu", "1", [Failure("bad", "Bad cell.", "tbody > tr > th (1280 px, light)", 2)], 7))
    for _ in range(2):
        (found,) = verify(manuscript, {"html": page}, Store(tmp_path)).editions[0].findings
        assert (found.rule, found.place.line) == ("nu-bad", 14)
        assert found.values["times"] == "2"


def test_what_stands_outside_the_text_has_no_line(manuscript, page: bytes, tool):
    tool(lambda _: judged("Nu", "1", [Failure("bad", "Bad title.", "title", 1)], 7))
    (found,) = verify(manuscript, {"html": page}).editions[0].findings
    assert (found.place.file, found.place.line) == (FOLDER.as_posix(), 0)


def test_an_edition_that_says_something_else_fails_and_is_named(manuscript, page: bytes, tool):
    tool()
    edition = verify(manuscript, {"html": page.replace(b"Andra stycket", b"Annat stycke")}).editions[0]
    assert edition.verdict is Verdict.FAIL
    assert [(f.rule, f.place.line) for f in edition.findings] == [("edition-differs", 5)]


def test_an_edition_that_cannot_be_read_fails(manuscript, tool):
    tool()
    edition = verify(manuscript, {"html": b"<p>annat</p>"}).editions[0]
    assert edition.verdict is Verdict.FAIL
    assert [f.rule for f in edition.findings] == ["edition-unreadable"]


def test_results_are_stored_as_others_read_them_and_added_to(manuscript, page: bytes, tool, tmp_path: Path):
    tool()
    early = Store(tmp_path)
    verify(manuscript, {"html": page + b"\n"}, Store(tmp_path))
    verify(manuscript, {"html": page}, early)
    kept = json.loads((tmp_path / ".publisher/verification.json").read_bytes())
    assert set(kept) == {hashlib.sha256(page).hexdigest(), hashlib.sha256(page + b"\n").hexdigest()}
    entry = kept[hashlib.sha256(page).hexdigest()]
    assert entry["format"] == "html"
    assert entry["outcomes"][1] | {"failures": [], "reviews": []} == {
        "tool": "nu", "profile": "", "version": "1", "verdict": "pass", "passed": 7, "failed": 0, "why": "",
        "failures": [], "reviews": [],
    }  # fmt: skip


def test_publications_that_are_verified_at_once_keep_all_their_outcomes(tmp_path: Path):
    store, names = Store(tmp_path), [f"{number:064}" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: store.keep(name, "html", [Outcome("nu", "", "1", Verdict.PASS, 1)]), names))
    assert set(json.loads((tmp_path / ".publisher/verification.json").read_bytes())) == set(names)


def test_the_slowest_tool_is_one_of_the_tools_and_nobody_waits_for_it(manuscript: Manuscript, tmp_path: Path):
    """The others are judged while it works; it would wait here for ever."""
    assert SLOWEST in {tool.name for tool in TOOLS}
    done = Event()
    with Lanes() as lanes:
        slow = lanes.submit(SLOWEST, done.wait, 30)
        assert lanes.submit("nu", lambda: "judged").result(30) == "judged"
        done.set()
        assert slow.result(30)


def test_the_others_have_all_cores_once_the_slowest_is_done():
    done, working, most = Event(), [], []

    def work() -> None:
        working.append(1)
        most.append(len(working))
        sleep(0.05)
        working.pop()

    with Lanes(cores=3) as lanes:
        lanes.submit(SLOWEST, done.wait, 30)
        for _ in range(2):
            for answer in [lanes.submit("nu", work) for _ in range(9)]:
                answer.result(30)
            most.append(0)
            done.set()
    split = most.index(0)
    assert (max(most[:split]), max(most[split:])) == (2, 3)


def test_what_starts_slowly_is_asked_once_for_all_publications():
    """Not before all have been asked, and each gets its own answer."""
    runs: list[list[str]] = []

    def upper(questions: list[str]) -> list[str]:
        runs.append(questions)
        return [question.upper() for question in questions]

    assert {tool.name for tool in TOOLS} >= TOGETHER
    with Lanes() as lanes:
        answers = [lanes.gather("nu", upper, question) for question in ("a", "b")]
        assert not runs
        lanes.all_asked()
        assert [answer.result(30) for answer in answers] == ["A", "B"]
        failing = [lanes.gather("nu", lambda _: ["one only"], question) for question in ("a", "b")]
    assert runs == [["a", "b"]]
    assert failing[0].result(30) == "one only"
    with pytest.raises(ValueError, match="longer"):
        failing[1].result(30)


@pytest.mark.parametrize("broken", ["", "[]", "{", '{"x": 3}', '{"x": {"outcomes": [{"tool": 1}]}}'])
def test_a_broken_store_is_as_none(broken: str, manuscript, page: bytes, tool, tmp_path: Path):
    path = tmp_path / ".publisher/verification.json"
    path.parent.mkdir()
    path.write_text(broken)
    assert Store(tmp_path).of("x") == ()
    tool()
    assert verify(manuscript, {"html": page}, Store(tmp_path)).editions[0].verdict is Verdict.PASS
