"""The view of a page finds what it is there to find."""

from __future__ import annotations

import page_view
import pytest
import weasyprint

STYLE = "@page {{ size: 300pt 200pt; margin: 20pt }} p {{ margin: 0 }} {css}"
PAGE = f"<style>{STYLE}</style><p>Ett ord</p><p id=a>Ett annat ord</p>"


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        ("", None),
        ("#a { margin-top: -1.2em }", "over each other"),
        ("#a { margin-left: 280pt; white-space: nowrap }", "outside"),
        ("#a { color: #fff }", "cannot be seen"),
    ],
)
def test_faults(css: str, fault: str | None, tmp_path):
    file = tmp_path / "a.pdf"
    weasyprint.HTML(string=PAGE.format(css=css)).write_pdf(file)
    found = page_view.faults(file)
    assert bool(found) is bool(fault)
    assert all(fault in line for line in found)
