"""Bad sources: every fault is reported with file and line, all in one run, and nothing that was there is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import layout, model, publication, walk
from publisher.build import prepare
from publisher.files import replace_file
from publisher.findings import SourceError
from publisher.model import Place
from publisher.regenerate import build

ROOT = Path(__file__).parent.parent
LAYOUTS = ROOT / "layouts"
GOOD = 'title = "Titel"\npublisher = "Utgivare"\ndate = 2026-01-02\nlayout = "base"\n'


def make(folder: Path, toml: str = GOOD, **chapters: str | bytes) -> Path:
    """Make a publication of chapters, `_` in a name standing for a point."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "publication.toml").write_text(toml, "utf-8")
    for name, text in chapters.items():
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def faults(folder: Path) -> list[tuple[str, str, int]]:
    try:
        found = prepare(folder, LAYOUTS).findings
    except SourceError as error:
        found = error.findings
    return [(finding.rule, Path(finding.place.file).name, finding.place.line) for finding in found]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("# R\n\n![text](images/saknas.svg)", "image-missing", 3),
        ("# R\n\n::: ruta\ntext\n:::", "container-unknown", 3),
        ("# R\n\n::: faktaruta\ntext", "container-unclosed", 3),
        ("# R\n\n::: faktaruta\n::: tips\n:::\n:::", "container-stray", 6),
        ("# R\n\nSe [](#inget).", "reference-missing", 3),
        ("# Rubrik\n\nSe [](#rubrikk).", "reference-misspelt", 3),
        ("# R\n\nSe [ord](#inget).", "reference-missing", 3),
        ("# R\n\nrad\n<b>fet</b>", "raw-html", 4),
        ("# R\n\n### Tre", "heading-skipped", 3),
        ("# R\n\n- # Rubrik", "heading-misplaced", 3),
        ("# R\n\ntext[^a]", "note-missing", 3),
        ("# R\n\ntext\n\n[^a]: not", "note-unused", 5),
        ("# R\n\ntext[^a]\n\n[^a]: - lista", "note-block", 5),
        ("# R\n\n![](images/bild.svg)", "alternative-missing", 3),
        ("# R\n\n![text](https://example.org/a.png)", "image-remote", 3),
        ("# R\n\n![text](../../etc/passwd)", "image-outside", 3),
        ("# R\n\n![text](01.md)", "image-type", 3),
        ("# R\n\n[text]()", "link-without-target", 3),
        ("# R\n\n[](https://www.bra.se)", "link-without-text", 3),
        ("# R\n\n- [ ] ett\n- två", "checklist-mixed", 3),
        ("# A {#x}\n\n# B {#x}", "id-twice", 3),
        ("# A {#not-1}", "id-reserved", 1),
        ("# R\n\n```{include} saknas.md\n```", "include-missing", 3),
        ("# R\n\n```{include} ../annan.md\n```", "include-outside", 3),
        ("# R\n\n```{include} 01.md\n```", "include-circular", 3),
        ("# R\n\n*[A]: Ett\n*[A]: Två\n", "abbreviation-twice", 4),
        ("# R\n\n::: ordlista\ntext\n:::", "glossary-content", 3),
        ("# R\n\nTabell: T {header-columns=two}\n| a |\n|---|\n| b |", "attribute-number", 4),
        ("# R\n\nTabell: T\n| a |\n|---|\n| << |", "merge-without-neighbour", 6),
        ("# R\n\n| a | b |\n|---|---|\n| c | d | e |", "table-ragged", 5),
        ("# R\n\n> | a | b |\n> |---|---|\n> | c |", "table-ragged", 5),
        ("#\n\ntext", "heading-empty", 1),
        ("# R {#å, x}\n\ntext", "attributes-unreadable", 1),
        ('# R\n\n![text](images/bild.svg "En [](#inget)")', "reference-missing", 3),
    ],
)
def test_each_fault_says_where(text: str, rule: str, line: int, tmp_path):
    folder = make(tmp_path / "p", **{"01_md": text})
    (folder / "images").mkdir()
    (folder / "images/bild.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    assert (rule, "01.md", line) in faults(folder)


def test_all_faults_of_all_files_come_in_one_run(tmp_path):
    folder = make(
        tmp_path / "p", **{"01_md": "# A\n\n<b>\n\n[](#x)", "02_md": "# B\n\n::: ruta\n:::", "03_md": b"# C\n\n\xe5"}
    )
    assert {rule for rule, _, _ in faults(folder)} == {"raw-html", "reference-missing", "container-unknown", "not-utf8"}
    assert ("not-utf8", "03.md", 3) in faults(folder)


def test_a_fault_in_an_included_file_names_that_file(tmp_path):
    folder = make(tmp_path / "p", **{"01_md": "# A\n\n```{include} delar/b.md\n```"})
    (folder / "delar").mkdir()
    (folder / "delar/b.md").write_text("text\n\n<b>")
    assert faults(folder) == [("raw-html", "b.md", 3)]


def test_includes_in_a_ring_of_two(tmp_path):
    folder = make(tmp_path / "p", **{"01_md": "# A\n\n```{include} delar/b.md\n```"})
    (folder / "delar").mkdir()
    (folder / "delar/b.md").write_text("```{include} 01.md\n```")
    assert faults(folder) == [("include-circular", "b.md", 1)]


@pytest.mark.parametrize(
    ("drawing", "rule"),
    [
        ("<svg", "image-broken"),
        ("<html/>", "image-broken"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "image-unsafe"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><style/></svg>', "image-unsafe"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>', "image-unsafe"),
        ('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "image-unsafe"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(https://example.org/x)"/></svg>', "image-unsafe"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><use href="file:///etc/passwd"/></svg>', "image-unsafe"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "image-unsafe"),
    ],
)
def test_a_drawing_holds_shapes_and_text_only(drawing: str, rule: str, tmp_path):
    folder = make(tmp_path / "p", **{"01_md": "# A\n\n![text](bild.svg)"})
    (folder / "bild.svg").write_text(drawing)
    assert faults(folder) == [(rule, "01.md", 3)]


def test_an_image_is_not_followed_out_of_its_folder(tmp_path):
    folder = make(tmp_path / "p", **{"01_md": "# A\n\n![text](bild.svg)"})
    (tmp_path / "utanfor.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "bild.svg").symlink_to(tmp_path / "utanfor.svg")
    assert faults(folder) == [("image-outside", "01.md", 3)]


@pytest.mark.parametrize(
    ("toml", "rule", "line", "field"),
    [
        (GOOD + "titel = 1\n", "toml-field", 5, "titel"),
        (GOOD.replace('"Titel"', "3"), "toml-field", 1, "title"),
        (GOOD + '[contact]\nname = "N"\nfone = "1"\n', "toml-field", 7, "contact.fone"),
        (GOOD + '[contact]\nname = "N"\nphone = 1\n', "toml-field", 7, "contact.phone"),
        (GOOD + 'folder = "x"\n', "toml-field", 5, "folder"),
        (GOOD.replace("2026-01-02", '"2026-01-02"'), "toml-field", 3, "date"),
        (GOOD + 'status = "klar"\n', "toml-field", 5, "status"),
        (GOOD.replace("date = 2026-01-02\n", ""), "toml-field", 1, "date"),
        (GOOD + 'subtitle = "öppen\n', "toml-broken", 5, ""),
    ],
)
def test_a_wrong_field_is_named_with_its_path_and_line(toml: str, rule: str, line: int, field: str, tmp_path):
    folder = make(tmp_path / "p", toml, **{"01_md": "# A"})
    with pytest.raises(SourceError) as raised:
        publication.load(folder)
    (finding,) = raised.value.findings
    assert (finding.rule, finding.place) == (rule, Place(f"{folder.as_posix()}/publication.toml", line))
    assert finding.values.get("field", "") == field


def test_publication_toml_that_is_not_utf8(tmp_path):
    folder = make(tmp_path / "p")
    (folder / "publication.toml").write_bytes(b'title = "a"\nsubtitle = "\xe5"\n')
    assert faults(folder) == [("not-utf8", "publication.toml", 2)]


def test_a_publication_without_chapters(tmp_path):
    assert faults(make(tmp_path / "p")) == [("publication-empty", "publication.toml", 1)]


def test_a_layout_that_is_missing_circular_or_pale(tmp_path):
    for name, text in {
        "ring": 'extends = "ring"',
        "blek": 'extends = "base"\n[colour]\ngrey = "#999999"',
        "trasig": "x = ",
    }.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "layout.toml").write_text(text)
    expected = {"ring": "layout-circular", "blek": "contrast", "trasig": "toml-broken", "ingen": "layout-missing"}
    for name, rule in expected.items():
        with pytest.raises(SourceError) as raised:
            layout.load(name, tmp_path)
        assert {finding.rule for finding in raised.value.findings} == {rule}


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ('[colour]\ngrey = "#999999"', "contrast", 2),
        ('[colour]\nacccent = "#00687a"', "layout-unknown", 2),
        ('[colours]\naccent = "#00687a"', "layout-unknown", 1),
        ('[colour]\naccent = "#a14"', "layout-colour", 2),
        ('[colour]\naccent = "red"', "layout-colour", 2),
        ('[colour]\naccent = "#8a1f4b80"', "layout-colour", 2),
        ("[type]\nbody = 11", "layout-value", 2),
        ('[fonts]\nregular = "fonts/Saknas.ttf"', "layout-file", 2),
        ('[callout]\nfact = { bar = "blue", ground = "tint" }', "layout-unknown", 2),
        ('[callout]\nfact = { bar = "paper", ground = "tint" }', "contrast", 2),
    ],
)
def test_a_mistake_in_a_brand_is_reported_in_its_own_file(text: str, rule: str, line: int, tmp_path):
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny/layout.toml").write_text(f"{text}\n")
    with pytest.raises(SourceError) as raised:
        layout.load("ny", tmp_path)
    places = {(f.rule, f.place.line) for f in raised.value.findings if f.place.file == "layouts/ny/layout.toml"}
    assert (rule, line) in places


def test_a_layout_that_does_not_exist_is_reported_where_it_is_named(tmp_path):
    folder = make(tmp_path / "p", GOOD.replace('"base"', '"ingen"'), **{"01_md": "# A"})
    assert faults(folder) == [("layout-missing", "publication.toml", 4)]


def test_an_include_within_an_include_names_its_file(tmp_path):
    folder = make(tmp_path / "p", **{"01_md": "# A\n\n```{include} delar/b.md\n```"})
    (folder / "delar").mkdir()
    (folder / "delar/b.md").write_text("```{include} delar/c.md\n```")
    (folder / "delar/c.md").write_text("<b>")
    (finding,) = prepare(folder, LAYOUTS).findings
    assert finding.place.file == f"{folder.as_posix()}/delar/c.md"


def test_every_finding_has_its_words_in_both_languages(base):
    import re

    code = "".join(path.read_text("utf-8") for path in (ROOT / "publisher").rglob("*.py"))
    rules = set(re.findall(r'(?:report|Finding)\(\s*"([a-z0-9-]+)"', code)) | {"image-broken", "image-unsafe"}
    word = "".join(path.read_text("utf-8") for path in (ROOT / "publisher/writers/docx").glob("*.py"))
    carried = set(re.findall(r'report\(\s*"([a-z0-9-]+)"', word))
    rules = (rules - carried) | {f"docx-{rule}" for rule in carried}
    assert len(rules) > 30
    for language in ("sv", "en"):
        texts = base.strings[language]["findings"]
        assert rules <= set(texts), rules - set(texts)
        assert all(set(text) == {"what", "why", "fix"} for text in texts.values())


def test_faulty_sources_leave_the_old_editions_alone(tmp_path):
    folder = make(tmp_path / "p", **{"01_md": "# A\n\ntext"})
    output = tmp_path / "output"
    assert build(folder, LAYOUTS, output, ["html"]).complete
    before = (output / "p/p.html").read_bytes()
    make(folder, **{"01_md": "# A\n\n<b>"})
    result = build(folder, LAYOUTS, output, ["html"])
    assert not result.complete
    assert (output / "p/p.html").read_bytes() == before


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "a.html"
    replace_file(target, b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_an_included_table_keeps_its_caption_its_row_headers_and_its_merged_cells(tmp_path):
    folder = make(tmp_path / "p", **{"01_md": "# A\n\n```{include} delar/b.md\n```"})
    (folder / "delar").mkdir()
    (folder / "delar/b.md").write_text("Tabell: Text {#tab-b header-columns=1}\n| a | b |\n|---|---|\n| c | << |\n")
    manuscript = prepare(folder, LAYOUTS)
    assert manuscript.findings == ()
    (table,) = (element for element in walk.walk(manuscript.document) if isinstance(element, model.Table))
    (cell,) = table.body[0].cells
    assert (table.id, walk.content_of(table.caption), cell.header, cell.columns) == ("tab-b", "Text", True, 2)
