"""The floors and the size of the rooms."""

from __future__ import annotations

import statistics
from pathlib import Path

CODE = Path(__file__).parent.parent / "publisher"


def test_a_file_is_a_room():
    lengths = sorted(len(path.read_text("utf-8").splitlines()) for path in CODE.rglob("*.py"))
    assert statistics.median(lengths) <= 110
    assert sum(length > 300 for length in lengths) <= 2


def test_no_room_is_called_utils():
    assert not {"utils", "util", "helpers", "common", "manager"} & {path.stem for path in CODE.rglob("*.py")}
