"""The two scripts that fetch what pip cannot do nothing twice, and say one line where they can do nothing."""

import importlib.util
import json
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


def load(path: Path) -> ModuleType:
    """Return a script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_lock_names_no_registry_and_pins_every_package() -> None:
    packages = json.loads((TOOLS / "node/package-lock.json").read_text())["packages"]
    del packages[""]
    assert all("integrity" in package for package in packages.values())
    assert not [name for name, package in packages.items() if "resolved" in package]
    wanted = json.loads((TOOLS / "node/package.json").read_text())
    for name, version in {**wanted["dependencies"], **wanted["optionalDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version


def test_npm_runs_once_per_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install = load(TOOLS / "node/install.py")
    monkeypatch.setattr(install, "LOCK", tmp_path / "package-lock.json")
    monkeypatch.setattr(install, "STAMP", tmp_path / "stamp")
    runs: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        runs.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(install.subprocess, "run", run)
    for lock, expected in (("1", 1), ("1", 1), ("2", 2)):
        install.LOCK.write_text(lock)
        assert install.main() == 0
        assert len(runs) == expected
    assert {"ci", "--ignore-scripts", "--no-audit", "--no-fund"} <= set(runs[0])


def test_a_failed_npm_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install = load(TOOLS / "node/install.py")
    monkeypatch.setattr(install, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(install.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    assert install.main() == 1
    assert not install.STAMP.exists()


def test_what_is_there_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    system = load(TOOLS / "system_packages.py")
    monkeypatch.setattr(system, "is_there", lambda _: True)
    monkeypatch.setattr(system, "install", pytest.fail)
    assert system.main(["pango", "browser"]) == 0


def test_without_rights_one_line_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = load(TOOLS / "system_packages.py")
    monkeypatch.setattr(system, "is_there", lambda thing: thing == "browser")
    monkeypatch.setattr(system, "administrator", lambda: None)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert system.main(["pango", "browser"]) == 1
    command = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert capsys.readouterr().err == f"missing: pango; type: {command}\n"


def test_with_rights_it_installs_and_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    system = load(TOOLS / "system_packages.py")
    there: set[str] = set()
    monkeypatch.setattr(system, "is_there", lambda thing: thing in there)
    monkeypatch.setattr(system, "administrator", list)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(
        system, "install", lambda packages, _: there.update({"browser"} if "chromium" in packages else ())
    )
    assert system.main(["browser"]) == 0
    assert system.main(["browser", "pango"]) == 1


@pytest.mark.parametrize(("thing", "program"), [("poppler", "pdftotext"), ("libreoffice", "soffice")])
def test_a_thing_that_is_a_program_is_there_when_the_program_is(
    thing: str, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = load(TOOLS / "system_packages.py")
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}" if name == program else None)
    assert system.is_there(thing)
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    assert not system.is_there(thing)


@pytest.mark.parametrize("arguments", [[], ["tea"]])
def test_an_unknown_thing_is_a_usage_error(arguments: list[str]) -> None:
    assert load(TOOLS / "system_packages.py").main(arguments) == 2
