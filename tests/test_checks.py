"""The examples in each check's docstring are its tests."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from publisher import checks, explanation, publication, reader, report, resolve
from publisher.checks import Check
from publisher.checks.subject import Subject
from publisher.explanation import Example
from publisher.layout import Layout

IMAGES = Path(__file__).parent / "blocks/images"
TODAY = datetime.date(2026, 11, 22)
ABOUT = 'title = "Titel"\npublisher = "Utgivare"\ndate = 2026-01-02\nlayout = "base"\n'
EXAMPLES = [(check, example) for check in checks.checks() for example in explanation.examples(check)]


def subject(files: Mapping[str, str], folder: Path, layout: Layout) -> Subject:
    """Return the publication of an example, which must be sound but for what it shows."""
    folder.mkdir(parents=True)
    shutil.copytree(IMAGES, folder / "images")
    for name, text in {"text.md": "# Rubrik\n\nText.", **files}.items():
        (folder / name).write_text(ABOUT + text if name == "publication.toml" else text, "utf-8")
    if "publication.toml" not in files:
        (folder / "publication.toml").write_text(ABOUT, "utf-8")
    work = publication.load(folder)
    text = (folder / "text.md").read_text("utf-8")
    document, faults = reader.read_text(text, layout.words("sv-SE"), folder=folder)
    document, more = resolve.resolve(document, layout.words, numbered=True)
    assert not (*faults, *more), "an example is sound but for what it shows"
    return Subject(work, document, layout, TODAY)


@pytest.mark.parametrize(("check", "example"), EXAMPLES, ids=lambda value: getattr(value, "id", ""))
def test_example(check: Check, example: Example, base, tmp_path):
    found = list(check.function(subject(example.files, tmp_path / "sources/p", base)))
    assert bool(found) is example.fails
    for finding in found:
        assert (finding.rule, finding.severity) == (check.id, check.severity)
        assert finding.place.line
        for language in base.strings:
            message = report.message(finding, base.words(language))
            said = message.replace("{lang=en}", "")  # what an editor is to write
            assert "{" not in said, f"{language}: a value is not filled in"


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


def test_a_build_does_not_advise_and_a_review_does(base, tmp_path):
    given = subject(
        {"text.md": "# Rubrik\n\nNi kommer att erhålla ett svar. Det gäller t ex skolor."}, tmp_path / "p", base
    )
    assert [finding.rule for finding in checks.run(given)] == ["abbreviation-form"]
    assert {finding.rule for finding in checks.run_advising(given)} == {"abbreviation-form", "plain-word"}
    assert {finding.rule for finding in checks.run_all(given)} >= {"abbreviation-form", "plain-word"}
