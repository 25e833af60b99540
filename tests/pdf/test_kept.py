"""An edition from a warm process is to the byte what a cold one makes, whatever was edited before."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from publisher.build import prepare
from publisher.writers.pdf import edition
from publisher.writers.pdf.kept import Keeper, keeping

LAYOUTS = Path(__file__).parents[2] / "layouts"
PUBLICATION = """
title = "Rapport"
publisher = "Länsstyrelsen"
date = 2026-01-02
layout = "base"
description = "En rapport."
"""
PARAGRAPH = "Vattendragens tillståndsbedömningar efterföljs av jämförelser mellan avrinningsområden och år. " * 6
CHAPTER = """# Kapitel {number} {{#kap{number}}}

{paragraph}

## Avsnitt ett {{#a{number}}}

Se [avsnittet](#a{other}) och en not.[^n{number}] "Citat" och `kod`.

[^n{number}]: Notens text i kapitel {number}, med *kursiv*.

![Ett diagram](images/bild.svg){{alt="Två staplar, {number} och {other}"}}

- en punkt
- en till

::: tips
Ett tips.
:::

| Rad | Värde |
| --- | ---: |
| ett | {number} |
| två | 2 |

: Tabell i kapitlet

## Avsnitt två

{more}
"""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">
<rect x="5" y="5" width="20" height="30" fill="#1a1f24"/><rect x="30" y="{top}" width="20" height="20" opacity=".5"/>
<text x="50" y="38" font-size="6" text-anchor="middle">{top}</text></svg>"""
COLD = """
import json, sys
from hashlib import sha256
from pathlib import Path
from publisher.build import prepare
from publisher.writers.pdf import edition
for name in sys.argv[2:]:
    made = prepare(Path(name), Path(sys.argv[1]))
    write = edition.write_archive if "archive" in Path(name).parts[-2] else edition.write
    print(json.dumps(sha256(write(made.publication, made.document, made.layout).data).hexdigest()))
"""


def begin(folder: Path) -> Path:
    (folder / "images").mkdir(parents=True)
    (folder / "images/bild.svg").write_text(SVG.format(top=15))
    (folder / "publication.toml").write_text(PUBLICATION, "utf-8")
    for number in range(1, 6):
        more = "\n\n".join([PARAGRAPH] * (3 * number))
        text = CHAPTER.format(number=number, other=number % 5 + 1, paragraph=PARAGRAPH, more=more)
        (folder / f"{number:02}.md").write_text(text, "utf-8")
    return folder


def edit(folder: Path, chance: random.Random) -> str:
    """Do one of the things that editors do, and say what."""
    path = chance.choice(sorted(folder.glob("0[1-5].md")))
    text = path.read_text("utf-8")
    paragraphs = text.split("\n\n")
    match chance.randrange(10):
        case 0 | 1:
            path.write_text(text + f"\n\nNytt ord {chance.randrange(100)}.", "utf-8")
        case 2:
            path.write_text(text + f"\n\n{PARAGRAPH}" * 14, "utf-8")  # the chapters after it begin on later pages
        case 3:
            path.write_text("\n\n".join(paragraphs[:-2]), "utf-8")
        case 4:
            path.write_text(text.replace("# Kapitel", "# Nytt kapitel", 1), "utf-8")
        case 5:
            (folder / "images/bild.svg").write_text(SVG.format(top=chance.randrange(5, 25)))
        case 6:
            other = folder / "00.md"
            other.unlink() if other.exists() else other.write_text(f"# Förord\n\n{PARAGRAPH}", "utf-8")
        case 7:
            path.write_text(text.replace("Se [", f"Ännu en not.[^m]\n\n[^m]: Ω {chance.random()}\n\nSe [", 1), "utf-8")
        case 8:
            file = folder / "publication.toml"
            file.write_text(PUBLICATION.replace("Rapport", f"Rapport {chance.randrange(9)}"), "utf-8")
        case 9:
            begin_again = CHAPTER.format(number=path.stem[1], other=1, paragraph=PARAGRAPH, more=PARAGRAPH)
            path.write_text(begin_again, "utf-8")
    return path.name


def warm(folder: Path, archive: bool = False) -> bytes:
    made = prepare(folder, LAYOUTS)
    return (edition.write_archive if archive else edition.write)(made.publication, made.document, made.layout).data


def cold(folders: list[Path]) -> list[str]:
    command = [sys.executable, "-c", COLD, str(LAYOUTS), *map(str, folders)]
    lines = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    with keeping() as keeper:
        yield keeper


def laid_out(keeper: Keeper) -> int:
    (kept,) = keeper.publications.values()
    return kept.laid_out


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_bytes_are_those_of_a_cold_build(tmp_path: Path, keeper: Keeper, seed: int):
    chance = random.Random(seed)
    folder = begin(tmp_path / "rapport")
    made, copies, reused = [], [], 0
    for turn in range(9):
        if turn:
            for _ in range(chance.randint(1, 2)):
                edit(folder, chance)
        made.append(sha256(warm(folder)).hexdigest())
        reused += len(next(iter(keeper.publications.values())).parts) > laid_out(keeper)
        copies.append(tmp_path / f"{turn}/rapport")
        shutil.copytree(folder, copies[-1])
    assert made == cold(copies)
    assert reused  # otherwise this would show nothing


def test_a_changed_chapter_alone_is_laid_out_anew(tmp_path: Path, keeper: Keeper):
    folder = begin(tmp_path / "rapport")
    warm(folder)
    everything = laid_out(keeper)
    warm(folder)
    furniture = laid_out(keeper)  # cover, imprint and back have pages of their own kind
    assert furniture == everything - 6
    (folder / "03.md").write_text((folder / "03.md").read_text("utf-8").replace("en punkt", "en prick"), "utf-8")
    warm(folder)
    assert laid_out(keeper) == furniture + 1


def test_page_numbers_that_come_back_are_laid_out_once(tmp_path: Path, keeper: Keeper, monkeypatch: pytest.MonkeyPatch):
    """As in variants: a chapter has a page more in every other one, and the contents show what they showed before."""
    from publisher.writers.pdf import kept

    renders: list[object] = []
    render = kept._render
    monkeypatch.setattr(kept, "_render", lambda *arguments: renders.append(arguments) or render(*arguments))
    folder = begin(tmp_path / "rapport")
    text = (folder / "02.md").read_text("utf-8")
    made, copies, times = [], [], []
    for turn, longer in enumerate((False, True, False, True, False)):
        (folder / "02.md").write_text(f"{text}\n\nNytt ord {turn}.{longer * (chr(10) * 2 + PARAGRAPH) * 9}", "utf-8")
        made.append(sha256(warm(folder)).hexdigest())
        times.append(len(renders))
        renders.clear()
        copies.append(tmp_path / f"{turn}/rapport")
        shutil.copytree(folder, copies[-1])
    assert made == cold(copies)
    assert times == [1, 2, 1, 1, 1]


def test_the_archive_edition_takes_the_same_pages(tmp_path: Path, keeper: Keeper):
    folder = begin(tmp_path / "rapport")
    warm(folder)
    made = [sha256(warm(folder, archive=True)).hexdigest() for _ in range(2)]
    assert laid_out(keeper) == 3
    copy = tmp_path / "archive/rapport"
    shutil.copytree(folder, copy)
    assert made == cold([copy]) * 2


@pytest.mark.parametrize(
    "style",
    ["h2 { counter-increment: k }", "h2::after { content: counter(pages) }", "p { position: running(x) }",
     "a::after { content: target-text(attr(href)) }", ".chapter:has(ul) { color: red }"],
)  # fmt: skip
def test_style_that_reaches_across_chapters_lays_out_everything(tmp_path: Path, style: str):
    from publisher.writers.pdf.chapters import REACHES_ACROSS

    assert REACHES_ACROSS.search(style)


def test_the_layout_of_the_base_keeps_chapters_apart():
    from publisher import layout
    from publisher.writers import html
    from publisher.writers.pdf.chapters import REACHES_ACROSS, SIDES

    for brand in (path.parent.name for path in LAYOUTS.glob("*/layout.toml")):
        styles = html.print_styles(layout.load(brand, LAYOUTS))
        assert REACHES_ACROSS.search(styles) is None, brand
        assert SIDES.search(styles) is None, brand


def test_what_is_kept_has_a_bound(tmp_path: Path, keeper: Keeper, monkeypatch: pytest.MonkeyPatch):
    from publisher.writers.pdf import kept

    monkeypatch.setattr(kept, "MOST_PAGES", 3)
    warm(begin(tmp_path / "rapport"))
    assert not keeper.publications


def test_pages_of_unchanged_chapters_are_not_painted_again(
    tmp_path: Path, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
):
    """Not even those with drawings, whose groups are named after how many the pages before them have."""
    import weasyprint

    painted: list[object] = []
    paint = weasyprint.document.Page.paint

    def count(page: weasyprint.document.Page, *arguments: object) -> None:
        painted.append(page)
        paint(page, *arguments)

    monkeypatch.setattr(weasyprint.document.Page, "paint", count)
    folder = begin(tmp_path / "rapport")
    warm(folder)
    painted.clear()
    more = '<g opacity=".5"><text x="9" y="9" font-size="6" text-anchor="end">15</text></g></svg>'
    (folder / "images/annan.svg").write_text(SVG.format(top=15).replace("</svg>", more))
    first = folder / "01.md"
    first.write_text(first.read_text("utf-8").replace("bild.svg){", "annan.svg){#fig-bild "), "utf-8")
    made = sha256(warm(folder)).hexdigest()
    assert len(painted) <= 6  # the chapter's own, and those of the furniture
    assert [made] == cold([folder])
