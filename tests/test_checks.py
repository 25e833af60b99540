"""The examples in each check's docstring are its tests."""

from __future__ import annotations

import re
from pathlib import Path

import making
import pytest

from publisher import checks, reader, resolve
from publisher.checks import Check
from publisher.checks.subject import Subject

FOLDER = Path(__file__).parent / "blocks"
EXAMPLES = [
    (check, verdict, text.replace("\\n", "\n"))
    for check in checks.checks()
    for verdict, text in re.findall(r"^(Fails|Passes): (.+)$", check.documentation, re.MULTILINE)
]


@pytest.mark.parametrize(
    ("check", "verdict", "text"), EXAMPLES, ids=lambda value: getattr(value, "id", str(value)[:30])
)
def test_example(check: Check, verdict: str, text: str, base, words):
    document, faults = reader.read_text(text, words, folder=FOLDER)
    document, more = resolve.resolve(document, base.words, numbered=True)
    assert not (*faults, *more), "an example is sound but for what it shows"
    found = list(check.function(Subject(making.publication(FOLDER), document, base)))
    assert bool(found) is (verdict == "Fails")
    assert all(finding.rule == check.id and finding.place.line for finding in found)


@pytest.mark.parametrize("check", checks.checks(), ids=lambda check: check.id)
def test_a_check_documents_itself(check: Check, base):
    sections = re.findall(r"^(Why|Fails|Passes|Fix): ", check.documentation, re.MULTILINE)
    assert set(sections) == {"Why", "Fails", "Passes", "Fix"}
    assert check.clause
    assert all(check.id in strings["findings"] for strings in base.strings.values())
