"""The examples in each check's docstring are its tests."""

from __future__ import annotations

import re
from pathlib import Path

import making
import pytest

from publisher import checks, reader, report, resolve
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
    for finding in found:
        assert (finding.rule, finding.severity) == (check.id, check.severity)
        assert finding.place.line
        for language in base.strings:
            assert "{" not in report.message(finding, base.words(language)), f"{language}: a value is not filled in"


@pytest.mark.parametrize("check", checks.checks(), ids=lambda check: check.id)
def test_a_check_documents_itself(check: Check, base):
    sections = set(re.findall(r"^(Why|Fails|Passes|Fix): ", check.documentation, re.MULTILINE))
    lacks = sorted({"Why", "Fails", "Passes", "Fix"} - sections)
    assert not lacks, f"{check.id}: its docstring lacks {lacks}; with \\n in an example it begins with r"
    for language, strings in base.strings.items():
        have = set(strings["findings"].get(check.id, ()))
        where = f"layouts/base/strings/{language}/findings.toml"
        assert have == {"what", "why", "fix"}, f"{where}: [{check.id}] needs what, why and fix"


def test_every_file_of_the_folder_is_a_check():
    """A check whose function is misspelt would vanish in silence."""
    files = {path.stem for path in Path(checks.__file__).parent.rglob("*.py")} - {"__init__", "subject"}
    assert files == {check.function.__module__.rpartition(".")[2] for check in checks.checks()}
