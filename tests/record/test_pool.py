"""Jobs in processes of their own: the longest first, within cores and memory; a killed one takes nothing with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tiny import Project

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
    project.build("peace")
    assert project.editions().items() <= project.editions("peace").items()


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
