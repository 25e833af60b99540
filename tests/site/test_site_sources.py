"""The site's own sources: every fault with its file and line; notices are shown in their period only."""

from __future__ import annotations

import datetime
import re

import pytest
import site_making as making
from click.testing import CliRunner
from site_making import SITE, publish, tree

from publisher import publication
from publisher.cli import main
from publisher.findings import SourceError

NOTICE = """
[[notices]]
title = "Förbud"
file = "forbud.md"
from = 2023-06-06T08:00:00
to = 2023-06-08T12:30:00
"""


def faults(folder) -> list[tuple[str, str, int]]:
    try:
        found = publish(folder).findings
    except SourceError as error:
        found = error.findings
    return [(f.rule, f.place.file.rpartition("/")[2], f.place.line) for f in found]


def shown(folder, moment: str) -> str:
    publish(folder, datetime.datetime.fromisoformat(moment))
    return (folder / "output/site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("title =", "titel =", "toml-field", 1),
        ("date = 2026-01-02", 'date = "i dag"', "toml-field", 5),
        ("https://publ.example.se/bibliotek", "publ.example.se", "site-address", 4),
        ("https://publ.example.se/bibliotek", "https://a.se/?b", "site-address", 4),
        ("https://publ.example.se/bibliotek", "https://publ.example/", "site-address-example", 4),
        ("[contact]", 'time_zone = "Mars/Nord"\n[contact]', "site-time-zone", 9),
        ("[contact]", 'text = "saknas.md"\n[contact]', "site-file-missing", 9),
        ("[contact]", 'text = "../rapport/01.md"\n[contact]', "include-outside", 9),
        ("[contact]", 'publications = ["raport"]\n[contact]', "site-publication-unknown", 9),
        ("[contact]", "[contact]\nfax = 1", "toml-field", 10),
        ("accessibility_statement", "# accessibility_statement", "site-statement-missing", 1),
        ('title = "', 'title = "\n', "toml-broken", 1),
    ],
)
def test_each_fault_says_where(folder, old: str, new: str, rule: str, line: int):
    text = SITE.replace(old, new, 1)
    making.write_site(folder / "sources", text)
    assert (rule, "site.toml", line) in faults(folder)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("# R\n\n[En sida](saknas/)\n", "site-link-missing", 3),
        ("# R\n\n<b>\n", "raw-html", 3),
        ("# R\n\n[Klicka här](rapport/)\n", "link-text", 3),
        ("# R\n\n![](images/x.svg)\n", "image-missing", 3),
    ],
)
def test_faults_of_the_start_page_are_told_with_their_line(folder, text: str, rule: str, line: int):
    making.write_site(folder / "sources", start=text)
    assert (rule, "start.md", line) in faults(folder)


def test_a_site_that_cannot_be_made_leaves_the_old_one(folder):
    publish(folder)
    before = tree(folder / "output/site")
    making.write_site(folder / "sources", start="# R\n\n<b>\n")
    with pytest.raises(SourceError):
        publish(folder)
    assert tree(folder / "output/site") == before


def test_the_folder_of_the_site_is_no_publication(folder):
    assert publication.names(folder / "sources") == ("rapport",)


def test_links_to_other_sites_say_so_in_their_text_and_own_links_do_not(folder):
    making.write_site(folder / "sources", start="# R\n\n[Brå](https://www.bra.se) och [rapporten](rapport/).\n")
    page = shown(folder, "2026-01-02T12:00")
    assert '<a href="https://www.bra.se">Brå (annan webbplats)</a>' in page
    assert '<a href="rapport/">rapporten</a>' in page


@pytest.mark.parametrize(
    ("moment", "is_shown"),
    [
        ("2023-06-06T07:59", False),
        ("2023-06-06T08:00", True),
        ("2023-06-08T12:29", True),
        ("2023-06-08T12:30", False),
    ],
)
def test_a_notice_is_shown_only_in_its_period_which_the_reader_sees(folder, moment: str, is_shown: bool):
    making.write_site(folder / "sources", SITE + NOTICE)
    (folder / "sources/site/forbud.md").write_text("Elda inte.\n", "utf-8")
    page = shown(folder, moment)
    assert ("Elda inte." in page) is is_shown
    if is_shown:
        assert '<time datetime="2023-06-06T08:00">tisdag 6 juni 2023 klockan 8</time>' in page
        assert '<time datetime="2023-06-08T12:30">torsdag 8 juni 2023 klockan 12.30</time>' in page


def test_the_command_says_when_the_site_must_be_built_again(folder):
    making.write_site(folder / "sources", SITE + NOTICE)
    (folder / "sources/site/forbud.md").write_text("Elda inte.\n", "utf-8")
    at = [publish(folder, making.NOON.replace(year=2023, month=6, day=day, hour=0)).rebuild for day in (1, 7, 9)]
    assert [moment and moment.strftime("%d %H:%M") for moment in at] == ["06 08:00", "08 12:30", None]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("to = 2023-06-08T12:30:00\n", "", "site-notice-endless"),
        ("to = 2023", "to = 2022", "site-notice-period"),
        ("12:30:00", "12:30:00Z", "site-notice-zone"),
        ("forbud.md", "saknas.md", "site-file-missing"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(folder, old: str, new: str, rule: str):
    making.write_site(folder / "sources", SITE + NOTICE.replace(old, new))
    (folder / "sources/site/forbud.md").write_text("Elda inte.\n", "utf-8")
    assert rule in [fault[0] for fault in faults(folder)]


def test_the_command_line_tells_what_became_of_the_site(folder, monkeypatch):
    monkeypatch.chdir(folder)
    run = CliRunner().invoke(main, ["site", "--now", "2026-01-02"], catch_exceptions=False)
    assert run.exit_code == 0
    assert "Ny version: rapport 2026-01-02" in run.stdout
    making.write_editions(folder / "output", "rapport", "ändrad")
    again = CliRunner().invoke(main, ["site", "--now", "2026-01-02"], catch_exceptions=False)
    assert again.exit_code == 1
    assert re.search(r"publication\.toml:4: Fel: Utgåvan rapport\.pdf har ändrats.*Höj versionen", again.stderr)
    assert CliRunner().invoke(main, ["site", "--now", "i dag"]).exit_code == 1
