"""A process that remembers makes what one that does not would make: the same bytes, findings and record."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import jobs, memory
from publisher.jobs import Job, Outcome
from publisher.memory import Same, asking, forget, looking, remembered, remembering
from publisher.trace import UNSTABLE, Roots, tracing

LAYOUTS = Path(__file__).parent.parent / "layouts"
PUBLICATION = 'title = "Rapport"\npublisher = "Länsstyrelsen"\ndate = 2026-01-02\nlayout = "egen"\n'
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">
<rect x="5" y="{0}" width="20" height="10" fill="#1a1f24"/></svg>"""
CHAPTER = """# Kapitel {0}

Se [](#kap{1}) och [delen](#del). Vi i EU får tex en not.[^1] Se [här](https://a.se/{0}).

[^1]: Notens text i kapitel {0}, om EU.

## Del

![Diagram](images/bild.svg){{alt="Stapel {0}"}}

``` {{include}} delar/del.md
```

| Rad | Tal |
| --- | ---: |
| ett | {0} |

: Tabell i kapitlet
"""
PIECES = (
    "Ännu ett stycke, {0}.",
    "Se [](#kap{0}).",
    "Se [](#kapp{0}).",
    "Not.[^n{0}]\n\n[^n{0}]: Mer om {0}.",
    "*[EU]: Europeiska unionen",
    "*[FN]: Förenta nationerna",
    "*[EU]: Något annat",
    "::: tips Råd {0}\nEtt tips.\n:::",
    "# Nytt kapitel {{#kap{0}}}\n\nText.",
    "### För djupt",
    "## Del",
    "![](images/saknas.svg)",
    "> Ni kommer att erhålla skall.",
    '![En till](images/bild.svg){{#ruta alt="Stapel"}}',
    "[See the red box.]{{lang=en}}",
)


def begin(place: Path) -> Path:
    folder = place / "sources/rapport"
    for name in ("images", "delar"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "00.md").unlink(missing_ok=True)
    (folder / "publication.toml").write_text(PUBLICATION, "utf-8")
    (folder / "images/bild.svg").write_text(SVG.format(5))
    (folder / "delar/del.md").write_text("En del som flera kapitel har.\n", "utf-8")
    for number in range(1, 5):
        text = CHAPTER.format(number, number % 4 + 1).replace("\n", f" {{#kap{number}}}\n", 1)
        (folder / f"{number:02}.md").write_text(text, "utf-8")
    (place / "layouts/egen/blocks").mkdir(parents=True, exist_ok=True)
    (place / "layouts/egen/layout.toml").write_text('extends = "base"\n', "utf-8")
    return folder


def edit(place: Path, chance: random.Random) -> str:  # noqa: C901  # a case per edit
    """Do one of the things that editors and designers do, and say what."""
    folder, number = place / "sources/rapport", chance.randrange(1, 6)
    path = chance.choice(sorted(folder.glob("*.md")))
    text, template = path.read_text("utf-8"), place / "layouts/egen/blocks/paragraph.html"
    match chance.randrange(13):
        case 0 | 1 | 2 | 3:
            path.write_text(f"{text}\n\n{chance.choice(PIECES).format(number)}\n", "utf-8")
        case 4:
            path.write_text("\n\n".join(text.split("\n\n")[:-1]) + "\n", "utf-8")
        case 5:
            path.write_text(text.replace("# Kapitel", "# Ändrat kapitel", 1), "utf-8")
        case 6:
            (folder / "images/bild.svg").write_text(SVG.format(number))
        case 7:
            (folder / "delar/del.md").write_text(f"En annan del, {number}.\n", "utf-8")
        case 8:
            other = folder / "00.md"
            other.unlink() if other.exists() else other.write_text("# Förord\n\nFörst. {#kap9}\n", "utf-8")
        case 9:
            words = f"numbered = {chance.choice(['true', 'false'])}\nlanguage = '{chance.choice(['sv-SE', 'en'])}'\n"
            (folder / "publication.toml").write_text(PUBLICATION + words, "utf-8")
        case 10:
            template.unlink() if template.exists() else template.write_text(
                f'<p class="k{number}"{{{{ attributes(block) }}}}>{{{{ inlines(block.content) }}}}</p>\n'
            )
        case 11:
            colour = "" if number % 2 else f'[colour]\nlink = "#00{number}050"\n'
            (place / "layouts/egen/layout.toml").write_text(f'extends = "base"\n{colour}', "utf-8")
        case 12:
            path.write_text(CHAPTER.format(number, 1), "utf-8")
    return path.name


def made(place: Path, format_: str) -> Outcome:
    return jobs.run(Job("rapport", format_, place, Path("sources"), Path("layouts")))


def said(outcome: Outcome) -> tuple[object, ...]:
    return outcome.data, outcome.findings, outcome.failure, outcome.text, outcome.titles


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_all_is_as_in_a_process_that_remembers_nothing(tmp_path: Path, seed: int):
    chance = random.Random(seed)
    begin(tmp_path)
    built = 0
    with remembering():
        for turn in range(24):
            if turn % 5 == 0:
                begin(tmp_path)  # again: most edits leave errors, which would be all that is seen
            for _ in range(chance.randint(1, 2) if turn else 0):
                edit(tmp_path, chance)
            forget(jobs.MANUSCRIPT)
            for format_ in chance.sample(("html", "docx"), 2):
                found = made(tmp_path, format_)
                token = memory._memory.set(None)
                try:
                    wanted = made(tmp_path, format_)
                finally:
                    memory._memory.reset(token)
                assert said(found) == said(wanted)
                assert set(wanted.observations) <= set(found.observations)
                built += found.data is not None
    assert built > 8  # the others end in findings, which are compared too


def test_chapters_that_are_as_they_were_are_the_same_objects(tmp_path: Path):
    """What is remembered of a chapter hangs on this."""
    from publisher.build import prepare

    folder = begin(tmp_path)
    roots = Roots(sources=tmp_path / "sources", layouts=tmp_path / "layouts")

    def chapters() -> tuple[object, ...]:
        with tracing(roots):
            return prepare(folder, tmp_path / "layouts").document.blocks

    with remembering():
        before = chapters()
        (folder / "02.md").write_text((folder / "02.md").read_text("utf-8") + "\nNytt.\n", "utf-8")
        after = chapters()
    assert [a is b for a, b in zip(before, after, strict=True)] == [True, False, True, True]


def test_an_answer_is_given_again_when_all_that_it_asked_for_is_said_again():
    counts: dict[str, int] = {}
    asked: list[str] = []

    def ask(name: str) -> int:
        asked.append(name)
        counts[name] = counts.get(name, 0) + 1
        return counts[name]

    def answer(ask: Callable[[str], int]) -> list[int]:
        return [ask("a"), ask("b"), ask("a")]

    with remembering():
        first = asking("kind", 1, ask, answer)
        assert first == [1, 1, 2]
        counts.clear()
        assert asking("kind", 1, ask, answer) is first
        counts.clear()
        counts["b"] = 5
        assert asking("kind", 1, ask, answer) == [1, 6, 2]
        assert asked == ["a", "b", "a"] * 3  # each once, whatever was remembered


def test_what_was_read_while_its_file_changed_is_not_remembered(tmp_path: Path):
    file = tmp_path / "a"
    file.write_text("ett")

    def read_and_change() -> str:
        text = file.read_text()
        file.write_text("två")
        return text

    with remembering():
        with tracing(Roots(here=tmp_path)):
            assert looking("kind", 1, read_and_change) == "ett"
        file.write_text("ett")
        with tracing(Roots(here=tmp_path)) as trace:
            assert looking("kind", 1, lambda: "nytt") == "nytt"
            assert UNSTABLE not in {value for _, _, value in trace.observations()}


def test_what_nobody_traces_is_not_remembered():
    with remembering():
        assert [looking("kind", 1, lambda n=n: n) for n in (1, 2)] == [1, 2]  # type: ignore[misc]


def test_memory_has_a_bound():
    with remembering():
        things = [object() for _ in range(9)]
        for thing in things:
            remembered("kind", Same(thing), object, most=3)
        known = memory._memory.get()
        assert known
        assert [question.thing for question in known["kind"]] == things[-3:]
