"""A tool that is missing or hangs says so."""

import sys

import pytest

from publisher.validators.process import ToolError, last_words, run


def test_output_and_status_come_back() -> None:
    output = run([sys.executable, "-c", "import sys; print('å'); sys.exit(3)"], 30, {"PYTHONIOENCODING": "utf-8"})
    assert (output.status, output.stdout.strip()) == (3, "å")


def test_a_missing_program_is_a_tool_error() -> None:
    with pytest.raises(ToolError, match="cannot start"):
        run(["/no/such/program"], 30)


def test_a_hanging_program_is_a_tool_error() -> None:
    with pytest.raises(ToolError, match=r"no answer within 0\.2 seconds"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], 0.2)


def test_last_words_are_the_last_line_that_says_something() -> None:
    assert last_words("first\n  second  \n\n") == "second"
    assert last_words("\n") == "no message"
