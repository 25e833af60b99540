"""The small fonts that editions carry are those of the face that the layout names, made beforehand or not."""

from __future__ import annotations

import base64
import re
import shutil
from pathlib import Path

import pytest

from publisher import layout as layouts
from publisher.writers.docx import font_subset, fonts
from publisher.writers.html import fonts as web

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "layouts/base/fonts"
NAME = "SourceSans3-Regular.ttf"


@pytest.fixture
def brand(tmp_path: Path) -> layouts.Layout:
    """Return a layout with a face of its own under the name of the base's: its bold letters."""
    folder = tmp_path / "layouts/prov"
    (folder / "fonts").mkdir(parents=True)
    (folder / "layout.toml").write_text('extends = "base"\n', "utf-8")
    shutil.copy(FONTS / "SourceSans3-Bold.ttf", folder / "fonts" / NAME)
    return layouts.load("prov", tmp_path / "layouts")


@pytest.mark.parametrize("made", sorted(FONTS.glob(f"*{fonts.BESIDE}")), ids=lambda path: path.stem)
def test_a_font_made_beforehand_is_the_one_that_would_be_made_now(made: Path):
    face = made.with_name(made.name.replace(fonts.BESIDE, ".ttf"))
    assert made.read_bytes() == font_subset.subset(face.read_bytes())


def test_every_face_that_word_embeds_is_made_beforehand(monkeypatch):
    monkeypatch.setattr(font_subset, "subset", lambda _: pytest.fail("a font was made now"))
    base = layouts.load("base", ROOT / "layouts")
    for face, _ in (*fonts.FACES, *fonts.CODE_FACES):
        assert fonts.embedded(base.file(base.tokens["fonts"][face]))


def test_a_brand_gets_the_letters_of_its_own_face(brand):
    made = fonts.embedded(brand.file(f"fonts/{NAME}"))
    assert made == font_subset.subset((FONTS / "SourceSans3-Bold.ttf").read_bytes())
    rule = r'weight: 400; font-style: normal;[^}]*url\("data:font/ttf;base64,([^"]+)"\) format\("truetype"'
    face = re.search(rule, web.within_page(brand, "Text"))
    assert face
    assert base64.b64decode(face[1]) == (FONTS / "SourceSans3-Bold.ttf").read_bytes()
    _, files = web.beside_page(brand, "fonts", "Text")
    assert NAME.lower() in files


def test_a_brand_s_own_web_font_is_used(brand):
    shutil.copy(FONTS / "SourceSans3-Bold.woff2", brand.folders[0] / "fonts/SourceSans3-Regular.woff2")
    _, files = web.beside_page(brand, "fonts", "Text")
    assert files["sourcesans3-regular.woff2"] == (FONTS / "SourceSans3-Bold.woff2").read_bytes()
