"""Editions made on other machines are those that are made here, whatever happens there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tiny import Project

from publisher.cluster.bundle import Bundle
from publisher.cluster.runner import Cluster
from publisher.cluster.versions import differing
from publisher.cluster.worker import lay_out
from publisher.record.store import Store
from publisher.regenerate import regenerate
from publisher.results import Listener

ROOT = Path(__file__).parent.parent.parent
pytestmark = [
    pytest.mark.xdist_group("cluster"),
    # Dask's client leaves sockets to the garbage collector when it closes (dask/distributed#7726 and the like).
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


class Build:
    """Builds with a cluster, and keeps what ran the jobs."""

    def __init__(self, project: Project, address: str, began=lambda _runner, _job: None) -> None:
        def hire(_formats, _scraps, tell):
            def started(job):
                tell(job)
                began(self.runner, job)

            self.runner = Cluster(address, started)
            return self.runner

        self.results = regenerate(project.request(), Listener(), hire=hire)


def recorded(project: Project, output: str = "output"):
    """Return what the record says of each edition, but for what it cost."""
    record = Store(project.folder / output).load()
    return {
        path: (entry.digest, entry.text, entry.titles, {record.observations[place] for place in entry.inputs})
        for path, entry in record.editions.items()
    }


def test_editions_and_record_are_those_of_a_local_build(machines, tmp_path):
    project = Project.made(tmp_path, "ett", "tva", formats=("docx", "html"))
    assert all(result.complete for result in Build(project, machines.address).results)
    assert project.why() == {}
    regenerate(project.request("here"), Listener(), 2)
    assert project.editions() == project.editions("here")
    assert recorded(project) == recorded(project, "here")


def test_a_pdf_has_the_same_bytes(machines, tmp_path):
    project = Project.made(tmp_path, formats=("pdf",))
    assert all(result.complete for result in Build(project, machines.address).results)
    assert project.why() == {}
    regenerate(project.request("here"), Listener(), 1)
    assert project.editions() == project.editions("here")


def test_a_killed_worker_costs_no_edition(machines, tmp_path):
    """It is killed when it has begun its first edition; the other one makes that too."""
    project = Project.made(tmp_path, "ett", "tva", "tre")
    third = machines.worker("three")
    began = []

    def kill(_runner, job):
        began.append(job)
        if len(began) == 1:
            os.kill(third.pid, signal.SIGKILL)

    assert all(result.complete for result in Build(project, machines.address, kill).results)
    assert len(began) == 3
    assert project.why() == {}
    project.build("here")
    assert project.editions() == project.editions("here")


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
    project.build("here")
    (here,) = project.build("here")
    assert result.findings == here.findings


def test_a_link_is_refused_for_its_edition_alone(machines, tmp_path):
    project = Project.made(tmp_path, "ett", "tva")
    (project.folder / "sources/ett/images/b.svg").symlink_to("a.svg")
    ett, tva = Build(project, machines.address).results
    assert [edition.failure for edition in ett.editions] == ["LINKS"]
    assert tva.complete


def command(project: Project, address: str, *more: str):
    return subprocess.run(
        [sys.executable, "-m", "publisher", "build", "--format=html", f"--cluster={address}", *more],
        cwd=project.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "ingenstans", "skridsko://a:1"])
def test_an_address_where_nobody_answers_is_refused(tmp_path, address):
    done = command(Project.made(tmp_path), address)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Fel: Klustret {address} svarar inte")
    assert len(done.stderr.splitlines()) == 1


def test_a_cluster_without_workers_is_refused(no_machine, tmp_path):
    done = command(Project.made(tmp_path), no_machine.address, "--lang=en")
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: The cluster {no_machine.address} has no workers")


def test_the_command_builds(machines, tmp_path):
    project = Project.made(tmp_path)
    done = command(project, machines.address, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["complete"]
    assert "Inget att göra" in command(project, machines.address).stdout


@pytest.mark.parametrize("name", ["../a", "/etc/a", "sources/../../a", "home/a", "sources//a", "sources/./a"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match=name.replace(".", r"\.")):
        lay_out(Bundle({name: "0"}, (), {}), tmp_path, tmp_path / "here")


def test_another_version_is_told():
    ours = (("library", "lxml", "1"), ("code", "publisher", "a"))
    assert differing(ours, ours) == ()
    assert differing(ours, (("library", "lxml", "2"), ("code", "publisher", "b"))) == ("publisher", "lxml 1 ≠ 2")
