"""The ledger: a question is asked where it applies, an answer holds as long as exactly what was judged stands."""

from __future__ import annotations

import datetime
from pathlib import Path

import making
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher import publication
from publisher.build import prepare
from publisher.checks.subject import Subject
from publisher.inspection import inspect
from publisher.ledger import reviews
from publisher.ledger.ledger import Ledger, findings, ledger
from publisher.ledger.matters import ABOUT
from publisher.ledger.questions import deciding, questions
from publisher.ledger.reviews import Review
from publisher.writers.pdf import edition

ROOT = Path(__file__).parent.parent.parent
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="{}" height="9"/></svg>'
TOML = 'title = "Titel"\npublisher = "Utgivare"\ndate = 2026-01-02\nlayout = "base"\n'
FIGURE = ("figure-alternative", "figure-sight", "figure-form")
WHEN = datetime.date(2026, 11, 22)

TEXT = """# Folkmängd

Läs hos [SCB](https://www.scb.se). Se [statistik]{lang=en}, i rutan till höger.

![Två staplar.](a.svg "Staplar")

![Tre rutor.](b.svg "Rutor")

![](c.svg){.dekorativ}

Tabell: Antal
| Kommun | Antal |
|--------|------:|
| Nora   | 10    |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "rapport", TEXT)
    return tmp_path / "rapport"


def write(folder: Path, text: str, **widths: int) -> None:
    folder.mkdir(exist_ok=True)
    (folder / publication.FILE_NAME).write_text(TOML, "utf-8")
    (folder / "01.md").write_text(text, "utf-8")
    for number, name in enumerate("abc"):
        (folder / f"{name}.svg").write_text(SVG.format(widths.get(name, number + 1)), "utf-8")


def book(folder: Path) -> Ledger:
    manuscript = prepare(folder, ROOT / "layouts")
    return ledger(Subject(manuscript.publication, manuscript.document, manuscript.layout))


def asked(folder: Path) -> set[tuple[str, str]]:
    return {(case.matter.question, case.matter.about) for case in book(folder).open}


def answer_all(folder: Path, answer: str = "yes") -> None:
    text = ""
    for case in book(folder).open:
        matter = case.matter
        text = reviews.written(
            text,
            Review(
                question=matter.question,
                about=matter.about,
                answer=answer,
                who="Eva Ek",
                when=WHEN,
                why='Stämmer, "ja"\\',
                judged=matter.digest,
            ),
            "Svar",
        )
    (folder / reviews.FILE_NAME).write_text(text, "utf-8")


def test_each_question_has_its_function_and_its_rules():
    assert list(ABOUT) == list(questions())
    assert all(question.rules for question in questions().values())
    assert deciding("04-001") == ("figure-sight", "senses")


def test_a_question_is_asked_only_where_it_applies(folder: Path):
    assert asked(folder) == {
        ("title", "Titel"),
        ("headings", "Folkmängd"),
        *((question, f"{name}.svg") for question in FIGURE for name in "ab"),
        ("decorative", "c.svg"),
        ("link-purpose", "https://www.scb.se"),
        ("table-headers", "Antal"),
        ("table-form", "Antal"),
        ("language", "Titel"),
        ("language", "statistik"),
        ("senses", "Läs hos SCB. Se statistik, i rutan till höger."),
        ("layout", "base"),
    }


def test_what_the_source_decides_is_not_asked_but_is_there_with_its_reason(folder: Path):
    decided = {(case.matter.question, case.matter.decided) for case in book(folder).cases if case.status == "source"}
    assert decided == {("figure-text", "drawn-with-text"), ("table-order", "regular-table"), ("fonts", "font-free")}


def test_row_headers_and_several_rows_decide_the_questions_of_a_table(folder: Path):
    write(folder, "Tabell: Antal {header-columns=1}\n| Kommun | Antal |\n|--|--|\n| Nora | 10 |\n| Hällefors | 9 |\n")
    assert not {question for question, _ in asked(folder)} & {"table-headers", "table-form", "table-order"}


def test_equal_things_are_asked_about_once(folder: Path):
    write(folder, "[SCB](https://www.scb.se) och [SCB](https://www.scb.se)")
    assert len([about for question, about in asked(folder) if question == "link-purpose"]) == 1


def test_answers_stand_after_a_rebuild(folder: Path):
    answer_all(folder)
    assert book(folder).open == ()
    assert {case.review.who for case in book(folder).cases if case.review} == {"Eva Ek"}


@pytest.mark.parametrize(
    ("old", "new", "reopened"),
    [
        ("Två staplar.", "Fyra staplar.", {("figure-alternative", "a.svg")}),
        ('"Staplar"', '"Staplarna"', {("figure-alternative", "a.svg"), ("figure-form", "a.svg")}),
        ("[SCB]", "[Statistikmyndigheten]", {("link-purpose", "https://www.scb.se")}),
        ("{lang=en}", "{lang=fi}", {("language", "statistik")}),
        ("# Folkmängd", "# Antal människor", {("headings", "Antal människor")}),
        ("| 10 ", "| 11 ", {("table-headers", "Antal"), ("table-form", "Antal")}),
    ],
)
def test_a_change_reopens_what_was_judged_and_nothing_else(folder: Path, old: str, new: str, reopened: set):
    answer_all(folder)
    assert old in TEXT
    write(folder, TEXT.replace(old, new))
    passage = {(question, about) for question, about in asked(folder) if question == "senses"}
    assert asked(folder) - passage == reopened


def test_another_picture_reopens_the_questions_of_that_figure(folder: Path):
    answer_all(folder)
    write(folder, TEXT, a=7)
    assert asked(folder) == {(question, "a.svg") for question in FIGURE}
    (case, *_) = book(folder).open
    assert case.before is not None
    assert case.before.who == "Eva Ek"


def test_a_picture_of_another_name_is_the_same_picture(folder: Path):
    answer_all(folder)
    write(folder, TEXT.replace("b.svg", "d.svg"))
    (folder / "b.svg").rename(folder / "d.svg")
    assert asked(folder) == set()


words = (
    st.text(st.sampled_from("abcåäö ,."), min_size=1, max_size=40).map(str.strip).filter(lambda text: text.strip(",. "))
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=words, after=words, moved=st.booleans(), wrapped=st.booleans())
def test_whatever_else_is_written_all_answers_stand(folder: Path, before: str, after: str, moved: bool, wrapped: bool):
    """New paragraphs, figures that move, lines that break elsewhere: nothing that was judged has changed."""
    write(folder, TEXT)
    (folder / reviews.FILE_NAME).unlink(missing_ok=True)
    answer_all(folder)
    heading, *blocks = TEXT.split("\n\n")
    if moved:
        blocks[1], blocks[2] = blocks[2], blocks[1]  # their numbers change
    if wrapped:
        blocks[0] = blocks[0].replace(" ", "\n")
    write(folder, "\n\n".join((heading, before, *blocks, after)))
    assert asked(folder) == set()


def test_a_reference_to_another_number_changes_no_passage(folder: Path):
    text = '# A\n\n{}\n\n![Två.](a.svg "Ett"){{#fig-a}}\n\n![Tre.](b.svg "Som [](#fig-a)"){{#fig-b}}\n'
    write(folder, text.format(""))
    answer_all(folder)
    write(folder, text.format('![Fem.](c.svg "Ny")'))
    assert {about for _, about in asked(folder)} == {"c.svg"}


def test_no_is_a_finding_with_the_words_of_the_question_at_the_place(folder: Path, words):
    answer_all(folder, "no")
    manuscript = inspect(folder, ROOT / "layouts", WHEN)
    found = {finding.rule: finding for finding in manuscript.findings if finding.rule.startswith("review-")}
    assert found["review-decorative"].place.line == 9
    assert found["review-figure-alternative"].values["who"] == "Eva Ek"
    assert set(found) <= set(words["findings"])


@pytest.mark.parametrize("question", questions())
def test_every_question_has_its_words(question: str, base):
    for language in ("sv", "en"):
        words = base.words(language)
        assert words["ledger"]["questions"][question].keys() == {"ask", "none"}
        finding = words["findings"][f"review-{question}"]
        assert set(finding) == {"what", "why", "fix"}


def test_the_last_of_several_answers_counts(folder: Path):
    answer_all(folder, "no")
    first = (folder / reviews.FILE_NAME).read_text("utf-8")
    (folder / reviews.FILE_NAME).unlink()
    answer_all(folder)
    (folder / reviews.FILE_NAME).write_text(first + (folder / reviews.FILE_NAME).read_text("utf-8"), "utf-8")
    assert {case.review.answer for case in book(folder).cases if case.review} == {"yes"}


# --- the file ------------------------------------------------------------------------------------------------------

ENTRY = '[[review]]\nquestion = "title"\nabout = "T"\nanswer = "yes"\nwho = "E"\nwhen = 2026-01-02\njudged = "x"\n'


@pytest.mark.parametrize(
    ("text", "rule", "line", "kept"),
    [
        ("[[review]\n", "toml-broken", 1, 0),
        (ENTRY + ENTRY.replace('"yes"', '"kanske"'), "review-field", 11, 1),
        (ENTRY.replace("when = 2026-01-02\n", "") + ENTRY, "review-field", 1, 1),
        (ENTRY + ENTRY.replace("2026-01-02", '"i går"'), "review-field", 13, 1),
        (ENTRY + ENTRY.replace("who", "vem"), "review-field", 12, 1),
        (ENTRY.replace('"title"', '"titeln"'), "review-field", 2, 0),
        ("granskare = 1\n" + ENTRY, "review-field", 1, 1),
        ("review = 3\n", "review-field", 1, 0),
        (ENTRY + "place = 1\n", "review-field", 8, 0),
    ],
)
def test_a_fault_in_the_file_is_told_at_its_line_and_the_other_answers_count(tmp_path, text, rule, line, kept):
    (tmp_path / reviews.FILE_NAME).write_text(text, "utf-8")
    found, faults = reviews.read(tmp_path)
    assert [(fault.rule, fault.place.line) for fault in faults] == [(rule, line)]
    assert len(found) == kept


def test_a_file_that_is_not_text_and_one_that_is_a_folder_are_told(tmp_path: Path):
    (tmp_path / reviews.FILE_NAME).write_bytes(b"a\n\xff")
    assert [(f.rule, f.place.line) for f in reviews.read(tmp_path)[1]] == [("not-utf8", 2)]
    (tmp_path / reviews.FILE_NAME).unlink()
    (tmp_path / reviews.FILE_NAME).mkdir()
    assert [f.rule for f in reviews.read(tmp_path)[1]] == ["reviews-unreadable"]


def test_a_broken_file_does_not_keep_the_publication_from_being_read(folder: Path):
    (folder / reviews.FILE_NAME).write_text("[[", "utf-8")
    manuscript = inspect(folder, ROOT / "layouts", WHEN)
    assert [f.rule for f in manuscript.findings if f.rule == "toml-broken"] == ["toml-broken"]
    assert manuscript.document.blocks


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(about=anything, who=anything, why=anything)
def test_what_is_written_is_read_back(tmp_path_factory, about: str, who: str, why: str):
    folder = tmp_path_factory.mktemp("reviews")
    review = Review(question="title", about=about, answer="no", who=who, when=WHEN, why=why, judged="0")
    text = reviews.written(reviews.written("", review, "Öppning\ntvå rader"), review, "Öppning")
    (folder / reviews.FILE_NAME).write_bytes(text.encode())
    found, faults = reviews.read(folder)
    assert faults == ()
    assert [msgspec.structs.replace(each, place=review.place) for each in found] == [review, review]


def test_what_an_editor_wrote_by_hand_stays(tmp_path: Path):
    by_hand = "# Min anteckning\n\n" + ENTRY.replace('"E"', '"E" # tillfälligt')
    review = Review(question="title", about="T", answer="yes", who="F", when=WHEN, judged="y")
    assert reviews.written(by_hand, review, "Öppning").startswith(by_hand)


def test_no_edition_holds_who_has_judged(folder: Path):
    before = [attachment.name for attachment in sources_of(folder)]
    answer_all(folder)
    assert [attachment.name for attachment in sources_of(folder)] == before == ["01.md", "publication.toml"]


def sources_of(folder: Path):
    manuscript = prepare(folder, ROOT / "layouts")
    return edition.sources(manuscript.publication, manuscript.layout)


def test_findings_cost_nothing_until_somebody_has_answered(folder: Path, monkeypatch, base):
    monkeypatch.setattr("publisher.ledger.ledger.ledger", lambda _: pytest.fail("asked"))
    made = making.document("text", base, folder)
    assert list(findings(Subject(making.publication(folder), made, base))) == []
