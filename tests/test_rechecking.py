"""Checks made again for changed chapters alone find what the checks find in the whole publication."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import publication

from publisher import checks, explanation, reader, rechecking, resolve
from publisher.checks.subject import Subject
from publisher.layout import Layout
from publisher.memory import remembering
from publisher.model import Document, Note, Section, Text

IMAGES = Path(__file__).parent / "blocks/images"


@pytest.fixture(scope="module")
def examples(base: Layout, tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """All examples of all checks in one publication, a chapter each, and their notes."""
    folder = tmp_path_factory.mktemp("exempel") / "sources/p"
    shutil.copytree(IMAGES, folder / "images")
    blocks: list[Section] = []
    notes: list[Note] = []
    for check in checks.checks():
        for number, example in enumerate(explanation.examples(check)):
            text, file = example.files.get("text.md", "Text."), f"{check.id}-{number}.md"
            found, _ = reader.read_text(text, base.words("sv-SE"), folder=folder, file=file)
            found, _ = resolve.resolve(found, base.words, numbered=True)
            blocks.append(Section(title=(Text(text=file),), blocks=found.blocks, place=found.place))
            notes += found.notes
    document = Document(blocks=tuple(blocks), notes=tuple(notes), lang="sv-SE")
    return Subject(publication(folder), document, base)


def test_every_example_is_found_with_its_chapter_alone(examples: Subject):
    wanted, advised = checks.run(examples), checks.run_advising(examples)
    assert {finding.rule for finding in advised} >= rechecking.WITHIN_CHAPTERS  # each check has found something
    blocks = examples.document.blocks
    with remembering():
        assert rechecking.run(examples) == wanted
        assert rechecking.run_advising(examples) == advised
        turned = replace(examples, document=replace(examples.document, blocks=(*blocks[9:], *blocks[:5])))
        assert rechecking.run(turned) == checks.run(turned)
        other = replace(examples, document=replace(examples.document, lang="en"))
        assert rechecking.run(other) == checks.run(other)
        assert rechecking.run(examples) == wanted


CHOICES = st.lists(st.integers(0, 150), max_size=12)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(choices=st.lists(CHOICES, min_size=2, max_size=3))
def test_any_chapters_in_any_order(examples: Subject, choices: list[list[int]]):
    with remembering():
        for choice in choices:
            blocks = tuple(examples.document.blocks[number] for number in dict.fromkeys(choice))
            subject = replace(examples, document=replace(examples.document, blocks=blocks))
            assert rechecking.run(subject) == checks.run(subject)
            assert rechecking.run_advising(subject) == checks.run_advising(subject)
