"""The program is its code and the libraries that it makes editions with."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

from publisher.record import program

ROOT = Path(__file__).parent.parent.parent
# They read editions back, speak to people or start other programs; what they say is no part of an edition.
NOT_IN_EDITIONS = {"click", "rich", "pypdf", "pikepdf", "py3langid"}


def name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def needed(library: str) -> set[str]:
    found = {library}
    for requirement in metadata.requires(library) or ():
        marker = requirement.partition(";")[2]
        if "extra" not in marker and "platform" not in marker and "python_version <" not in marker:
            found |= needed(name(requirement)) - found
    return found


def test_every_library_that_editions_stand_on_is_counted():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    used = {name(requirement) for requirement in project["dependencies"]} - NOT_IN_EDITIONS
    wanted = set().union(*(needed(library) for library in used)) | {"brotli", "zopfli"}  # fonttools[woff]
    assert wanted - {"pycparser"} <= program.LIBRARIES
    assert used <= program.LIBRARIES


def test_versions_are_those_that_are_installed():
    versions = program._versions()
    assert set(versions) == program.LIBRARIES | {"python"}
    assert all(versions[library] == metadata.version(library) for library in program.LIBRARIES)


def test_code_counts_to_the_last_letter(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text("1")
    monkeypatch.setattr(program, "PACKAGE", tmp_path)
    first = program._code()
    (tmp_path / "a.py").write_text("2")
    assert program._code() != first


def test_the_libraries_of_the_system_are_known_once_they_are_loaded():
    import weasyprint  # noqa: F401  # loads them

    names = {Path(path).name.split(".")[0].split("-")[0] for _, path, _ in program.native()}
    assert {"libpango", "libharfbuzz", "libfontconfig"} <= names
