"""The bench's table and its reader of other people's files; what things cost is nowhere asserted."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
import weasyprint

ROOT = Path(__file__).parent.parent
PARTS = {"bench", "printed", "process", "publications", "table", "weigh"}  # files that are no measures

PAGE = """<html lang=sv><title>Titel</title><style>@page { size: 8cm 4cm } p { hyphens: auto; width: 3cm }</style>
<h1>Rubrik</h1><p>Tillgänglighetsanpassningar och kommunikationsmyndigheter i ett stycke som fortsätter på nästa sida
för att det är för långt.</p><table><tr><th>Rad<td>Cell</table><img src="data:image/svg+xml,<svg/>" alt="En bild">"""


@pytest.fixture(scope="module")
def load() -> Iterator[Callable[[str], ModuleType]]:
    """Import from the folder of the bench, and forget it all afterwards."""
    before = set(sys.modules)
    sys.path.insert(0, str(ROOT / "bench"))
    yield importlib.import_module
    sys.path.remove(str(ROOT / "bench"))
    for name in set(sys.modules) - before:
        if str(ROOT / "bench") in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def test_every_measure_is_run_and_explains_itself(load):
    bench = load("bench")
    files = {path.stem for path in (ROOT / "bench").glob("*.py")} - PARTS
    assert files == set(bench.MEASURES)
    for name in files:
        source = (ROOT / f"bench/{name}.py").read_text("utf-8")
        assert source.startswith('"""'), name
        assert name not in sys.stdlib_module_names
        assert "def rows(" in source or name == "variants", name


def test_a_row_says_whether_the_figure_is_enough(load):
    table = load("table")
    rows = [
        table.at_most("time", 1.2, 1.0, " s"),
        table.at_least("sooner", 1.9, 1.8, " times"),
        table.none("damaged", 0),
        table.not_run("peer", "not installed"),
    ]
    assert [row.verdict for row in rows] == ["MISSED", "met", "met", "not run"]
    assert "| time | ≤ 1 s | 1.200 s | MISSED |  |" in table.markdown(rows)
    assert "| peer |  |  | not run | not installed |" in table.markdown(rows)


def test_what_is_measured_again_replaces_what_was_there(load, tmp_path, monkeypatch):
    bench = load("bench")
    readme = tmp_path / "README.md"
    readme.write_text("Before\n<!-- measured -->\n<!-- end -->\nAfter\n", "utf-8")
    monkeypatch.setattr(bench, "README", readme)
    for measure, text in (("kills", "one"), ("cores", "two"), ("kills", "three")):
        bench.write(measure, text)
    text = readme.read_text("utf-8")
    assert re.findall(r"^(### \w+|two|one|three|Before|After)$", text, re.MULTILINE) == [
        "Before", "### cores", "two", "### kills", "three", "After",
    ]  # fmt: skip


def test_a_measure_that_fails_is_a_row(load, capsys):
    (row,) = load("bench").rows("there_is_none")
    assert row.verdict == "not run"
    assert "there_is_none" in row.note


def test_the_reader_takes_a_file_of_another_tool(load, tmp_path):
    """Bare WeasyPrint: words broken at line ends, a paragraph cut at the page, no language."""
    path = tmp_path / "bare.pdf"
    weasyprint.HTML(string=PAGE).write_pdf(path, pdf_variant="pdf/ua-1")
    file = load("peers.tagged_file").TaggedFile(path)
    elements = list(file.root.walk())
    assert (file.language, file.title, file.bookmarks) == ("sv", True, 1)
    assert [each.text.strip() for each in elements if each.type == "TH"] == ["Rad"]
    assert [each.alternative for each in elements if each.type == "Figure"] == ["En bild"]
    assert sum(each.type == "P" for each in elements) > 1
    assert "Tillgänglighetsanpassningar" not in file.root.text
    assert "\ufffd" not in file.root.text
