"""The label of a page is the number printed on it."""

from __future__ import annotations

import pytest

from publisher.writers.pdf.page_labels import label_ranges, roman


@pytest.mark.parametrize(
    ("pages", "ranges"),
    [
        pytest.param([(0, ""), (2, "Titel 2"), (3, "3")], [(0, "D", 1)], id="the cover counts but prints nothing"),
        pytest.param(
            [(0, ""), (0, ""), (1, "1"), (2, "2")], [(0, "r", 1), (2, "D", 1)], id="counting starts at page 3"
        ),
        pytest.param([(1, "i"), (2, "ii"), (1, "1")], [(0, "r", 1), (2, "D", 1)], id="Roman front matter"),
        pytest.param([(1, "1"), (0, ""), (3, "3")], [(0, "D", 1)], id="a page in the middle prints nothing"),
        pytest.param([(0, ""), (0, "")], [(0, "D", 1)], id="nothing is printed"),
    ],
)
def test_ranges(pages: list[tuple[int, str]], ranges: list[tuple[int, str, int]]) -> None:
    assert list(label_ranges(pages)) == ranges


def test_roman() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 90, 2026)] == ["i", "iv", "ix", "xiv", "xc", "mmxxvi"]
