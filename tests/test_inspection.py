"""The inspection of a publication: all checks on a given day; a build asks nothing of the clock."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from publisher.build import prepare
from publisher.inspection import inspect

LAYOUTS = Path(__file__).parent.parent / "layouts"
ABOUT = """title = "Titel"
publisher = "Utgivare"
date = 2026-01-02
layout = "base"
description = "Råd."
[contact]
name = "Utgivare"
phone = "010-000 00 00"
[validity]
to = 2026-06-30
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources/p"
    folder.mkdir(parents=True)
    (folder / "publication.toml").write_text(ABOUT, "utf-8")
    (folder / "01.md").write_text("# Rubrik\n\nText på svenska.", "utf-8")
    return folder


@pytest.mark.parametrize(("day", "rules"), [(30, []), (31, ["validity"])])
def test_a_period_has_passed_on_the_day_after_its_last(day: int, rules: list[str], folder):
    today = datetime.date(2026, 6, 1) + datetime.timedelta(days=day - 1)
    assert [finding.rule for finding in inspect(folder, LAYOUTS, today).findings] == rules


def test_a_build_does_not_ask_what_day_it_is(folder):
    assert prepare(folder, LAYOUTS).findings == ()


def test_languages_are_left_to_the_inspection(folder):
    (folder / "01.md").write_text("# Rubrik\n\nThe police and the municipality work together.", "utf-8")
    assert prepare(folder, LAYOUTS).findings == ()
    (finding,) = inspect(folder, LAYOUTS, datetime.date(2026, 1, 2)).findings
    assert (finding.rule, finding.place.line) == ("language-unmarked", 3)


@pytest.mark.parametrize(
    ("text", "line"), [("[[superseded]]\nname = ", 2), ("[[superseded]]\nnamn = 1\n", 1), (b"\xe5", 1)]
)
def test_a_broken_list_of_successors_is_one_warning(text: str | bytes, line: int, folder):
    path = folder.parent / "superseded.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (finding,) = prepare(folder, LAYOUTS).findings
    assert (finding.rule, finding.place.file, finding.place.line) == ("superseded-unreadable", path.as_posix(), line)


def test_the_list_of_this_house_is_sound():
    from publisher import superseded

    entries, faults = superseded.load(LAYOUTS.parent / "sources")
    assert faults == ()
    assert all(entry.source for entry in entries)
