"""The word lists hold together: patterns compile, find what is wrong and nothing that is right."""

from __future__ import annotations

import re

import pytest

from publisher import swedish
from publisher.checks.swedish import abbreviation_form, doubled_word, plain_word, split_compound
from publisher.swedish.sentences import abbreviations
from publisher.swedish.word_list import WordList

LISTS = sorted(path.stem for path in swedish.LISTS.glob("*.tsv"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_where_it_comes_from(name: str):
    first = (swedish.LISTS / f"{name}.tsv").read_text("utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert swedish.table(name)


@pytest.mark.parametrize("row", swedish.table("split-compounds"), ids=lambda row: row["right"])
def test_a_split_compound_is_found_and_its_neighbour_is_not(row):
    assert [fault.values["right"].lower() for fault in split_compound.faults(f"{row['wrong']} arbete")] == [
        row["right"].lower()
    ]
    assert list(split_compound.faults(row["must_not_match"])) == []
    assert list(split_compound.faults(row["right"])) == []


@pytest.mark.parametrize("row", swedish.table("abbreviations"), ids=lambda row: row["recommended"])
def test_a_recommended_abbreviation_is_right_by_all_rows(row):
    assert list(abbreviation_form.faults(f"Det är {row['recommended']} här.")) == []
    assert row["sentence_split"] in {"never", "may-end", "before-number", "no-point"}


@pytest.mark.parametrize("row", swedish.table("doubled-words"), ids=lambda row: row["example"])
def test_levels_of_doubled_words(row):
    """Where a word may stand twice it is left alone; a context names the place."""
    assert row["level"] in {"error", "hint", "allow"}
    if row["context_pattern"]:
        assert re.search(row["context_pattern"], row["example"])
        assert list(doubled_word.faults(row["example"])) == []


def test_plain_words_have_a_level_and_something_plainer():
    assert {row["level"] for row in swedish.table("plain-words")} == {"advice", "hint"}
    assert all(row["plainer"] for row in swedish.table("plain-words"))
    assert [f.values["right"] for f in plain_word.faults("Vi Erhåller svar.")] == ["få"]


def test_hints_are_not_reported():
    assert list(plain_word.faults("Det gäller barn samt unga, exempelvis här.")) == []


def test_one_pattern_finds_what_each_row_finds():
    """The fast pattern for the whole list and the rows' own patterns agree."""
    rows = ({"pattern": r"\bett\b"}, {"pattern": r"(?<=x)två|\btre\b"}, {"pattern": r"\bfyra\b|fem"}, {"pattern": ""})
    found = [(match[0], row["pattern"]) for match, row in WordList(rows, folded=True).find("Ett xtvå TRE fyra yfem")]
    patterns = [row["pattern"] for row in rows]
    assert found == [
        ("ett", patterns[0]),
        ("två", patterns[1]),
        ("tre", patterns[1]),
        ("fyra", patterns[2]),
        ("fem", patterns[2]),
    ]


def test_abbreviations_by_how_they_end_a_sentence():
    assert {"t.ex.", "bl.a.", "s.k."} <= abbreviations("never")
    assert {"m.m.", "osv.", "etc."} <= abbreviations("may-end")
    assert {"kap.", "s.", "art."} <= abbreviations("before-number")
