"""Nothing is lost: full disk, read-only folder, a process killed at any moment, two builds at once, clean."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import threading

import pytest
from tiny import Project, killed_builds

from publisher.record.clean import clean
from publisher.record.lock import locked
from publisher.record.store import Store


@pytest.fixture
def project(tmp_path) -> Project:
    made = Project.made(tmp_path)
    made.build()
    return made


def full(*_, **__):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("call", ["os.fsync", "tempfile.mkstemp"])
def test_on_a_full_disk_edition_and_record_stay_and_the_next_build_repairs(project, monkeypatch, call):
    before = project.editions()
    project.write("sources/prov/02-b.md", "# Nytt\n")
    monkeypatch.setattr(call, full)
    (result,) = project.build()
    assert [edition.failure for edition in result.editions] == ["ENOSPC"]
    assert project.editions() == before
    monkeypatch.undo()
    assert project.why() == {"prov/prov.html": [("chapter_changed", "02-b.md")]}
    assert project.build()[0].complete
    assert project.why() == {}


def test_a_record_that_cannot_be_written_is_in_the_journal_all_the_same(project, monkeypatch):
    project.write("sources/prov/02-b.md", "# Nytt\n")
    monkeypatch.setattr(Store, "save", full)
    assert project.build()[0].complete
    monkeypatch.undo()
    assert not Store(project.folder / "output").tidy
    assert project.why() == {}
    project.build()
    assert Store(project.folder / "output").tidy


@pytest.mark.parametrize("damage", ["", "{", '{"version": 99}', '{"observations": [], "editions": {}}'])
def test_a_record_that_cannot_be_read_makes_all_editions_anew(project, damage):
    before = project.editions()
    (project.folder / "output/.publisher/record.json").write_text(damage)
    assert project.why() == {"prov/prov.html": [("unrecorded", "")]}
    project.build()
    assert project.editions() == before
    assert not Store(project.folder / "output").aside.exists()


def test_a_journal_that_was_broken_off_says_nothing_false(project):
    journal = project.folder / "output/.publisher/journal"
    journal.write_bytes(b'{"path": "prov/prov.html", "entry": {"publ')
    assert project.why() == {}
    project.write("sources/prov/02-b.md", "# Nytt\n")
    project.build()
    assert project.why() == {}


def test_a_line_about_an_edition_that_was_never_put_in_place_does_not_count(project, monkeypatch):
    before = project.editions()
    project.write("sources/prov/02-b.md", "# Nytt\n")
    monkeypatch.setattr("publisher.files.place_file", full)
    project.build()
    monkeypatch.undo()
    assert project.editions() == before
    assert project.why() == {"prov/prov.html": [("chapter_changed", "02-b.md")]}


def test_a_killed_build_damages_nothing_and_its_record_does_not_lie(tmp_path):
    """Some kills here, 300 in `make bench`."""
    kills = killed_builds(Project.made(tmp_path, formats=("html",)), random.Random(7), 6)
    assert kills.faults == []


def test_another_build_is_waited_for_and_named(tmp_path):
    told = []
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        holder.stdout.readline()
        threading.Timer(0.3, lambda: holder.send_signal(signal.SIGKILL)).start()
        with locked(tmp_path, told.append):  # a dead process holds nothing
            assert told == [str(holder.pid)]


HOLD = """
import sys, time
from pathlib import Path
from publisher.record.lock import locked
with locked(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(60)
"""


def test_clean_removes_what_the_record_names_and_nothing_else(tmp_path):
    project = Project.made(tmp_path, "ett", "tva", "tre")
    project.build()
    project.write("output/ett/egen.txt", "min")
    project.write("output/tva/tva.html", "ändrad för hand")
    cleaned = clean(tmp_path / "output", (), lambda _pid: None)
    assert cleaned.removed == ("ett/ett.html", "tre/tre.html")
    assert cleaned.kept == ("tva/tva.html",)
    assert set(project.editions()) == {"ett/egen.txt", "tva/tva.html"}
    assert not (tmp_path / "output/tre").exists()
    assert set(json.loads((tmp_path / "output/.publisher/record.json").read_text())["editions"]) == {"tva/tva.html"}


def test_clean_takes_one_publication_and_tells_of_no_other(tmp_path):
    project = Project.made(tmp_path, "ett", "tva")
    project.build()
    assert clean(tmp_path / "output", ("ett",), lambda _pid: None).removed == ("ett/ett.html",)
    assert set(project.editions()) == {"tva/tva.html"}


def test_clean_where_nothing_was_built_makes_no_folder(tmp_path):
    assert clean(tmp_path / "output", (), lambda _pid: None) == ((), ())
    assert not (tmp_path / "output").exists()
