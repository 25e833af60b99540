"""What `publisher watch` sees, says and writes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publisher import watch
from publisher.plan import Plan, Request
from publisher.record.store import Store
from publisher.results import Listener
from publisher.warm import Workshop

LAYOUTS = Path(__file__).parent.parent / "layouts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("ett")
    (tmp_path / "b.md").write_text("två")
    return tmp_path


def happened(folder: Path, act) -> watch.Change:
    before = watch.look([folder])
    act()
    return watch.between(before, watch.look([folder]))


def test_a_change_is_seen_even_when_size_and_time_are_the_same(folder: Path):
    import os

    path = folder / "a.md"
    old = path.stat()

    def act():
        time.sleep(0.02)  # the clock of the file system ticks slowly
        path.write_text("två"[:3])
        os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))

    path.write_text("tre")
    assert happened(folder, act).changed == (path,)


def test_new_deleted_and_renamed_files_are_told_apart(folder: Path):
    def act():
        (folder / "c.md").write_text("tre")
        (folder / "a.md").unlink()
        (folder / "b.md").rename(folder / "d.md")

    before = watch.look([folder])
    (folder / "b.md").rename(folder / "d.md")
    assert watch.between(before, watch.look([folder])).renamed == ((folder / "b.md", folder / "d.md"),)
    before = watch.look([folder])
    (folder / "c.md").write_text("tre")
    assert watch.between(before, watch.look([folder])).new == (folder / "c.md",)
    before = watch.look([folder])
    (folder / "a.md").unlink()
    assert watch.between(before, watch.look([folder])).deleted == (folder / "a.md",)


def test_what_editors_leave_beside_a_file_is_nothing_new(folder: Path):
    def act():
        (folder / ".a.md.swp").write_text("x")
        (folder / "a.md~").write_text("x")
        (folder / "ny").mkdir()

    assert not happened(folder, act)


def test_a_change_is_told_when_the_files_have_come_to_rest(folder: Path):
    """While an editor writes, every look differs from the one before."""
    steps = iter(["1", "12", "123", None, None])

    def wait(_seconds: float) -> None:
        text = next(steps)
        if text is not None:
            (folder / "c.md").write_text(text)

    changes = watch.changes([folder], watch.look([folder]), wait)
    assert next(changes).new == (folder / "c.md",)
    assert next(steps) is None  # it waited for one quiet look
    with pytest.raises(RuntimeError, match="StopIteration"):
        next(changes)


def test_a_source_concerns_its_publication_and_a_layout_all():
    sources = Path("s")
    change = watch.Change(changed=(sources / "a/01.md",))
    assert watch.touched(change, ["a", "b"], sources) == ("a",)
    assert watch.touched(watch.Change(changed=(Path("layouts/base/print.css"),)), ["a", "b"], sources) == ("a", "b")


def test_an_error_in_a_source_leaves_the_old_editions(tmp_path: Path):
    from publisher.beginning import make

    sources = tmp_path / "sources"
    make(sources / "rapport", LAYOUTS, "sv")
    chapter, edition = sources / "rapport/01-inledning.md", tmp_path / "output/rapport/rapport.html"
    good = chapter.read_text("utf-8")
    with Workshop(Request(("rapport",), sources, LAYOUTS, tmp_path / "output", ("html",))) as workshop:
        assert workshop.build(["rapport"])[0].complete
        first = edition.read_bytes()
        chapter.write_text(good + "\n<b>fel</b>\n", "utf-8")
        (result,) = workshop.build(["rapport"])
        assert not result.complete
        assert edition.read_bytes() == first
        chapter.write_text(good + "\nNytt stycke.\n", "utf-8")
        assert workshop.build(["rapport"])[0].complete
        assert "Nytt stycke." in edition.read_text("utf-8")


def test_the_record_of_a_warm_build_knows_all_that_a_cold_one_knows(tmp_path: Path):
    """What a warm process remembers it does not open again; the record names it all the same."""
    from publisher.beginning import make
    from publisher.regenerate import regenerate

    make(tmp_path / "sources/rapport", LAYOUTS, "sv")
    request = Request(("rapport",), tmp_path / "sources", LAYOUTS, tmp_path / "output", ("pdf", "docx", "html"))
    with Workshop(request) as workshop:
        workshop.build(["rapport"])
        chapter = tmp_path / "sources/rapport/01-inledning.md"
        chapter.write_text(chapter.read_text("utf-8") + "\nNytt.\n", "utf-8")
        (result,) = workshop.build(["rapport"])
    assert all(edition.written for edition in result.editions)
    store = Store(request.output)
    assert not any(planned.reasons for planned in Plan(request, store.load(), store).editions())
    warm, data = store.load(), {path: (request.output / path).read_bytes() for path in store.load().editions}
    regenerate(request._replace(again=True), Listener())
    cold = Store(request.output).load()
    for path, entry in cold.editions.items():
        assert {i[:2] for i in cold.inputs(entry)} <= {i[:2] for i in warm.inputs(warm.editions[path])}
        assert (request.output / path).read_bytes() == data[path]


def test_the_command_writes_on_save_and_ends_at_ctrl_c(tmp_path: Path):
    from publisher.beginning import make

    make(tmp_path / "sources/rapport", LAYOUTS, "sv")
    command = [sys.executable, "-m", "publisher", "watch", "rapport", "--format", "html", "--layouts", str(LAYOUTS)]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith("Vaktar rapport"):
                (tmp_path / "sources/rapport/02-mer.md").write_text("# Mer\n\nNytt kapitel.\n", "utf-8")
            if line.startswith("Skrivna utgåvor") and any(line.startswith("Ny fil: ") for line in said):
                process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert "Ny fil: sources/rapport/02-mer.md\n" in said
    assert said[-1].startswith("Slutar vakta")
    assert "Nytt kapitel." in (tmp_path / "output/rapport/rapport.html").read_text("utf-8")
