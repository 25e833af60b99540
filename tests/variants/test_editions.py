"""Editions of variants: what is made, under which names, and when again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher import build, places
from publisher.cli import main
from publisher.equivalence import compare, docx, docx_carried, expected, html, pdf
from publisher.jobs import Job, Shared, run
from publisher.memory import remembering
from publisher.pool import remembering_for
from publisher.trace import tracing

ROOT = Path(__file__).parent.parent.parent
LAYOUTS = ROOT / "layouts"
GUIDE = ROOT / "sources/trygghetsguide"


@pytest.fixture
def command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command where the publication stands."""
    (folder / "01.md").write_text("# Kapitel\n\nI {kommun.namn: kommunen}.\n", "utf-8")
    monkeypatch.chdir(folder.parent.parent)

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--layouts", str(LAYOUTS)], catch_exceptions=False)

    return command


def made() -> set[str]:
    return {path.relative_to("output").as_posix() for path in Path("output").rglob("*.html")}


def test_the_ordinary_editions_are_built_unless_variants_are_asked_for(command):
    assert command("build", "--format", "html").exit_code == 0
    assert made() == {"prov/prov.html"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--variant", "nora"), {"prov/nora/prov-nora.html"}),
        (("--variant", "kommun"), {"prov/nora/prov-nora.html", "prov/orebro/prov-orebro.html"}),
        (("--variant", "nora", "--variant", "stor"), {"prov/nora/prov-nora.html", "prov/stor/prov-stor.html"}),
        (
            ("--variants",),
            {"prov/prov.html", "prov/nora/prov-nora.html", "prov/orebro/prov-orebro.html", "prov/stor/prov-stor.html"},
        ),
    ],
)
def test_variants_are_built_by_name_by_axis_or_all(command, options, expected):
    assert command("build", "--format", "html", *options).exit_code == 0
    assert made() == expected


def test_a_variant_says_its_own_and_offers_its_own_siblings(command):
    assert command("build", "--variant", "nora", "--format", "html", "--format", "docx").exit_code == 0
    page = Path("output/prov/nora/prov-nora.html").read_text("utf-8")
    assert "I Nora." in page
    assert 'href="prov-nora.docx"' in page


def test_an_unknown_variant_is_refused_with_those_there_are(command):
    result = command("build", "--variant", "kumla")
    assert result.exit_code == 1
    assert "Varianten kumla finns inte. Det finns: kommun, nora, orebro, stor" in result.stderr


def test_no_edition_is_made_while_any_row_is_faulty(command, folder):
    (folder / "01.md").write_text("# Kapitel\n\n::: om kommun\n[Webb]({kommun.webb}).\n:::\n\nText.\n", "utf-8")
    result = command("build", "--format", "html", "--variant", "orebro")
    assert result.exit_code == 1
    assert "01.md:4: Fel: {kommun.webb} är tomt i: nora (sources/prov/kommuner.csv:2)." in result.stderr
    assert "Inga utgåvor skrevs" in result.stderr
    assert made() == set()


def test_check_tells_what_is_wrong_in_every_row(command, folder):
    assert command("check").exit_code == 0
    (folder / "kommuner.csv").write_text("id,namn\nnora,\n", "utf-8")
    (folder / "01.md").write_text("# Kapitel\n\n::: om kommun\nI {kommun.namn}.\n:::\n\nText.\n", "utf-8")
    result = command("check")
    assert result.exit_code == 1
    assert "kommuner.csv:2" in result.stdout


def test_list_and_status_show_the_variants(command):
    assert "prov/orebro\tProv för Örebro" in command("list").stdout
    command("build", "--format", "html", "--variant", "nora")
    lines = command("status", "--format", "html", "--variant", "kommun").stdout.splitlines()
    assert lines == ["prov-nora.html: aktuell", "prov-orebro.html: har inte byggts förut"]


def test_a_variant_is_made_again_when_its_rows_or_the_text_change_and_only_then(command, folder):
    build = ("build", "--format", "html", "--variants")
    command(*build)
    assert "Inget att göra" in command(*build).stdout
    (folder / "kommuner.csv").write_text("id,namn,finska,webb\nnora,Norah,nej,\norebro,Örebro,ja,\n", "utf-8")
    states = {
        row["path"]: row["current"]
        for row in json.loads(command("status", "--format", "html", "--variants", "--json").stdout)["editions"]
    }
    assert states == {
        "prov/prov.html": True,  # it says nothing of any row
        "prov/nora/prov-nora.html": False,
        "prov/orebro/prov-orebro.html": False,
        "prov/stor/prov-stor.html": False,
    }
    command(*build)
    assert "I Norah." in Path("output/prov/nora/prov-nora.html").read_text("utf-8")


def test_clean_removes_the_variants_and_their_folders(command):
    command("build", "--format", "html", "--variants")
    command("clean", "prov")
    assert not Path("output/prov").exists()


@pytest.mark.parametrize("format_", ["html", "docx", "pdf"])
def test_an_edition_is_the_same_whichever_was_made_before_it(command, folder, format_):
    """A process that has made other variants knows nothing that shows; it tells of all files that it stands on."""
    here = Path.cwd()
    alone = run(Job("prov", format_, here, folder.parent, LAYOUTS, variant="orebro"))
    shared = Shared()
    run(Job("prov", format_, here, folder.parent, LAYOUTS, variant="nora"), shared)
    after = run(Job("prov", format_, here, folder.parent, LAYOUTS, variant="orebro"), shared)
    assert (after.failure, after.data) == ("", alone.data)
    assert set(after.observations) >= set(alone.observations)


@pytest.mark.parametrize("format_", ["html", "docx", "pdf"])
def test_the_editions_of_an_axis_take_nothing_from_each_other_that_differs(command, folder, format_):
    """Pages move, notes and references get other numbers, a title is another; chapters between say the same."""
    long = "\n\n".join(["Ett stycke om trygghet, med så många ord att raden bryts någonstans på vägen dit. " * 4] * 9)
    rows = "id,namn,finska,webb\na,Alfa,ja,\nb,Beta,nej,https://b.se\nc,Gamma,ja,https://c.se\nd,Delta,nej,\n"
    (folder / "kommuner.csv").write_text(rows, "utf-8")
    texts = (
        "I {kommun.namn: kommunen}, se [](#tre).",
        f"::: om kommun.finska = ja\nNot.[^a]\n\n[^a]: På finska.\n\n{long}\n:::\n\nSlut.",
        f"Se [](#ett) och en not.[^b]\n\n[^b]: Till alla.\n\n{long}",
        f"Samma för alla, se [](#tre).\n\n{long}",
    )
    for number, (name, text) in enumerate(zip(("ett", "två", "tre", "fyra"), texts, strict=True)):
        (folder / f"{number:02}.md").write_text(f"# Kapitel {name} {{#{name}}}\n\n{text}\n", "utf-8")
    jobs = [Job("prov", format_, Path.cwd(), folder.parent, LAYOUTS, variant=v, axis="kommun") for v in "abcdab"]
    alone = [run(job) for job in jobs[:4]]
    assert all(outcome.data for outcome in alone), alone
    shared = Shared()
    with ExitStack() as kept:
        for context in remembering_for(jobs[0]):
            kept.enter_context(context)
        for job, wanted in zip(jobs, [*alone, *alone], strict=False):
            after = run(job, shared)
            assert (after.failure, after.data) == ("", wanted.data), job.variant
            assert set(after.observations) >= set(wanted.observations)


@pytest.mark.parametrize(
    "text", ["I {kommun.namn} får tex alla.", "::: om kommun.finska = ja\nSe [](#ingen).\n:::\n\nText."]
)
def test_a_survey_that_remembers_finds_what_one_that_does_not_finds(command, folder, text):
    (folder / "02.md").write_text(f"# Mer\n\n{text}\n\n## Del\n\nErhålla.\n", "utf-8")
    found = build.survey(folder, LAYOUTS)
    with remembering(), tracing(places.roots(folder.parent, LAYOUTS)):
        assert build.survey(folder, LAYOUTS) == found
        assert build.survey(folder, LAYOUTS) == found
    assert found


def test_what_changes_between_two_variants_is_read_again(command, folder):
    shared = Shared()
    job = Job("prov", "html", Path.cwd(), folder.parent, LAYOUTS, variant="nora")
    run(job, shared)
    (folder / "01.md").write_text("# Kapitel\n\nNytt i {kommun.namn: x}.\n", "utf-8")
    assert "Nytt i Nora." in (run(job, shared).data or b"").decode()


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[bytes, object]]:
    """Return the guide for Nora and in large print, with what each is to say."""
    from publisher.writers import FORMATS

    sources, found = build.read(GUIDE, LAYOUTS), {}
    for name in ("nora", "storstil"):
        made = build.manuscript(sources, build.chosen(sources.publication, name))
        for format_ in ("pdf", "docx", "html"):
            data = FORMATS[format_].write(made.publication, made.document, made.layout, ()).data
            found[name, format_] = (data, made.document)
    return found


@pytest.mark.xdist_group("editions")
@pytest.mark.parametrize("format_", ["pdf", "docx", "html"])
@pytest.mark.parametrize("name", ["nora", "storstil"])
def test_the_guide_says_the_same_in_all_formats_of_a_variant(guide, name, format_):
    data, document = guide[name, format_]
    reader = {"pdf": pdf, "docx": docx, "html": html}[format_].reading
    wanted, found = expected.reading(document), reader(data)
    if format_ == "docx":
        wanted, found = docx_carried.comparable(wanted, found)
    assert list(compare.differences(wanted, found, format_)) == []


@pytest.mark.xdist_group("editions")
@pytest.mark.parametrize("name", ["nora", "storstil"])
def test_the_guide_is_pdf_ua_in_every_variant(guide, name, tmp_path):
    from publisher.validators import verapdf

    path = tmp_path / f"{name}.pdf"
    path.write_bytes(guide[name, "pdf"][0])
    reports = verapdf.validate([path], ("ua1", "2a"))
    for report in reports.values():
        if report.verdict == "not run" and not os.environ.get("CI"):
            pytest.skip(f"not run: {report.validator}: {report.reason}")
        assert report.verdict == "pass", (report.reason, report.failures)
        assert report.checks > 0


def test_the_guide_has_an_edition_for_each_of_the_twelve_municipalities_without_findings():
    from publisher import build, publication, variants

    every, faults = variants.of(publication.load(GUIDE))
    assert faults == ()
    assert [each.axis for each in every].count("kommun") == 12
    assert build.survey(GUIDE, LAYOUTS) == ()


def test_the_sum_of_the_municipalities_is_that_of_the_county():
    from publisher import publication, variants

    every, _ = variants.of(publication.load(GUIDE))
    counts = [int(each.values["invanare"].replace("\u00a0", "")) for each in every if each.values]
    assert sum(counts) == 308_375
