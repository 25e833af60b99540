"""Editions made on other machines are those that are made here, whatever happens there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tiny import SVG, Project

from publisher.cluster.runner import Cluster
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
