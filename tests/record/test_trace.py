"""What is looked at is seen: by the audit hook, and by the functions that the code is held to."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from publisher import trace
from publisher.trace import Roots, tracing

CODE = Path(__file__).parent.parent.parent / "publisher"
ROOMS = (
    "reader",
    "resolve",
    "checks",
    "writers",
    "layout.py",
    "layout_faults.py",
    "publication.py",
    "build.py",
    "strings.py",
    "superseded.py",
    "prose.py",
    "language",
    "swedish",
)
ASKING = frozenset(
    {
        *(
            "is_file",
            "is_dir",
            "is_symlink",
            "exists",
            "samefile",
            "stat",
            "lstat",
            "isfile",
            "isdir",
            "islink",
            "lexists",
        ),
        *("resolve", "realpath", "readlink", "glob", "rglob", "iterdir", "scandir", "listdir"),
    }
)


def test_whoever_makes_editions_asks_for_files_only_where_it_is_seen():
    files = [
        file for room in ROOMS for file in ((CODE / room).rglob("*.py") if (CODE / room).is_dir() else [CODE / room])
    ]
    assert len(files) > 80
    for file in files:
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ASKING:
                owner = call.func.value.id if isinstance(call.func.value, ast.Name) else ""
                assert owner in ("resolve", "trace"), f"{file}:{call.lineno}: ask in publisher.trace"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    return tmp_path


def seen(folder: Path, look) -> dict[tuple[str, str], str]:
    with tracing(Roots(here=folder)) as found:
        look()
    return {(kind, key): value for kind, key, value in found.observations()}


def test_files_that_are_opened_are_seen_whoever_opens_them(folder):
    import tomllib

    (folder / "c.toml").write_text("x = 1")

    def look():
        (folder / "a.md").read_text()
        with (folder / "c.toml").open("rb") as file:
            tomllib.load(file)
        with pytest.raises(FileNotFoundError):
            (folder / "nej.md").read_bytes()

    found = seen(folder, look)
    assert found["file", "here/a.md"] == trace.digest(b"a")
    assert found["file", "here/c.toml"] == trace.digest(b"x = 1")
    assert found["file", "here/nej.md"] == trace.ABSENT
    assert ("file", "here/b.txt") not in found


def test_folders_that_are_listed_are_seen(folder):
    assert seen(folder, lambda: list(folder.iterdir()))["listing", "here"] == "a.md\nb.txt"
    assert seen(folder, lambda: trace.files_in(folder, ".md")) == {("files-in", "here|.md"): "a.md"}


def test_files_that_are_looked_for_are_seen(folder):
    found = seen(folder, lambda: (trace.is_file(folder / "a.md"), trace.is_file(folder / "c.md")))
    assert found == {("is-file", "here/a.md"): "yes", ("is-file", "here/c.md"): trace.ABSENT}


def test_what_lies_outside_is_not_seen(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "x"
    other.write_text("x")
    assert seen(folder, other.read_text) == {}


def test_a_change_in_between_is_unstable_even_when_it_is_undone(folder):
    def look():
        (folder / "a.md").read_text()
        (folder / "a.md").write_text("z")
        (folder / "a.md").write_text("a")

    assert seen(folder, look)["file", "here/a.md"] == trace.UNSTABLE


def test_the_same_folders_elsewhere_have_the_same_names(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "a.md").write_text("a")
    assert seen(folder, (folder / "a.md").read_text) == seen(other, (other / "a.md").read_text)


def test_one_trace_at_a_time(folder):
    with tracing(Roots(here=folder)), pytest.raises(RuntimeError), tracing(Roots(here=folder)):
        pass
