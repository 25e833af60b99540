"""A hundred and sixty sentences, right and wrong: every check finds its own and leaves the right ones in peace."""

from __future__ import annotations

import re
from pathlib import Path

import making
import pytest

from publisher import checks, reader, resolve
from publisher.checks.subject import Subject

FOLDER = Path(__file__).parent
LINES = [line for line in (FOLDER / "sentences.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
ROWS = [dict(zip(LINES[0].split("\t"), line.split("\t"), strict=True)) for line in LINES[1:]]
SWEDISH = [check for check in checks.checks() if check.function.__module__.startswith("publisher.checks.swedish")]

# No check of ours finds these: they need a dictionary, the rules on links, or are no fault of form.
NOT_FOUND = {
    "S082",  # a sentence that begins with a digit
    *("S135", "S136"),  # spelling
    "S139",  # grouping of a telephone number
    *("S141", "S142", "S146", "S153", "S154", "S158"),  # other checks: links, files, language, headings
}


def markdown(sentence: str) -> str:
    """Return a sentence of the list as Markdown, on a line of its own after a word so that no number begins a list."""
    code = re.sub(r"<code>(.*?)</code>", r"`\1`", sentence)
    return "# Rubrik\n\n" + code.replace("|", "–").replace("1. K", "1\\. K") + "\n"


def found(text: str, base, words) -> set[str]:
    document, _ = reader.read_text(markdown(text), words, folder=FOLDER)
    document, _ = resolve.resolve(document, base.words, numbered=True)
    subject = Subject(making.publication(FOLDER), document, base)
    return {finding.rule for check in SWEDISH for finding in check.function(subject)}


@pytest.mark.parametrize("row", [r for r in ROWS if r["verdict"] == "right"], ids=lambda row: row["id"])
def test_a_right_sentence_is_left_in_peace(row, base, words):
    assert found(row["sentence"], base, words) == set()


@pytest.mark.parametrize("row", [r for r in ROWS if r["check"]], ids=lambda row: row["id"])
def test_a_wrong_sentence_is_found_and_its_correction_is_right(row, base, words):
    assert row["check"] in found(row["sentence"], base, words)
    assert row["check"] not in found(row["corrected"], base, words)


def test_what_is_not_found_is_known():
    lacking = {row["id"] for row in ROWS if row["verdict"] == "wrong" and not row["check"]}
    assert lacking == NOT_FOUND
