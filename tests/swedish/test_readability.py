"""LIX as counted by hand: the five texts, their long words, and the mistakes that a counter may make."""

# ruff: noqa: E501  # a text that is counted stands on one line

from __future__ import annotations

import pytest

from publisher.swedish import readability
from publisher.swedish.sentences import sentences

TEXTS = [
    (["Alla ska känna sig trygga. Du kan ringa oss när du vill. Vi har öppet hela dagen. Ring 112 om det är akut."], 23, 4, 0),
    (["Kommunen kartlägger brotten varje år, t.ex. inbrott, skadegörelse m.m. Sedan tar vi fram en åtgärdsplan. Den gäller i ca 2,5 år."], 21, 3, 6),
    (["Länsstyrelsens uppdrag är att samordna kommunernas brottsförebyggande arbete. Enligt 4\u00a0kap. 2\u00a0§ ska överenskommelsen följas upp och utvärderas kontinuerligt. EU-rapportens slutsatser överensstämmer med Brottsförebyggande rådets bedömning."], 26, 3, 13),
    (["Arbetet har tre mål:", "färre brott", "ökad trygghet", "bättre samverkan.", "Planen gäller 2020–2025."], 13, 5, 3),
    (["”Hur gick det?” frågade A.\u00a0Berg. Antalet anmälningar minskade med 2,5 procent, från 12\u00a0000 till 11\u00a0700. Polisen i Örebro–Värmland är nöjd! Läs mer på exempel.se eller i avsnitt 3.1.2."], 29, 4, 9),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "words", "count", "long"), TEXTS, ids=range(1, 6))
def test_texts_counted_by_hand(blocks, words: int, count: int, long: int):
    found = readability.measure(blocks)
    assert (found.words, found.sentences, found.long_words) == (words, count, long)


def test_lix_is_words_by_sentences_plus_the_share_of_long_words():
    found = readability.measure(["Ordet trygghet står här. " * 25])
    assert (found.words, found.sentences, found.long_words) == (100, 25, 25)
    assert found.lix == pytest.approx(4 + 25)
    assert (found.band, found.mean, found.longest) == (0, 4, 4)


def test_few_words_have_no_lix():
    found = readability.measure(["Ordet trygghet står här. " * 24])
    assert (found.lix, found.band) == (None, None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi bjuder in skolor, bl.a. Karolinska och Risbergska, varje år.", 1),
        ("Kap. 4 och s. 12 ff. behandlar ansvaret.", 1),
        ("Vi köpte lås, lampor m.m. Sedan började arbetet.", 2),
        ("Rapporten är skriven av C.-H. Björnsson m.fl. på uppdrag.", 1),
        ("Priset blev 2,5 mnkr. Det är lägre än väntat.", 2),
        ("”Det fungerar. Vi fortsätter”, sa chefen.", 2),
        ("Mötet börjar kl. 8.00 den 6 juni. Välkommen!", 2),
        ("Mötet hölls den 6 juni. 12 personer kom.", 2),
        ("Hon köpte en bil. Den var röd.", 2),
        ("Reglerna står i art. 8 och bil. 2 till lagen.", 1),
        ("Det ingår i 4 kap. 2 § i lagen.", 1),
        ("Han tvekade … men svarade. Sedan gick han …", 2),
        ("”Hur gick det?” frågade A. Berg.", 1),
        ("1. Kartlägg läget i kommunen.", 1),
        ("Ordet har en not.\ufffc Nästa mening följer.", 2),
        ("Se s.k. EU-stöd, dvs. Bryssels pengar.", 1),
        ("Se sidan exempel.se. Där finns mer.", 2),
        ("Fler än 3.1.2 finns inte! Eller?", 2),
        ("Anna bor på Storgatan 12. 12 personer deltog inte.", 2),
        ("…", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int):
    assert len(list(sentences(text))) == count


def test_a_sentence_knows_where_it_begins():
    text = "Ett. Två kap. 3 m.m. Fyra!"
    assert [(text[at : at + len(s)], s) for at, s in sentences(text)] == [
        (s, s) for s in ("Ett.", "Två kap. 3 m.m.", "Fyra!")
    ]


def test_sections_are_counted_by_themselves_and_without_what_is_no_running_text(read):
    document, _ = read(
        "# Ett\n\nOrd ord ord.[^a]\n\n- ord\n- ord\n\n| A | B |\n|---|---|\n| c | d |\n\n## Två\n\nOrd `kod kod` ord. Ord.\n\n"
        "::: {lang=en}\nFour words in English.\n:::\n\n# Tre {lang=en}\n\nEnglish words.\n\n[^a]: En not med fem ord.\n"
    )
    found = [(part.level, part.figures.words, part.figures.sentences) for part in readability.of_document(document)]
    assert found == [(1, 5, 3), (2, 3, 2)]
    assert readability.whole(document).words == 8
