"""Pages that differ in their margins alone are not painted again; pages whose margins are painted first always are."""

from __future__ import annotations

from pathlib import Path

import pytest
import weasyprint
from test_kept import begin, cold, warm

from publisher.writers.pdf.kept import keeping
from publisher.writers.pdf.margins import Margins, margins


def test_a_new_title_paints_no_chapter_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from hashlib import sha256

    folder = begin(tmp_path / "rapport")
    about = folder / "publication.toml"
    painted: list[object] = []
    paint = weasyprint.document.Page.paint

    def count(page: weasyprint.document.Page, *arguments: object) -> None:
        painted.append(page)
        paint(page, *arguments)

    monkeypatch.setattr(weasyprint.document.Page, "paint", count)
    with keeping():
        warm(folder)
        painted.clear()
        about.write_text(about.read_text("utf-8").replace("Rapport", "En annan rubrik"), "utf-8")
        made = sha256(warm(folder)).hexdigest()
    assert len(painted) <= 4  # those of the furniture
    assert [made] == cold([folder])


@pytest.mark.parametrize(
    ("style", "wanted"),
    [("", Margins.NONE), ("@page { @top-left { content: 'x' } }", Margins.AFTER),
     ("@page { @top-left { content: 'x'; z-index: -1 } }", Margins.AMONG)],
)  # fmt: skip
def test_margins_are_painted_last_unless_the_style_says_otherwise(style: str, wanted: Margins):
    page = weasyprint.HTML(string=f"<style>{style}</style><p>Text").render().pages[0]
    assert margins(page._page_box) is wanted
