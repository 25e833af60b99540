"""Prose: what is read on from end to end, in one language, each character with the line that it stands on."""

from __future__ import annotations

import pytest

from publisher import prose
from publisher.prose import GAP


@pytest.fixture
def runs(read):
    return lambda text: list(prose.runs(read(text)[0]))


def test_a_paragraph_is_one_run_whatever_its_emphasis(runs):
    (run,) = runs("Ett *viktigt* och **starkt [länkat](https://a.se)** ord.")
    assert (run.text, run.lang, run.marked) == ("Ett viktigt och starkt länkat ord.", "sv-SE", False)


@pytest.mark.parametrize("text", ["`kod här`", "https://www.bra.se/x", "namn@example.com", "[](#r)", "bra.se/a"])
def test_what_is_no_prose_is_a_gap(text: str, runs):
    run = runs(f"# R {{#r}}\n\nFöre {text} efter.")[-1]
    assert run.text.startswith("Före " + GAP)
    assert run.text.endswith(" efter.")
    assert set(run.text[5:-7]) == {GAP}


def test_a_marked_passage_is_a_run_of_its_own_and_a_gap_where_it_stood(runs):
    passage, whole = runs("Det heter [the *whole* plan]{lang=en} här.")
    assert (passage.text, passage.lang, passage.marked) == ("the whole plan", "en", True)
    assert (whole.text, whole.lang, whole.marked) == (f"Det heter {GAP} här.", "sv-SE", False)


def test_all_within_a_marked_section_is_marked(runs):
    text = "# Summary {lang=en}\n\nText.\n\n- item with [svenska ord]{lang=sv}\n\n# Svenska\n\nText."
    assert [(run.text, run.lang, run.marked) for run in runs(text)] == [
        ("Summary", "en", True),
        ("Text.", "en", True),
        ("svenska ord", "sv", True),
        (f"item with {GAP}", "en", True),
        ("Svenska", "sv-SE", False),
        ("Text.", "sv-SE", False),
    ]


def test_each_character_knows_its_line(runs):
    (run,) = runs("Första raden\noch *andra [länken](https://a.se)\noch `kod` tredje*.")
    assert [run.place(run.text.index(word)).line for word in ("Första", "andra", "länken", "tredje")] == [1, 2, 2, 3]


def test_tables_notes_terms_and_definitions_are_read(runs):
    text = "Tabell: Namn\n| A | B |\n|---|---|\n| c | d |\n\ntext[^a]\n\n[^a]: Not.\n\nOrd\n: Förklaring"
    assert {"Namn", "A", "d", "Not.", "Ord", "Förklaring"} <= {run.text for run in runs(text)}


def test_code_blocks_are_no_prose(runs):
    assert runs("```\nFÖR ATT ATT\n```") == []


def test_sentences_are_cut_at_gaps_and_know_their_offset():
    assert list(prose.sentences(f"Ett. Två{GAP} tre")) == [(0, "Ett."), (5, "Två"), (9, " tre")]


def test_quotations_are_left_out_without_moving_the_rest():
    assert prose.unquoted("Skriv ”hej” nu") == f"Skriv {GAP * 5} nu"
