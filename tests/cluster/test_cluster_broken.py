"""Whatever breaks while a cluster builds: the editions that were there are whole, and the record says the truth."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import pytest
from building import Build, command, done, processes_of
from tiny import Project

from publisher.cluster import connection
from publisher.cluster.refused import ClusterError

pytestmark = pytest.mark.xdist_group("cluster")


def edited(project: Project) -> dict[str, bytes]:
    """Build here, change every publication, and return the editions as they were before that."""
    project.build()
    for chapter in (project.folder / "sources").glob("*/02-b.md"):
        chapter.write_text("# Två\n\nEn ny text.\n", "utf-8")
    return project.editions()


def sound(project: Project, before: dict[str, bytes]) -> bool:
    """Tell whether each edition is whole: the new one when the record calls it up to date, else the old one."""
    project.build("peace")
    wanted, stale = project.editions("peace"), project.why()
    there = project.editions()
    return there == {path: before[path] if path in stale else wanted[path] for path in wanted}


def await_first(process: subprocess.Popen[str], project: Project, before: dict[str, bytes]) -> None:
    """Wait until a build has put its first edition in place."""
    while project.editions() == before:
        assert process.poll() is None
        time.sleep(0.02)


def test_a_killed_worker_costs_no_edition(machines, tmp_path):
    """It is killed when it has begun its first edition; the others make that too."""
    project = Project.made(tmp_path, "ett", "tva", "tre")
    third = machines.worker("three")
    began = []

    def kill(job):
        began.append(job)
        if len(began) == 1:
            third.kill()

    assert all(result.complete for result in Build(project, machines.address, kill).results)
    assert len(began) == 3
    assert project.why() == {}
    project.build("here")
    assert project.editions() == project.editions("here")


def test_a_killed_process_is_started_again_once(one_machine, tmp_path):
    """As here: the second death is told with the words for it."""
    worker = one_machine.processes[-1]
    killed: list[int] = []

    def kill(times):
        while len(killed) < times:
            for pid in processes_of(worker):
                if pid not in killed:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
            time.sleep(0.02)

    project = Project.made(tmp_path)
    assert all(result.complete for result in Build(project, one_machine.address, lambda _job: kill(1)).results)
    project.write("sources/prov/02-b.md", "# Två\n\nNy.\n")
    (result,) = Build(project, one_machine.address, lambda _job: kill(3)).results
    assert [edition.failure for edition in result.editions] == ["SIGKILL"]


def test_ctrl_c_leaves_nothing_half_made_and_no_worker_at_it(one_machine, tmp_path):
    project = Project.made(tmp_path, "ett", "tva", "tre")
    before = edited(project)
    process = command(project, one_machine.address)
    await_first(process, project, before)
    while not (working := processes_of(one_machine.processes[-1])):
        time.sleep(0.02)
    os.kill(working[0], signal.SIGSTOP)  # it would not end by itself
    process.send_signal(signal.SIGINT)
    status, _, told = done(process)
    assert status == 130
    assert told.splitlines()[-1].startswith("Avbrutet.")
    assert "Traceback" not in told
    assert sound(project, before)
    assert 0 < len(project.why()) < 3
    rounds = range(600)  # within a second, unless this computer is busy
    assert any(not processes_of(one_machine.processes[-1]) or time.sleep(0.05) for _ in rounds)


def test_a_lost_scheduler_is_told_in_one_message(one_machine, tmp_path):
    project = Project.made(tmp_path, "ett", "tva", "tre")
    before = edited(project)
    process = command(project, one_machine.address, "--lang=en")
    await_first(process, project, before)
    one_machine.end(one_machine.scheduler)
    status, _, told = done(process)
    assert status == 1
    (last,) = (line for line in told.splitlines() if not line.startswith("Writing"))
    assert last.startswith(f"Error: The connection with the cluster {one_machine.address} was broken.")
    assert sound(project, before)
    assert 0 < len(project.why()) < 3


def test_a_cluster_that_all_workers_have_left_is_given_up(one_machine, tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 0.5)
    project = Project.made(tmp_path)
    before = edited(project)
    with pytest.raises(ClusterError) as refused:
        Build(project, one_machine.address, lambda _job: one_machine.processes[-1].kill())
    assert refused.value.rule == "cluster_deserted"
    assert sound(project, before)
    assert len(project.why()) == 1
