"""A cluster that cannot be used says why in the editor's words; an edition that might differ is never taken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from building import ROOT, Build, command, done
from click.testing import CliRunner
from machines import started
from tiny import Project

from publisher.cli import main
from publisher.cluster import connection
from publisher.cluster.refused import ClusterError
from publisher.cluster.versions import differing, foreign
from publisher.record.program import native
from publisher.writers.pango import import_weasyprint

pytestmark = pytest.mark.xdist_group("cluster")


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """Return the folder of a program that is the same, and the address of a scheduler whose one worker runs it.

    What it is gets asked each time, so a test may change the program, and puts it back.
    """
    folder = tmp_path_factory.mktemp("other")
    for name in ("publisher", "layouts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    with started(tmp_path_factory.mktemp("other-machine")) as machines:
        machines.worker("other", PYTHONPATH=str(folder))
        yield folder, machines.address


@contextmanager
def changed(path: Path) -> Iterator[None]:
    """Add a line to a file, or make one; then put back what was there."""
    before = path.read_bytes() if path.exists() else None
    path.write_bytes((before or b"") + b"\n# changed\n")
    try:
        yield
    finally:
        path.unlink() if before is None else path.write_bytes(before)


def build(project: Project, address: str, monkeypatch, *more: str):
    """Run the command in this process."""
    monkeypatch.chdir(project.folder)
    return CliRunner().invoke(main, ["build", "--format=html", f"--cluster={address}", *more], catch_exceptions=False)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "ingenstans", "skridsko://a:1"])
def test_an_address_where_nobody_answers(tmp_path, monkeypatch, address):
    monkeypatch.setattr(connection, "WAIT", 0.5)
    said = build(Project.made(tmp_path), address, monkeypatch)
    assert said.exit_code == 1
    assert said.stderr.startswith(f"Fel: Klustret {address} svarar inte")
    assert len(said.stderr.splitlines()) == 1


def test_no_workers_within_the_time(no_machine, tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "WAIT", 0.5)
    said = build(Project.made(tmp_path), no_machine.address, monkeypatch, "--lang=en")
    assert said.exit_code == 1
    assert said.stderr.startswith(f"Error: The cluster {no_machine.address} has no workers")


def test_no_dask(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    said = build(Project.made(tmp_path), "tcp://127.0.0.1:1", monkeypatch)
    assert said.exit_code == 1
    assert "make cluster" in said.stderr


def test_dask_costs_nothing_when_it_is_not_asked_for(tmp_path):
    program = "import sys; from publisher.cli import main; main(standalone_mode=False); print(*sys.modules)"
    project = Project.made(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", program, "build", "--format=html"],
        cwd=project.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    modules = done.stdout.split()
    assert "publisher.regenerate" in modules
    assert not {"dask", "distributed", "publisher.cluster.runner", "publisher.cluster.connection"} & {*modules}


@pytest.mark.parametrize("file", ["publisher/writers/html/__init__.py", "publisher/language/data.toml"])
def test_a_worker_with_another_program(other, tmp_path, monkeypatch, file):
    """Its code, or the data that comes with it."""
    folder, address = other
    project = Project.made(tmp_path)
    with changed(folder / file):
        said = build(project, address, monkeypatch)
    assert said.exit_code == 1
    assert "kan inte användas, för utgåvorna kunde bli annorlunda: publisher." in said.stderr
    assert project.editions() == {}


def test_a_worker_with_another_library(other, tmp_path, monkeypatch):
    folder, address = other
    installed = folder / "lxml-0.1.dist-info"
    installed.mkdir()
    try:
        said = build(Project.made(tmp_path), address, monkeypatch)
    finally:
        installed.rmdir()
    assert said.exit_code == 1
    assert "≠ 0.1. Installera samma version" in said.stderr


def test_a_worker_with_other_layouts_is_given_ours(other, tmp_path):
    folder, address = other
    project = Project.made(tmp_path)
    with changed(folder / "layouts/base/screen.css"):
        assert all(result.complete for result in Build(project, address).results)
    project.build("here")
    assert project.editions() == project.editions("here")


def test_a_worker_without_publisher(no_machine, tmp_path, monkeypatch):
    hidden = tmp_path / "hidden"  # before the installed one, which every Python of this machine may see
    hidden.mkdir()
    (hidden / "publisher.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'publisher'\", name='publisher')\n"
    )
    worker = no_machine.worker("bare", PYTHONPATH=str(hidden))
    try:
        said = build(Project.made(tmp_path), no_machine.address, monkeypatch)
    finally:
        no_machine.end(worker)
    assert said.exit_code == 1
    assert "publisher är inte installerat där" in said.stderr


def test_a_worker_with_other_libraries_of_the_system(no_machine, tmp_path):
    """They are known when an edition has been made with them, and then it is not taken."""
    import_weasyprint()
    pango = next(Path(path) for _, path, _ in native() if Path(path).name.startswith("libpango-"))
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/libpango-1.0.so.0").write_bytes(pango.read_bytes() + b"\0")
    worker = no_machine.worker("other", LD_LIBRARY_PATH=str(tmp_path / "lib"))
    project = Project.made(tmp_path, formats=("pdf",))
    try:
        with pytest.raises(ClusterError) as refused:
            Build(project, no_machine.address)
    finally:
        no_machine.end(worker)
    assert refused.value.rule == "cluster_differs"
    assert refused.value.values["message"] == "libpango-1.0.so.0"
    assert project.editions() == {}


def test_a_worker_with_another_program_that_comes_later(no_machine, other, tmp_path):
    """When the others have been asked and have begun; no edition of its own is taken."""
    folder, _ = other
    project = Project.made(tmp_path, *"abcdef")
    workers = [no_machine.worker("one")]

    def come(_job):
        if len(workers) == 1:
            workers.append(no_machine.worker("late", PYTHONPATH=str(folder)))
            no_machine.end(workers[0])

    try:
        with changed(folder / "publisher/language/data.toml"), pytest.raises(ClusterError) as refused:
            Build(project, no_machine.address, come)
    finally:
        no_machine.end(*workers)
    assert (refused.value.rule, refused.value.values["message"]) == ("cluster_differs", "publisher")
    project.build("here")
    assert project.editions().items() <= project.editions("here").items()


def test_another_version_is_told():
    ours = (("library", "lxml", "1"), ("code", "publisher", "a"))
    assert differing(ours, ours) == ()
    theirs = (("library", "lxml", "2"), ("code", "publisher", "b"))
    assert differing(ours, theirs) == ("publisher", "lxml 1 ≠ 2")
    assert foreign((*ours, ("file", "sources/a.md", "1")), ours) == ()
    assert foreign(theirs, ours) == ("lxml", "publisher")


def test_tls_admits_those_with_the_certificates_alone(tmp_path):
    """As the handbook makes them."""
    certificates = tmp_path / "certificates"
    certificates.mkdir()
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=kluster -keyout nyckel.pem -out certifikat.pem"
    subprocess.run(made.split(), cwd=certificates, check=True, capture_output=True)
    files = {"CA_FILE": "certifikat.pem"} | {
        f"{role}__{what}": name
        for role in ("SCHEDULER", "WORKER", "CLIENT")
        for what, name in (("CERT", "certifikat.pem"), ("KEY", "nyckel.pem"))
    }
    trust = {f"DASK_DISTRIBUTED__COMM__TLS__{key}": str(certificates / name) for key, name in files.items()}
    with pytest.MonkeyPatch.context() as patch:
        for key, value in trust.items():
            patch.setenv(key, value)
        with started(tmp_path, "one", options=("--host=127.0.0.1", "--protocol=tls")) as machines:
            assert machines.address.startswith("tls://")
            project = Project.made(tmp_path)
            assert done(command(project, machines.address))[0] == 0
            for key in trust:
                patch.delenv(key)
            project.write("sources/prov/02-b.md", "# Två\n\nNy.\n")
            status, _, told = done(command(project, machines.address))
            assert status == 1
            assert told.startswith(f"Fel: För {machines.address} krävs certifikat")
            assert len(told.splitlines()) == 1
