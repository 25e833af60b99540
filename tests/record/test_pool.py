"""Jobs in processes of their own: the longest first, within cores and memory; a killed one takes nothing with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tiny import ROOT, Project

from publisher import pool
from publisher.jobs import Job
from publisher.pool import Pool
from publisher.regenerate import regenerate
from publisher.results import Listener


def job(project: Project, name: str) -> Job:
    return Job(name, "html", project.folder, Path("sources"), Path("layouts"))


@pytest.fixture
def hired(tmp_path):
    began = []
    made = []

    def hire(**values) -> Pool:
        made.append(Pool(("html",), tmp_path / "scraps", began.append, **values))
        return made[-1]

    yield hire, began
    for each in made:
        each.close()


def test_the_longest_job_begins_first(tmp_path, hired):
    project = Project.made(tmp_path, "ett", "tva", "tre")
    hire, began = hired
    runner = hire(cores=1)
    for name, seconds in (("ett", 1.0), ("tva", 9.0), ("tre", 3.0)):
        runner.submit(job(project, name), seconds, 0)
    ended = [runner.next()[0].publication for _ in range(3)]
    assert [each.publication for each in began] == ended == ["tva", "tre", "ett"]


def test_jobs_that_memory_has_no_room_for_wait(tmp_path, hired, monkeypatch):
    monkeypatch.setattr(pool, "available_memory", lambda: 1000)
    project = Project.made(tmp_path, "ett", "tva")
    hire, began = hired
    runner = hire(cores=2)
    for name in ("ett", "tva"):
        runner.submit(job(project, name), 1.0, 2000)
    first, _ = runner.next()
    assert began == [first]  # one always runs, however large
    assert runner.next()[1].data


def test_what_processes_make_is_what_one_process_makes(tmp_path):
    project = Project.made(tmp_path, "ett", "tva", formats=("docx", "html"))
    assert all(result.complete for result in regenerate(project.request(), Listener(), 2))
    project.build("here")
    assert project.editions() == project.editions("here")
    assert not (tmp_path / "output/.publisher/tmp").exists()


def test_a_killed_process_is_tried_again_and_then_told(tmp_path, hired, monkeypatch):
    project = Project.made(tmp_path, "ett", "tva")
    hire, _ = hired
    runner = hire(cores=1)
    runner.submit(job(project, "ett"), 2.0, 0)
    runner.submit(job(project, "tva"), 1.0, 0)
    started = runner._start

    def killing() -> None:
        started()
        for running in runner._running:
            if running.waiting.job.publication == "ett":
                os.kill(running.process.pid, signal.SIGKILL)

    monkeypatch.setattr(runner, "_start", killing)
    outcomes = {done.publication: outcome for done, outcome in (runner.next(), runner.next())}
    assert outcomes["ett"].failure == "SIGKILL"
    assert outcomes["tva"].data


def test_an_interrupted_build_leaves_no_process_and_nothing_half_made(tmp_path):
    project = Project.made(tmp_path, "ett", "tva", "tre", formats=("docx", "html"))
    command = [sys.executable, "-m", "publisher", "build", "--format", "docx", "--format", "html", "--jobs", "1"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, start_new_session=True
    ) as build:
        assert build.stderr
        build.stderr.readline()
        build.stderr.readline()  # the second edition has begun
        os.killpg(build.pid, signal.SIGINT)
        rest = build.stderr.read().decode()
    assert build.returncode == 130
    assert "Avbrutet" in rest
    assert "Traceback" not in rest
    deadline = time.monotonic() + 10
    while alive(build.pid) and time.monotonic() < deadline:  # what is being killed is gone in a moment
        time.sleep(0.05)
    assert not alive(build.pid)
    assert not (tmp_path / "output/.publisher/tmp").exists()


def test_a_killed_process_is_tried_again_and_then_told(tmp_path, hired, monkeypatch):
    project = Project.made(tmp_path, "ett", "tva")
    hire, _ = hired
    runner = hire(cores=1)
    runner.submit(job(project, "ett"), 2.0, 0)
    runner.submit(job(project, "tva"), 1.0, 0)
    started = runner._start

    def killing() -> None:
        started()
        for running in runner._running:
            if running.waiting.job.publication == "ett":
                os.kill(running.process.pid, signal.SIGKILL)

    monkeypatch.setattr(runner, "_start", killing)
    outcomes = {done.publication: outcome for done, outcome in (runner.next(), runner.next())}
    assert outcomes["ett"].failure == "SIGKILL"
    assert outcomes["tva"].data


def test_an_interrupted_build_leaves_no_process_and_nothing_half_made(tmp_path):
    project = Project.made(tmp_path, "ett", "tva", "tre", formats=("docx", "html"))
    command = [sys.executable, "-m", "publisher", "build", "--format", "docx", "--format", "html", "--jobs", "1"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, start_new_session=True
    ) as build:
        assert build.stderr
        build.stderr.readline()
        build.stderr.readline()  # the second edition has begun
        os.killpg(build.pid, signal.SIGINT)
        rest = build.stderr.read().decode()
    assert build.returncode == 130
    assert "Avbrutet" in rest
    assert "Traceback" not in rest
    with pytest.raises(ProcessLookupError):
        for _ in range(50):  # what is being killed is gone in a moment
            os.killpg(build.pid, 0)
            time.sleep(0.1)
    assert not (tmp_path / "output/.publisher/tmp").exists()
    project.build("peace")
    assert project.editions().items() <= project.editions("peace").items()


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
