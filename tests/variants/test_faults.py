"""What is wrong with rows, values and conditions is told with its line, all of it in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import build
from publisher.findings import SourceError

LAYOUTS = Path(__file__).parent.parent.parent / "layouts"


def test_a_sound_publication_has_no_faults(faults):
    assert faults("I {kommun.namn: kommunen}.\n\n::: om kommun.webb\n[Webb]({kommun.webb}).\n:::") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("", "kommuner.csv:1 rows-empty"),
        ("id,namn\n", "kommuner.csv:1 rows-empty"),
        ("kod,namn\nnora,Nora\n", "kommuner.csv:1 rows-without-id"),
        ("id,namn,namn\nnora,Nora,N\n", "kommuner.csv:1 column-twice"),
        ("id,två ord\nnora,Nora\n", "kommuner.csv:1 column-name"),
        ("id,namn\nnora\n", "kommuner.csv:2 row-cells"),
        ("id,namn\nnora,N\n\nnora,N\n", "kommuner.csv:4 row-twice"),
        ('id,namn\n"nora","rad\nbruten"\nNora,N\n', "kommuner.csv:4 row-id"),
        ("id,namn\n../ut,N\n", "kommuner.csv:2 row-id"),
        ("id,namn\nstor,N\n", "publication.toml:10 variant-clash"),
        ("id,namn\nnora,a\x07b\n", "kommuner.csv:2 value-control"),
        ('id,namn\nnora,"a\n', "kommuner.csv:1 rows-broken"),
        ("id,namn\nnora,N\nörebro,Örebro\n".encode("latin-1"), "kommuner.csv:3 not-utf8"),
    ],
)
def test_faults_of_rows(faults, rows, expected):
    assert expected in faults(rows=rows)


@pytest.mark.parametrize("rows", ["id;namn\nnora;Nora\n", "\ufeffid,namn\r\nnora,Nora\r\n"])
def test_rows_are_read_as_excel_saves_them(faults, rows):
    assert faults("{kommun.namn: x}", rows) == []


def test_a_file_that_is_missing_or_outside_the_publication_is_not_read(folder, faults):
    config = folder / "publication.toml"
    sound = config.read_text("utf-8")
    config.write_text(sound.replace("kommuner.csv", "finns-inte.csv"), "utf-8")
    assert faults() == ["publication.toml:7 rows-missing"]
    (folder.parent / "ute.csv").write_text("id\nx\n")
    config.write_text(sound.replace("kommuner.csv", "../ute.csv"), "utf-8")
    assert faults() == ["publication.toml:7 rows-outside"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{komun.namn: x}", ["01.md:3 axis-unknown"]),
        ("{kommun.nman: x}", ["01.md:3 column-unknown"]),
        ("::: om komun\nX.\n:::", ["01.md:3 axis-unknown"]),
        ("::: om kommun.finsk = ja\nX.\n:::", ["01.md:3 column-unknown"]),
        ("::: om kommun.finska = Ja\nX.\n:::", ["01.md:3 condition-never"]),
        ("::: om inte kommun.namn\nX.\n:::", ["01.md:3 condition-never"]),
        ("::: om\nX.\n:::", ["01.md:3 condition-unreadable"]),
        ("::: om kommun.finska är ja\nX.\n:::", ["01.md:3 condition-unreadable"]),
        ("{kommun.namn}", ["01.md:3 value-without-default"]),
        ("{kommun.namn: *x*}", ["01.md:3 value-unreadable"]),
        ("Text.\n\n::: om kommun\n{kommun.webb}\n:::", ["01.md:6 value-empty"]),
        ("::: om kommun\n[X]({kommun.namn}).\n:::", ["01.md:4 value-address"]),
        ("Text.[^n]\n\n[^n]: {kommun.nman: x}", ["01.md:5 column-unknown"]),
    ],
)
def test_faults_of_texts_are_told_once_each(faults, text, expected):
    assert faults(text) == expected


def test_all_faults_are_told_in_one_run(faults):
    found = faults("{kommun.nman: x}\n\n{kommun.namn}", "id,namn\nnora,Nora\nnora,N\nX,\n")
    assert found == [
        "kommuner.csv:3 row-twice",
        "kommuner.csv:4 row-id",
        "01.md:3 column-unknown",
        "01.md:5 value-without-default",
    ]


def test_an_empty_value_is_told_with_the_lines_of_its_rows(folder, faults):
    faults("::: om kommun\n{kommun.webb}\n:::", "id,namn,webb\na,A,\nb,B,https://b.se\nc,C,\n")
    (finding,) = build.survey(folder, LAYOUTS)
    assert finding.values["rows"] == f"a ({folder}/kommuner.csv:2), c ({folder}/kommuner.csv:4)"


def test_an_axis_needs_rows_or_a_layout_and_a_plain_name(folder, faults):
    config = folder / "publication.toml"
    config.write_text(
        config.read_text("utf-8") + '\n[variants.tom]\n\n["variants"."Två ord"]\nlayout = "base"\n', "utf-8"
    )
    assert [line.split()[1] for line in faults()] == ["axis-empty", "axis-name"]


def test_a_layout_that_is_missing_is_told_where_it_is_named(folder, faults):
    config = folder / "publication.toml"
    config.write_text(config.read_text("utf-8").replace('"storstil"', '"finns-inte"'), "utf-8")
    with pytest.raises(SourceError) as error:
        faults()
    assert [(f.rule, f.place.line) for f in error.value.findings] == [("layout-missing", 11)]


def test_a_variant_that_is_not_there(folder, faults):
    faults()
    with pytest.raises(SourceError) as error:
        build.prepare(folder, LAYOUTS, variant="kumla")
    (finding,) = error.value.findings
    assert (finding.rule, finding.values["known"]) == ("variant-unknown", "nora, orebro, stor")
