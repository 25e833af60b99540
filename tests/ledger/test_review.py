"""`publisher review`: the questions in the terminal, as an editor meets them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher import reviewing
from publisher.cli import main

FIRST = ("publisher review", "rapport")
MANY = "h\n" * 100  # skip what is left


@pytest.fixture
def review(tmp_path: Path, monkeypatch):
    """Begin a publication with one figure, and answer questions about it."""
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["new", "rapport"])
    folder = tmp_path / "sources/rapport"
    (folder / "01-inledning.md").write_text('# Rubrik\n\n![Två staplar.](a.svg "Staplar")\n', "utf-8")
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "utf-8")

    def review(answers: str, *options: str) -> Result:
        words = ("review", "rapport", "--date", "2026-11-22", *options)
        return CliRunner().invoke(main, words, input=answers, catch_exceptions=False)

    return review


def kept(tmp_path: Path) -> list[dict]:
    file = tmp_path / "sources/rapport/reviews.toml"
    return tomllib.loads(file.read_text("utf-8"))["review"] if file.exists() else []


def test_the_list_shows_what_is_open_and_asks_nothing(review, tmp_path):
    result = review("", "--list")
    assert result.exit_code == 0
    assert "sources/rapport/01-inledning.md:3: a.svg: Säger den här texten vad figuren visar?" in result.stdout
    assert kept(tmp_path) == []


def test_a_question_shows_what_is_judged_and_its_place_in_plain_lines(review):
    shown = review("Eva Ek\n" + MANY).stdout
    assert "Text i stället för bilden: Två staplar.\nBild: a.svg\nBildtext: Staplar\n" in shown
    assert "Plats: sources/rapport/01-inledning.md:3\n" in shown
    assert "\x1b" not in shown


def test_answers_are_kept_with_who_when_what_and_why(review, tmp_path):
    review("\nEva Ek\nja\n\nn\n\nRubriken är för kort.\n" + MANY)
    first, second = kept(tmp_path)
    assert {key: str(value) for key, value in second.items() if key != "judged"} == {
        "question": "headings",
        "about": "Rubrik",
        "answer": "no",
        "who": "Eva Ek",
        "when": "2026-11-22",
        "why": "Rubriken är för kort.",
    }
    assert first["answer"] == "yes"
    assert len(first["judged"]) == 64


def test_what_was_answered_stays_when_the_person_stops_and_is_not_asked_again(review, tmp_path):
    stopped = review("ja\n\ns\n", "--who", "Eva Ek")
    assert "Fortsätt med: publisher review rapport" in stopped.stdout
    interrupted = review("ja\n\n", "--who", "Eva Ek")  # the input ends, as it does with Ctrl-C
    assert interrupted.exit_code == 0
    assert len(kept(tmp_path)) == 2
    rest = review(MANY, "--who", "Eva Ek").stdout
    assert "Säger titeln" not in rest
    assert "Alla frågor är genomgångna." in rest


def test_an_answer_that_is_none_is_asked_for_again(review, tmp_path):
    result = review("kanske\nja\n\n" + MANY, "--who", "Eva Ek")
    assert "Svara ja, nej, hoppa över (h) eller sluta (s)." in result.stdout
    assert len(kept(tmp_path)) == 1


def test_a_changed_figure_says_who_judged_it_before(review, tmp_path):
    review("ja\n\n" * 7, "--who", "Eva Ek")
    figure = tmp_path / "sources/rapport/a.svg"
    figure.write_text(figure.read_text("utf-8").replace("9 9", "8 8"), "utf-8")
    shown = review(MANY, "--who", "Bo Berg").stdout
    assert "Fråga 1 av 3\n" in shown
    assert "Ändrad sedan Eva Ek bedömde den 2026-11-22 (ja)." in shown


def test_no_is_told_by_check_with_how_to_mend_it(review):
    review("h\nh\nn\nSäger inte hur många.\n" + MANY, "--who", "Eva Ek")
    told = " ".join(CliRunner().invoke(main, ["check", "--quick"]).output.split())
    assert "01-inledning.md:3: Varning: Eva Ek tycker inte att texten säger vad figuren a.svg visar: Säger" in told


def test_the_same_answers_give_the_same_bytes(review, tmp_path):
    file = tmp_path / "sources/rapport/reviews.toml"
    review("ja\n\n" * 7, "--who", "Eva Ek")
    first = file.read_bytes()
    file.unlink()
    review("ja\n\n" * 7, "--who", "Eva Ek")
    assert file.read_bytes() == first


def test_a_broken_file_is_told_and_left_as_it_is(review, tmp_path):
    file = tmp_path / "sources/rapport/reviews.toml"
    file.write_text("[[review", "utf-8")
    result = review("ja\n\n", "--who", "Eva Ek")
    assert result.exit_code == 1
    assert "sources/rapport/reviews.toml:1: Varning" in result.stderr
    assert "Inga nya svar kan sparas" in result.stderr
    assert file.read_text("utf-8") == "[[review"


def test_an_answer_that_cannot_be_kept_is_told(review, monkeypatch):
    def full(path: Path, data: bytes) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(reviewing, "replace_file", full)
    result = review("ja\n\n", "--who", "Eva Ek")
    assert result.exit_code == 1
    assert "disk full" in result.stderr


def test_it_speaks_english(review):
    assert "Does this text say what the figure shows?" in review("", "--list", "--lang", "en").stdout
