"""`publisher fix`: what it changes, what it never touches, and that it changes nothing the second time."""

# ruff: noqa: E501  # a source and its fix stand side by side

from __future__ import annotations

from pathlib import Path

import making
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from publisher import fix, reader, walk
from publisher.cli import main
from publisher.reader import trace

ROOT = Path(__file__).parents[2]
F = "\u00a0"

FIXED = [
    ('Programmet "Trygg" heter “Tryggt” och \'torg\'.', "Programmet ”Trygg” heter ”Tryggt” och ’torg’."),
    ("Åren 2020-2025, s. 11-29.", f"Åren 2020–2025, s.{F}11–29."),
    ("Tre - fyra - deltog 2,5 - 3 samt Metod - och processtöd.", "Tre – fyra – deltog 2,5 - 3 samt Metod - och processtöd."),
    ("Kommunen—polisen.", "Kommunen – polisen."),
    ("Länet har 306 792 invånare, 25% och 11kg.", f"Länet har 306{F}792 invånare, 25{F}% och 11{F}kg."),
    ("Enligt 4 kap. 2 § och §4, 3-7 §§.", f"Enligt 4{F}kap. 2{F}§ och §{F}4, 3–7{F}§§."),
    ("Det var -5 °C … eller ... kanske.", f"Det var −5{F}°C … eller … kanske."),
    ("Filen är 2.9 MB, kl. 13:15.", f"Filen är 2,9{F}MB, kl.{F}13.15."),
    ("Mötet hölls 2023–06–06.", "Mötet hölls 2023-06-06."),
    ("# 2020-2025 {#r lang=sv}", "# 2020–2025 {#r lang=sv}"),
    ("> - Åren *2020-2025* och [25%](https://x.se/25%).", f"> - Åren *2020–2025* och [25{F}%](https://x.se/25%)."),
    ("| 25% | 25% |\n|---|---|\n| 25% | `25%` 5 % |", f"| 25{F}% | 25{F}% |\n|---|---|\n| 25{F}% | `25%` 5{F}% |"),
    ("- [ ] 5 kg ord\n- [x] 6 kg ord", f"- [ ] 5{F}kg ord\n- [x] 6{F}kg ord"),
    ("Term 25%\n: Förklaring 25%", f"Term 25{F}%\n: Förklaring 25{F}%"),
    ("Ord.[^5]\n\n[^5]: Not om 25%.", f"Ord.[^5]\n\n[^5]: Not om 25{F}%."),
    ("Ett\n  25% i\ntredje 5 kg", f"Ett\n  25{F}% i\ntredje 5{F}kg"),
    ("Källa: 5 kg", f"Källa: 5{F}kg"),
    ("*[A4]: 5 kg\n*[2020-2025]: år\n\nA4 väger 5 kg, A4 2020-2025.", f"*[A4]: 5 kg\n*[2020-2025]: år\n\nA4 väger 5{F}kg, A4 2020-2025."),
]  # fmt: skip

LEFT_ALONE = [
    "`25% 2020-2025 \"x\"` och ``5 kg``",
    "```\n25% 2020-2025 \"x\"\n```",
    "    25% indragen kod",
    "<https://x.se/2020-2025?a=25%25> och https://x.se/2020-2025, a-b@x.se",
    "[x](https://x.se/2020-2025 \"25%\") [y]: z",
    "[ord]: https://x.se/2020-2025 \"25%\"\n\n[ord]",
    "![5 kg](images/exempel.svg \"25% 2020-2025\"){#fig-2020-2025}",
    "[\"we met 2020-2025, 25% of us\"]{lang=en}",
    "::: {lang=en}\nWe met \"them\" 2020-2025.\n:::",
    "# About \"us\" {lang=en}\n\nIt is 25% - and more.",
    "::: faktaruta 25% {#a-2020-2025}\nText.\n:::",
    "Ring 010-224 80 00, ISBN 978-91-38-32625-1, dnr\u00a02021-2023, EN 301 549.",
    "Skärmen är 24\" bred. Ord&nbsp;25&nbsp;%.",
    "306,792 och 12.345 och 6/6 och tex och 2 - 3",
    "\\\"25\\% \\- 5",
]  # fmt: skip


def publication(folder: Path, text: str):
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images/exempel.svg").write_bytes((ROOT / "tests/blocks/images/exempel.svg").read_bytes())
    (folder / "01.md").write_bytes(text.encode())
    return making.publication(folder)


def fixed(folder: Path, text: str, words) -> str:
    found = fix.fixes_of(publication(folder, text), words)
    assert not found.unsure
    return found.files[0].after if found.files else text


@pytest.mark.parametrize(("before", "after"), FIXED, ids=lambda text: text[:30])
def test_a_safe_fix(before: str, after: str, tmp_path, words):
    assert fixed(tmp_path, before, words) == after
    assert fixed(tmp_path, after, words) == after, "twice is once"


@pytest.mark.parametrize("text", LEFT_ALONE, ids=lambda text: text[:30])
def test_what_is_never_touched(text: str, tmp_path, words):
    text = text if text.startswith("#") else f"# Rubrik\n\n{text}\n"
    assert fixed(tmp_path, text, words) == text


PIECES = st.sampled_from(
    ["# ", "## ", "- ", "- [ ] ", "1. ", "> ", "::: faktaruta\n", "::: {lang=en}\n", ":::\n", "| a 5% | b |\n", "|---|--:|\n",
     "[^1]", "[^1]: n", "*[A4]: B 5 kg\n", "*[25%]: C\n", " {#id-2020-2025}", "`", "```\n", "**", "*", "<b>", "&nbsp;", "\\", "\n", "\n\n",
     "    ", "\t", "ord", " ", "[x 25%]{lang=en}", "[5 kg](https://x.se/2020-2025)", "![5 kg](images/exempel.svg \"5 kg\")",
     "\"", "“", "'", "”", "2020-2025", "2020 - 2025", "s. 3-9", " - ", "—", "25%", "11kg", "5 kg", "§4", "4 kap. 2 §", "-5 °C", "...",
     "2.9 MB", "306 792", "kl. 13:15", "2023–06–06", "A4", "Källa: ", "Tabell: ", ": ", "\r\n", "\ufeff", "\x00", "^2^",
     "~~~", "$", "==", "--", "~5~", "|", "\\|", "https://x.se/1-2", "\u00a0"]
)  # fmt: skip


@given(text=st.lists(PIECES, max_size=30).map("".join))
@example(text="| a \\| 2020-2025 | 2020-2025 |\n|---|---|\n")
@example(text="1. 1. 5 kg\n\n*[25%]: C\n25%")
@example(text="\ufeff\ufeff# 25%\r\n\r25%\r")
@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_source_is_fixed_once_and_reads_as_before_but_for_the_fixed_signs(text: str, tmp_path_factory, words):
    folder = tmp_path_factory.mktemp("fix")
    work = publication(folder, text)
    traced = trace.read(work, words, {})
    assert traced.plain_document() == reader.read(work, words)[0], "marks change nothing that is read"
    found = fix.fixes_of(work, words)
    assert not found.unsure
    for one in found.files:
        one.write()
    assert fix.fixes_of(work, words).files == (), "twice is once"
    before, after = (untypographic(document) for document in (traced.plain_document(), reader.read(work, words)[0]))
    assert before == after


def untypographic(document) -> list[tuple[type, str]]:
    """Return the elements with their own words, typography taken away: what a fix may not change."""
    drop = str.maketrans(dict.fromkeys("\"“”'’-–—−  \u00a0….,:§", ""))
    return [
        (
            type(element),
            getattr(element, "text", "").translate(drop) if type(element).__name__ == "Text" else repr(own(element)),
        )
        for element in walk.walk(document)
    ]


def own(element) -> list[object]:
    """Return the fields of an element that hold no elements."""
    return [
        v
        for name in ("id", "lang", "target", "path", "alt", "level", "expansion")
        if (v := getattr(element, name, None))
    ]


def test_an_included_file_in_two_languages_is_left_alone(tmp_path, words):
    (tmp_path / "del").mkdir()
    (tmp_path / "del/a.md").write_text("It was 25%.\n", "utf-8")
    include = "```{include} del/a.md\n```\n"
    text = f"# R\n\n25%\n\n{include}\n::: {{lang=en}}\n{include}:::\n"
    found = fix.fixes_of(publication(tmp_path, text), words)
    assert [(Path(one.file).name, one.after.count(F)) for one in found.files] == [("01.md", 1)]


def test_an_included_file_is_fixed_where_it_stands(tmp_path, words):
    (tmp_path / "del").mkdir()
    (tmp_path / "del/a.md").write_text("Det var 25%.\n", "utf-8")
    text = "# R\n\n```{include} del/a.md\n```\n\n```{include} del/a.md\n```\n"
    found = fix.fixes_of(publication(tmp_path, text), words)
    assert [(Path(one.file).name, one.after) for one in found.files] == [("a.md", f"Det var 25{F}%.\n")]


def test_the_command_shows_a_diff_and_writes_only_when_asked(tmp_path):
    made = CliRunner().invoke(main, ["new", "prov", "--sources", str(tmp_path)])
    assert made.exit_code == 0
    chapter = tmp_path / "prov/01-inledning.md"
    old = b'\xef\xbb\xbf# Rubrik\r\n\r\nDet var 25% av "alla".\r\n'
    chapter.write_bytes(old)
    shown = CliRunner().invoke(main, ["fix", "prov", "--sources", str(tmp_path)])
    assert (shown.exit_code, chapter.read_bytes()) == (0, old)
    assert '-Det var 25% av "alla".\n+Det var 25‿% av ”alla”.\n' in shown.stdout
    assert "--write" in shown.stderr
    written = CliRunner().invoke(main, ["fix", "--write", "--sources", str(tmp_path)])
    assert written.exit_code == 0
    assert chapter.read_bytes() == "\ufeff# Rubrik\r\n\r\nDet var 25\u00a0% av ”alla”.\r\n".encode()
    again = CliRunner().invoke(main, ["fix", "--lang", "en", "--sources", str(tmp_path)])
    assert (again.stdout, again.stderr) == ("", "Nothing that can safely be fixed.\n")


def test_a_file_whose_change_would_do_more_is_left_alone(tmp_path, words, monkeypatch):
    """The belt: were a change to touch more than its sign, nothing of that file is offered, and it is said."""
    (tmp_path / "02.md").write_text("# S\n\nOrd 25%.\n", "utf-8")
    work = publication(tmp_path, "# R\n\nOrd 25%.\n")
    honest = fix._changed

    def lying(texts, changes):
        made = honest(texts, changes)
        return {file: text.replace("Ord", "Hot") if file.endswith("01.md") else text for file, text in made.items()}

    monkeypatch.setattr(fix, "_changed", lying)
    found = fix.fixes_of(work, words)
    assert [Path(one.file).name for one in found.files] == ["02.md"]
    assert [Path(file).name for file in found.unsure] == ["01.md"]


def test_a_source_with_signs_that_look_like_marks_is_left_alone(tmp_path, words):
    for sign in ("&#xF0000;", "\U000f0000"):
        found = fix.fixes_of(publication(tmp_path, f"# R\n\n{sign} är 25%.\n"), words)
        assert (found.files, [Path(file).name for file in found.unsure]) == ((), ["01.md"])


def test_the_publications_need_no_fix():
    for folder in sorted(path.parent for path in (ROOT / "sources").glob("*/publication.toml")):
        assert fix.fixes(folder, ROOT / "layouts") == fix.Fixes((), ())


def test_readability_is_a_table(tmp_path):
    CliRunner().invoke(main, ["new", "prov", "--sources", str(tmp_path)])
    (tmp_path / "prov/01-inledning.md").write_text("# Rubrik\n\n" + "Ordet trygghet står här. " * 25, "utf-8")
    shown = CliRunner().invoke(main, ["readability", "--sources", str(tmp_path)])
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[1].split() == ["Rubrik", "100", "4,0", "4", "29", "mycket", "lätt"]
