"""What has changed between two texts, told in plain words."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tiny import PUBLICATION, Project

from publisher.cli import main
from publisher.history import kept, previous
from publisher.history.changes import Passage, changes
from publisher.history.text import Part, Text
from publisher.record.store import Store


def text(*lines: str) -> Text:
    """Return a text: a line that begins with number signs is a heading, `^` a note."""
    parts = []
    for line in lines:
        signs = len(line) - len(line.lstrip("#"))
        if signs:
            parts.append(Part("heading", line[signs:].strip(), signs))
        else:
            parts.append(Part("note" if line[0] == "^" else "paragraph", line.lstrip("^")))
    return Text(parts=tuple(parts))


OLD = text(
    "Förord.", "# 1 Mål", "Vi vill minska brotten i länet.", "## 1.1 Hur", "Genom samverkan.", "# 2 Slut", "Tack."
)


def told(new: Text) -> list[tuple[str, str, str]]:
    return [(change.kind, change.before, change.after) for change in changes(OLD, new)]


def test_the_same_text_has_no_changes():
    assert changes(OLD, OLD) == ()


def test_a_new_section_renumbers_others_without_changing_them():
    new = text("Förord.", "# 1 Nytt", "Något helt annat.", *lines_of(OLD)[1:])
    renumbered = Text(parts=tuple(renumber(part) for part in new.parts))
    assert told(renumbered) == [("added", "", "1 Nytt")]


def lines_of(found: Text) -> list[str]:
    return [("#" * part.level + " " if part.level else "") + part.text for part in found.parts]


def renumber(part: Part) -> Part:
    known = {"1 Mål": "2 Mål", "1.1 Hur": "2.1 Hur", "2 Slut": "3 Slut"}
    return Part(part.role, known.get(part.text, part.text), part.level)


def test_a_section_is_removed_with_its_text():
    (change,) = changes(OLD, text(*lines_of(OLD)[:-2]))
    assert (change.kind, change.before, change.passages) == ("removed", "2 Slut", (Passage("Tack.", ""),))


def test_a_changed_passage_stands_beside_what_it_was():
    (change,) = changes(OLD, text(*(line.replace("minska brotten", "öka tryggheten") for line in lines_of(OLD))))
    before, after = "Vi vill minska brotten i länet.", "Vi vill öka tryggheten i länet."
    assert (change.kind, change.passages) == ("changed", (Passage(before, after),))


def test_a_section_with_a_new_heading_is_the_same_section_and_so_are_those_below():
    assert told(text(*(line.replace("1 Mål", "1 Inriktning") for line in lines_of(OLD)))) == [
        ("renamed", "1 Mål", "1 Inriktning")
    ]


def test_a_section_that_moves_takes_those_below_along():
    lines = lines_of(OLD)
    assert told(text(lines[0], *lines[5:], *lines[1:5])) in (
        [("moved", "1 Mål", "1 Mål")],
        [("moved", "2 Slut", "2 Slut")],
    )


def test_text_before_the_first_heading_and_notes_count():
    assert told(text("Nytt förord här.", *lines_of(OLD)[1:], "^En not.")) == [
        ("changed", "front", "front"),
        ("added", "", "notes"),
    ]


LINES = st.lists(st.sampled_from(["# A", "# B", "## C", "## D", "ett", "två ord", "^not"]), max_size=9)


@given(LINES, LINES)
def test_texts_differ_when_and_only_when_changes_are_told(old: list[str], new: list[str]):
    before, after = text(*sorted(old, key=is_note)), text(*sorted(new, key=is_note))
    assert (changes(before, after) == ()) == (before == after)


def is_note(line: str) -> bool:
    return line[0] == "^"


@pytest.fixture
def project(tmp_path, monkeypatch) -> Project:
    made = Project.made(tmp_path, formats=("docx", "html"))
    made.build()
    made.write("sources/prov/02-b.md", "# Två\n\nÄnnu text.\n\n# Tre\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")
    monkeypatch.chdir(tmp_path)
    return made


def run(*words: str) -> str:
    result = CliRunner().invoke(main, ["diff", "prov", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_the_sources_are_compared_with_the_edition_last_built(project):
    shown = run()
    assert "Ändrat avsnitt: 2 Två" in shown
    assert "[Mer]" in shown
    assert "[Ännu]" in shown
    assert "Nytt avsnitt: 3 Tre" in shown
    assert "  Nytt: A | B" in shown
    assert "Nya avsnitt: 1. Borttagna: 0. Flyttade: 0. Ändrade: 1." in shown
    project.build()
    assert run().startswith("Ingen skillnad")


@pytest.mark.parametrize("against", ["output", "output/prov", "output/prov/prov.html", "output/prov/prov.docx"])
def test_an_edition_that_was_published_is_read_back(project, against):
    found = json.loads(run("--against", against, "--format", "json"))["changes"]
    assert [(change["kind"], change["after"]) for change in found] == [("changed", "2 Två"), ("added", "3 Tre")]


def test_markdown_cannot_be_broken_by_the_text(project):
    project.write("sources/prov/02-b.md", "# Två\n\nMer \\*text\\* \\[här\\].\n")
    assert "\\*text\\* \\[här\\]" in run("--format", "markdown")


@pytest.mark.parametrize(("file", "said"), [("sources", "finns ingen utgåva"), ("a.pdf", "går inte att läsa")])
def test_what_is_no_edition_is_said(project, file, said):
    project.write("a.pdf", "x")
    result = CliRunner().invoke(main, ["diff", "prov", "--against", file])
    assert result.exit_code == 1
    assert said in result.stderr


def test_the_text_of_the_date_before_is_kept_for_what_is_new(project):
    store = Store(project.folder / "output")
    assert previous(store, "prov") is None
    project.build()
    assert previous(store, "prov") is None  # the same date: corrections of one version
    first = kept(store, "prov")
    project.write("sources/prov/publication.toml", PUBLICATION.replace("2026-01-02", "2026-03-04"))
    project.build()
    assert previous(store, "prov") == first
    assert kept(store, "prov").date == "2026-03-04"
