"""Late patterns hyphenate every word as pyphen does."""

from __future__ import annotations

import re
from pathlib import Path

import pyphen
import pytest

from publisher.writers.pdf.hyphenation import LatePatterns, late_patterns

WORDS = sorted(
    {
        word
        for path in (Path(__file__).parent.parent.parent / "sources").rglob("*.md")
        for word in re.findall(r"\w{4,}", path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("language", ["sv", "en_US", "nb_NO", "de_DE", "hu"])  # Hungarian has nonstandard hyphens
def test_every_word_of_the_publications_is_hyphenated_alike(language: str):
    path = pyphen.LANGUAGES[language]
    late, early = LatePatterns(path), pyphen.HyphDict(path)
    assert {word: late.positions(word) for word in WORDS} == {word: early.positions(word) for word in WORDS}


def test_patterns_are_parsed_when_they_are_needed():
    late = LatePatterns(pyphen.LANGUAGES["sv"])
    assert not late.patterns
    late.positions("trygghetsguide")
    assert 0 < len(late.patterns) < len(late.raw) / 100


def test_pyphen_is_left_as_it_was():
    before = pyphen.HyphDict
    with late_patterns():
        assert pyphen.HyphDict is LatePatterns
    assert pyphen.HyphDict is before
