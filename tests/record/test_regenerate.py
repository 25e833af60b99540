"""What is made again after a change, and the reason that is given; what is not."""

from __future__ import annotations

import os

import pytest
from tiny import BASE, PUBLICATION, SVG, Project

from publisher.record.program import program
from publisher.record.store import Store

EDITION = "prov/prov.html"


@pytest.fixture
def project(tmp_path) -> Project:
    made = Project.made(tmp_path)
    made.build()
    assert made.why() == {}
    return made


def test_nothing_is_made_that_is_up_to_date(project):
    (result,) = project.build()
    assert result.complete
    assert [edition.written for edition in result.editions] == [False]


@pytest.mark.parametrize(
    ("path", "text", "reason"),
    [
        ("sources/prov/01-a.md", "# Ett\n\nTexT.\n", ("chapter_changed", "01-a.md")),
        ("sources/prov/03-c.md", "# Tre\n", ("file_added", "03-c.md")),
        ("sources/prov/publication.toml", PUBLICATION.replace("Prov", "Bevis"), ("file_changed", "publication.toml")),
        ("sources/prov/images/a.svg", SVG.format(5), ("file_changed", "images/a.svg")),
        ("layouts/prov/screen.css", "p { color: navy }", ("file_added", "layouts/prov/screen.css")),
        ("layouts/prov/blocks/paragraph.html", "<p>x</p>", ("file_added", "layouts/prov/blocks/paragraph.html")),
        ("layouts/prov/strings/sv.toml", '[words]\nnote = "x"', ("file_added", "layouts/prov/strings/sv.toml")),
        (
            "layouts/prov/fonts/SourceSans3-Bold.ttf",
            b"x",
            ("file_added", "layouts/prov/fonts/SourceSans3-Bold.ttf"),
        ),
        ("layouts/base/layout.toml", 'extends = ""', ("file_added", "layouts/base/layout.toml")),
    ],
)
def test_a_change_is_told(project, path, text, reason):
    project.write(path, text)
    assert project.why() == {EDITION: [reason]}


def test_a_change_that_neither_size_nor_time_tell_of_is_seen(project):
    file = project.folder / "sources/prov/01-a.md"
    before = file.stat()
    project.write("sources/prov/01-a.md", file.read_text().replace("Text.", "TexT."))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert project.why() == {EDITION: [("chapter_changed", "01-a.md")]}


def test_a_link_that_leads_elsewhere_is_seen(project):
    folder = project.folder / "sources/prov/images"
    for name in ("b.svg", "c.svg"):
        (folder / name).write_text(SVG.format(4))
    (folder / "a.svg").unlink()
    (folder / "a.svg").symlink_to("b.svg")
    project.build()
    assert project.why() == {}
    (folder / "a.svg").unlink()
    (folder / "a.svg").symlink_to("c.svg")
    assert project.why() == {EDITION: [("moved", "images/a.svg")]}


def test_what_comes_back_is_up_to_date_again(project):
    file = project.folder / "sources/prov/02-b.md"
    text = file.read_text()
    file.unlink()
    assert project.why() == {EDITION: [("chapter_removed", "02-b.md")]}
    file.write_text(text)
    assert project.why() == {}


@pytest.mark.parametrize("path", ["anteckning.txt", ".01-a.md.swp", "images/oanvand.svg", "delar/oanvand.md"])
def test_what_no_edition_reads_makes_none_stale(project, path):
    project.write(f"sources/prov/{path}", "x")
    assert project.why() == {}


def test_words_that_only_the_command_line_says_make_no_edition_stale(project):
    project.write("layouts/prov/strings/sv/commands.toml", 'file = "x"')
    project.build()
    project.write("layouts/prov/strings/sv/commands.toml", 'file = "y"')
    assert project.why() == {}


def test_editions_of_one_publication_know_nothing_of_another(tmp_path):
    project = Project.made(tmp_path, "ett", "tva")
    project.build()
    project.write("sources/ett/01-a.md", "# Ny\n")
    assert set(project.why()) == {"ett/ett.html"}


def test_another_program_makes_all_anew(project, monkeypatch):
    code, *libraries = program()
    monkeypatch.setattr("publisher.plan.program", lambda: ((*code[:2], "another"), *libraries))
    assert project.why() == {EDITION: [("program", "")]}


def test_an_edition_that_was_changed_by_hand_is_told_and_kept(project):
    project.write(f"output/{EDITION}", "ändrad")
    assert project.why() == {EDITION: [("altered", "")]}
    (result,) = project.build()
    kept = result.editions[0].kept
    assert kept
    assert kept.read_text() == "ändrad"
    assert project.why() == {}


def test_a_missing_edition_is_made_again(project):
    (project.folder / "output" / EDITION).unlink()
    assert project.why() == {EDITION: [("missing", "")]}
    project.build()
    assert project.why() == {}


def test_a_source_that_changes_while_it_is_read_makes_the_edition_stale(project, monkeypatch):
    from publisher.reader import include

    def read(path, *arguments, **more):
        parts = original(path, *arguments, **more)
        path.write_text(path.read_text() + "\nTillägg.\n")
        return parts

    original = include.read_file
    monkeypatch.setattr(include, "read_file", read)
    project.build(again=True)
    monkeypatch.undo()
    assert ("unstable", "01-a.md") in project.why()[EDITION]


def test_an_edition_put_in_place_just_before_ctrl_c_is_known(project, monkeypatch):
    """Between its place on the disk and its entry in the record of this process."""
    project.build()
    project.write("sources/prov/02-b.md", "# Två\n\nNy.\n")

    place = Store.place

    def interrupted(*arguments):
        place(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Store, "place", interrupted)
        with pytest.raises(KeyboardInterrupt):
            project.build()
    assert project.why() == {}


def test_faulty_sources_leave_edition_and_record_as_they_were(project):
    before = project.editions()
    project.write("sources/prov/02-b.md", "<b>")
    (result,) = project.build()
    assert not result.complete
    assert result.findings
    assert project.editions() == before
    assert project.why() == {EDITION: [("chapter_changed", "02-b.md")]}


def test_a_font_of_the_base_counts_for_word(tmp_path):
    project = Project.made(tmp_path, formats=("docx",))
    project.build()
    first = project.editions()
    font = (BASE / "fonts/SourceSans3-Bold.ttf").read_bytes()
    project.write("layouts/prov/fonts/SourceSans3-Regular.ttf", font)
    assert project.why() == {"prov/prov.docx": [("file_added", "layouts/prov/fonts/SourceSans3-Regular.ttf")]}
    project.build()
    assert project.editions() != first


def test_what_the_record_does_not_name_may_be_anything(tmp_path):
    """The proof that nothing is missed: all other files are spoilt, and the editions are the same."""
    import json

    project = Project.made(tmp_path, formats=("docx", "html"))
    for name in ("base", "orebro"):
        for file in (BASE.parent / name).rglob("*"):
            if file.is_file():
                project.write(f"layouts/{file.relative_to(BASE.parent)}", file.read_bytes())
    project.write("sources/prov/03-oanvand.txt", "x")
    project.write("sources/prov/publication.toml", PUBLICATION.replace('"prov"', '"orebro"'))
    project.build()
    before = project.editions()
    record = json.loads((tmp_path / "output/.publisher/record.json").read_text())
    named = {key for kind, key, _ in record["observations"] if kind == "file"}
    others = [
        file
        for root in ("sources", "layouts")
        for file in (tmp_path / root).rglob("*")
        if file.is_file() and file.relative_to(tmp_path).as_posix() not in named
    ]
    assert len(others) > 10
    for file in others:
        file.write_bytes(b"\xff spoilt")
    assert project.why() == {}
    project.build(again=True)
    assert project.editions() == before


def test_a_web_page_that_tells_of_the_others_waits_for_them_and_is_made_anew_when_they_have_changed(tmp_path):
    project = Project.made(tmp_path, formats=("docx", "html"))
    project.build()
    page = project.editions()["prov/prov.html"]
    project.write("sources/prov/word-pages.toml", "pages = 1\n")  # only the Word edition reads it
    assert set(project.why()) == {"prov/prov.docx"}
    (result,) = project.build()
    assert [edition.written for edition in result.editions] == [True, False]  # as large as before
    project.write("sources/prov/02-b.md", "# Två\n\n" + "Mer och mer. Annat också. " * 300)
    project.build()
    project.build("scratch")
    assert project.why() == {}
    assert project.editions() == project.editions("scratch")
    assert project.editions()["prov/prov.html"] != page


def test_a_page_made_without_its_siblings_is_stale_when_they_come(tmp_path):
    Project.made(tmp_path).build()
    project = Project(tmp_path, ("docx", "html"))
    assert project.why() == {"prov/prov.docx": [("new", "")]}
    (result,) = project.build()
    assert [edition.written for edition in result.editions] == [True, True]
    assert [reason.rule for reason in result.editions[1].reasons] == ["sibling"]
    assert project.why() == {}
