"""The publications with one fault put in at a time: each is caught. And what can be fixed is fixed back."""

from __future__ import annotations

import importlib
import re
import shutil
from pathlib import Path

import pytest

from publisher import fix, layout, prose, publication, reader
from publisher.reader import trace

ROOT = Path(__file__).parents[2]
NAMES = ("handbok", "naringslivssamverkan", "strategi", "trygghetsguide")
MUTATIONS = [  # the check, what is right in the publications, and what an editor may write by mistake
    ("quotation_marks", r"”", '"'),
    ("range_dash", r"(?<=\b(?:19|20)\d\d)–(?=(?:19|20)\d\d\b)", "-"),
    ("parenthetic_dash", r"(?<=[a-zåäö]) – (?=[a-zåäö]{5})", " - "),
    ("number_space", r"(?<!EN.301)(?<=\d)\u00a0(?=\d{3}\b)", " "),
    ("fixed_space", r"(?<=\d)\u00a0(?=[§%]|kap\.|MB|kg)", " "),
    ("unit_space", r"(?<=\d)\u00a0(?=%|MB|kg)", ""),
    ("section_sign", r"(?<=\d)\u00a0(?=§)", ""),
    ("double_punctuation", r"(?<=[a-zåäö])\.(?=\s|$)", ".."),
    ("space_before_punctuation", r"(?<=[a-zåäö]),(?=\s)", " ,"),
    ("doubled_word", r"(?<=\w)(?<!ordet) (att|och|inte) (?=\w)", r" \1 \1 "),
    ("split_compound", r"\b([Bb]rotts)(förebyggande)\b", r"\1 \2"),
    ("split_compound", r"\b([Ll]äns)(styrelsen)\b", r"\1 \2"),
    ("abbreviation_form", r"\b[Tt]ill exempel\b", "t ex"),
    ("plain_word", r"(?<=\w )(?:om|får|använder)(?= \w)", "erhåller"),
]


@pytest.fixture(scope="session")
def texts() -> list[str]:
    look = layout.load("base", ROOT / "layouts")
    works = [publication.load(ROOT / "sources" / name) for name in NAMES]
    documents = [reader.read(work, look.words(work.language))[0] for work in works]
    return [run.text for document in documents for run in prose.runs(document) if run.lang.startswith("sv")]


@pytest.mark.parametrize(("name", "right", "wrong"), MUTATIONS, ids=lambda value: value[:20])
def test_a_fault_that_is_put_in_is_caught(name: str, right: str, wrong: str, texts: list[str]):
    check = importlib.import_module(f"publisher.checks.swedish.{name}")
    mutants = [
        (text[: found.start()] + found.expand(wrong) + text[found.end() :], found.start())
        for text in texts
        for found in re.finditer(right, text)
    ]
    escaped = [text[max(0, at - 30) : at + 30] for text, at in mutants if not caught(check, text, at)]
    assert len(mutants) >= 2
    assert escaped == []


def caught(check, text: str, at: int) -> bool:
    return any(fault.start - 40 <= at <= fault.end + 5 for fault in check.faults(text))


@pytest.mark.parametrize("name", NAMES)
def test_typography_that_is_put_wrong_is_fixed_back(name: str, tmp_path: Path, base):
    """Every sign of the text with a right form only: made wrong in the source, fixed, and byte for byte as it was."""
    shutil.copytree(ROOT / "sources" / name, tmp_path / name)
    work = publication.load(tmp_path / name)
    words = base.words(work.language)
    changes = {}
    traced = trace.read(work, words, {})
    for run in prose.whole_runs(traced.document):
        text = prose.without_addresses(traced.plain(run.text))
        if run.lang.startswith("sv"):
            for right, wrong in (
                (r"”", '"'),
                (r"(?<!EN.301)(?<=\d)\u00a0(?=\d{3}\b|[§%]|kap\.)", " "),
                (r"(?<=\b20\d\d)–(?=20\d\d\b)", "-"),
            ):
                origins = (traced.origin(run.text[found.start()]) for found in re.finditer(right, text))
                changes |= {origin: wrong for origin in origins if origin}
    assert len(changes) > 10
    for file, text in fix._changed(traced.texts, changes).items():
        Path(file).write_bytes(text.encode())
    found = fix.fixes_of(work, words)
    assert not found.unsure
    for one in found.files:
        one.write()
    for file, text in traced.texts.items():
        assert Path(file).read_bytes().decode() == text
