"""Languages are told apart with care: no Swedish sentence is called foreign, nearly every foreign one is found.

`tests/language` holds sentences of the kind that the publications have, written for this test; the Swedish ones are
chosen to be hard: short, full of names, without function words.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import language

FOLDER = Path(__file__).parent / "language"


def sentences(code: str) -> list[str]:
    return (FOLDER / f"{code}.txt").read_text("utf-8").splitlines()


def test_no_swedish_sentence_is_called_foreign():
    assert [text for text in sentences("sv") if language.foreign(text, "sv-SE")] == []
    assert [text for text in sentences("sv") if language.foreign_within(text, "sv-SE")[1]] == []


@pytest.mark.parametrize("code", ["en", "fi"])
def test_foreign_sentences_are_found_and_named(code: str):
    missed = [text for text in sentences(code) if language.foreign(text, "sv-SE") != code]
    assert len(missed) <= 1, missed


@pytest.mark.parametrize(("code", "own"), [("sv", "en-GB"), ("fi", "en"), ("en", "fi")])
def test_it_works_from_other_languages_too(code: str, own: str):
    found = [text for text in sentences(code) if language.foreign(text, own)]
    assert len(found) >= 0.8 * len(sentences(code))


def test_english_sentences_are_english():
    assert [text for text in sentences("en") if language.foreign(text, "en-GB")] == []


def test_norwegian_and_danish_are_not_told_apart():
    assert (
        language.foreign("Kommunen og politiet samarbejder hver uge om at forebygge ungdomskriminalitet.", "sv")
        == "nordic"
    )
    assert (
        language.foreign("Kommunen og politiet samarbeider hver uke om å forebygge ungdomskriminalitet.", "sv")
        == "nordic"
    )


def test_a_short_text_and_a_language_without_a_model_are_left_alone():
    assert language.foreign("Summary", "sv") == ""
    assert language.foreign("The police", "sv") == ""
    assert language.foreign("The police and the municipality work together.", "se") == ""


def test_a_passage_within_a_swedish_sentence():
    text = "Polisen i området lovade att vara på plats, eller we will be there som de sa, varje kväll hela hösten."
    assert language.foreign(text, "sv") == ""
    assert language.foreign_within(text, "sv") == ("we will be there", "en")


def test_a_mark_is_believed_unless_the_words_plainly_say_otherwise():
    assert [text for code in ("sv", "en", "fi") for text in sentences(code) if language.belies(text, code)] == []
    assert language.belies("Planen har tagits fram av kommunen och polisen.", "en") == "sv"
    assert language.belies("Business Improvement District", "en") == ""
