"""Editions made on other machines are those that are made here."""

from __future__ import annotations

import json

import pytest
from building import Build, command, done, recorded, stale
from tiny import PUBLICATION, ROOT, Project

from publisher.regenerate import regenerate
from publisher.results import Listener
from publisher.writers import FORMATS

pytestmark = pytest.mark.xdist_group("cluster")
VARIANTS = """
[variants.kommun]
rows = "kommuner.csv"

[variants.stor]
layout = "storstil"
"""


def test_editions_and_record_are_those_of_a_local_build(machines, tmp_path):
    """In every format, and for several publications."""
    project = Project.made(tmp_path, "ett", formats=tuple(FORMATS))
    assert all(result.complete for result in Build(project, machines.address).results)
    assert project.why() == {}
    regenerate(project.request("here"), Listener(), 2)
    assert len(project.editions()) == len(FORMATS)
    assert project.editions() == project.editions("here")
    assert recorded(tmp_path / "output") == recorded(tmp_path / "here")


def test_variants_too(machines, tmp_path):
    """Here they follow each other in one process; there each has its own."""
    project = Project.made(tmp_path)
    project.write("sources/prov/publication.toml", PUBLICATION.replace('"prov"', '"base"') + VARIANTS)
    project.write("sources/prov/kommuner.csv", "id,namn\nnora,Nora\norebro,Örebro\n")
    project.write("sources/prov/01-a.md", "# Ett\n\nI {kommun.namn: kommunen}.\n")
    names = {"prov": ("", "nora", "orebro", "stor")}
    request = project.request()._replace(layouts=ROOT / "layouts", variants=names)
    options = ("--variants", f"--sources={request.sources}", f"--layouts={request.layouts}")
    assert done(command(project, machines.address, *options))[0] == 0
    assert stale(request) == {}
    regenerate(request._replace(output=tmp_path / "here"), Listener(), 2)
    there, here = recorded(request.output), recorded(tmp_path / "here")
    assert len(there) == 4
    assert {path: entry[:-1] for path, entry in there.items()} == {path: entry[:-1] for path, entry in here.items()}
    for path, (*_, inputs) in there.items():  # here, what was looked at for those before counts as well
        assert inputs <= here[path][-1]


def test_only_what_has_changed_is_sent(one_machine, tmp_path):
    project = Project.made(tmp_path)
    first = Build(project, one_machine.address).runner
    assert first.delivered == sum(map(len, first._snapshot.contents.values()))
    changed = "# Två\n\nEn helt ny text.\n"
    project.write("sources/prov/02-b.md", changed)
    build = Build(project, one_machine.address)
    assert [edition.written for result in build.results for edition in result.editions] == [True]
    assert build.runner.delivered == len(changed.encode())


def test_a_fault_is_told_at_its_file_here(machines, tmp_path):
    project = Project.made(tmp_path)
    project.write("sources/prov/02-b.md", "# Två\n\nText.[^a]\n")
    (result,) = Build(project, machines.address).results
    assert not result.editions
    (here,) = project.build("here")
    assert result.findings == here.findings
    assert result.findings[0].place.file == str(tmp_path / "sources/prov/02-b.md")


@pytest.mark.parametrize("link", ["sources/ett/images/b.svg", "sources/ett"])
def test_a_link_is_refused_for_its_edition_alone(machines, tmp_path, link):
    project = Project.made(tmp_path, "ett", "tva")
    if (tmp_path / link).exists():
        (tmp_path / link).rename(tmp_path / "elsewhere")
        (tmp_path / link).symlink_to(tmp_path / "elsewhere")
    else:
        (tmp_path / link).symlink_to("a.svg")
    ett, tva = Build(project, machines.address).results
    assert [edition.failure for edition in ett.editions] == ["LINKS"]
    assert tva.complete


def test_two_builds_at_once_do_not_know_of_each_other(machines, tmp_path):
    """The same publication, two texts, at the same time on the same workers."""
    projects = [Project.made(tmp_path / name, "ett", "tva") for name in ("a", "b")]
    for number, project in enumerate(projects):
        project.write("sources/ett/02-b.md", f"# Två\n\nText {number}.\n")
    running = [command(project, machines.address, "--json") for project in projects]
    for project, process in zip(projects, running, strict=True):
        status, said, _ = done(process)
        assert (status, [each["complete"] for each in json.loads(said)]) == (0, [True, True])
        assert project.why() == {}
        project.build("here")
        assert project.editions() == project.editions("here")
