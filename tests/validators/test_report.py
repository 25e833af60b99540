"""A report cannot say pass for a tool that looked at nothing."""

import pytest

from publisher.validators.report import Failure, Report, gathered, judged, not_run

FAILURE = Failure("rule", "message", "here", 1)


def test_a_pass_without_checks_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="a pass needs checks"):
        Report("tool", "1", "pass")


def test_a_pass_with_failures_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="a pass needs checks and no failures"):
        Report("tool", "1", "pass", (FAILURE,), 1)


def test_a_fail_without_failures_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="a fail needs failures"):
        Report("tool", "1", "fail", (), 1)


def test_not_run_without_a_reason_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="not run needs a reason"):
        not_run("tool", "1", "")


def test_a_tool_that_checked_nothing_was_not_run() -> None:
    report = judged("tool", "1", [], 0)
    assert (report.verdict, report.reason) == ("not run", "tool ran but checked nothing")


def test_the_same_failure_is_counted_and_keeps_its_first_place() -> None:
    found = gathered([("a", "m", "first"), ("b", "m", "other"), ("a", "m", "second")])
    assert found == [Failure("a", "m", "first", 2), Failure("b", "m", "other", 1)]
