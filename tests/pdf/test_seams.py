"""The contract with WeasyPrint: each private name that the PDF writer uses is where it was, and does what it did."""

from __future__ import annotations

import importlib.util
import inspect
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import weasyprint
import weasyprint.pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from publisher.writers import pango, pango_declarations
from publisher.writers.pdf import note_layout, seams
from publisher.writers.pdf.note_layout import notes_on_their_pages

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def document() -> weasyprint.Document:
    html = """<h1 id=a style="string-set: s content()">Ett</h1><ul><li>en<p style="position: absolute">två</p></ul>
    <p><a href="#a" style="display: block">l</a><span style="content: leader('.')"></span></p>
    <table><thead><tr><th>H</table>
    <style>@page { @top-left { content: counter(page) } } a::after { content: leader('.') 'x' }</style>"""
    return weasyprint.HTML(string=html).render()


def all_boxes(document: weasyprint.Document):
    for page in document.pages:
        yield from page._page_box.descendants(placeholders=True)


def test_the_version_is_the_one_that_was_checked() -> None:
    assert version("weasyprint") == seams.PINNED
    seams.check_version()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "VERSION", "71.0")
    with pytest.raises(seams.WrongVersionError, match=r"70\.0.*71\.0"):
        seams.check_version()


def test_generate_pdf_takes_stream_and_add_tags_from_its_module() -> None:
    source = inspect.getsource(weasyprint.pdf.generate_pdf)
    assert "        stream = Stream(\n" in source
    assert "add_tags(pdf, document, options['pdf_version'], page_streams)" in source
    assert weasyprint.pdf.generate_pdf.__globals__ is vars(weasyprint.pdf)
    assert {"Stream", "add_tags"} <= set(vars(weasyprint.pdf))


def test_fonts_are_written_before_the_tags() -> None:
    source = inspect.getsource(weasyprint.pdf.generate_pdf)
    assert source.index("resources['Font'] = pdf_fonts.reference") < source.index("add_tags(")


def test_the_stream_has_the_methods_and_fields_that_ours_replaces() -> None:
    assert list(inspect.signature(Stream.marked).parameters) == ["self", "box", "tag"]
    assert list(inspect.signature(Stream.artifact).parameters) == ["self"]
    assert list(inspect.signature(Stream.add_font).parameters) == ["self", "pango_font"]
    assert list(inspect.signature(Stream.__init__).parameters) == [
        "self", "fonts", "page_rectangle", "resources", "images", "tags", "color_profiles", "output_intent",
        "args", "kwargs",
    ]  # fmt: skip
    fields = set(re.findall(r"self\.(_\w+)\b", inspect.getsource(Stream)))
    assert {"_fonts", "_resources", "_images", "_tags", "_color_profiles", "_output_intent", "_old_font"} <= fields


def test_all_streams_are_made_by_clone() -> None:
    source = inspect.getsource(Stream)
    assert re.findall(r"(?<!\w)Stream\(", source) == ["Stream(", "Stream("]  # its class statement and clone


def test_text_is_drawn_from_the_layout_text(document: weasyprint.Document) -> None:
    text = next(box for box in all_boxes(document) if isinstance(box, boxes.TextBox))
    assert isinstance(text.pango_layout.text, str)
    assert "self.set_text(self.text, justify=True)" in inspect.getsource(type(text.pango_layout).reactivate)


def test_boxes_say_where_they_come_from(document: weasyprint.Document) -> None:
    found = list(all_boxes(document))
    assert {"h1", "li::marker", "a::after", "thead"} <= {box.element_tag for box in found}
    placed = [child for box in found for child in box.children if isinstance(child, AbsolutePlaceholder)]
    assert "p" in {placeholder._box.element_tag for placeholder in placed}
    assert any(isinstance(box, boxes.LineBox) and box.element.tag == "h1" for box in found)
    assert any(box.is_leader for box in found)
    assert any(getattr(box, "is_header", False) for box in found)
    assert all(box.style["position"] and box.style["list_style_type"] for box in found)


def test_margin_boxes_know_the_page_counter(document: weasyprint.Document) -> None:
    margin = next(box for box in all_boxes(document) if isinstance(box, boxes.MarginBox))
    assert margin.at_keyword == "@top-left"
    assert margin.cached_counter_values["page"] == [1]


def test_pages_let_go_of_links_anchors_and_bookmarks(document: weasyprint.Document) -> None:
    page = document.pages[0]
    assert page.links
    assert page.bookmarks
    assert list(page.anchors) == ["a"]
    assert len(page.anchors["a"]) == 4


def test_lines_are_laid_out_as_they_were() -> None:
    assert inspect.getsource(block._linebox_layout).count(note_layout.REPORTS) == 1
    assert "_linebox_layout(" in inspect.getsource(block.block_container_layout)


def test_the_note_area_says_whether_it_overflows() -> None:
    source = inspect.getsource(LayoutContext._update_footnote_area)
    assert "overflow = last_child_bottom > footnote_area_bottom" in source
    assert source.count("return") == 2


def test_the_globals_are_put_back() -> None:
    def names():
        return (
            weasyprint.pdf.Stream,
            weasyprint.pdf.add_tags,
            LayoutContext._update_footnote_area,
            block._linebox_layout,
        )

    before = names()
    with pytest.raises(ZeroDivisionError), seams.tagging(seams.Drawing(), None), notes_on_their_pages():
        raise ZeroDivisionError
    assert names() == before


def test_a_painted_page_keeps_its_bytes_alone(document: weasyprint.Document) -> None:
    pages = weasyprint.HTML(string="<p>Ett<p style='break-before: page'>två").render()
    reader = seams.Reader(lambda _: False, seams.paint_and_let_go)
    reader.pages(pages)
    drawn = []
    with seams.tagging(reader.drawing, lambda _pdf, _document, _version, streams: drawn.extend(streams)):
        pages.write_pdf(pdf_tags=True)
    assert [page._page_box for page in pages.pages] == [None, None]
    assert [len(stream.stream) for stream in drawn] == [1, 1]
    assert not reader.drawing.marks


# --- declarations of Pango -------------------------------------------------------------------------------------------


def test_the_parsed_declarations_are_those_of_the_pinned_weasyprint() -> None:
    spec = importlib.util.spec_from_file_location("tool", ROOT / "tools/pango_declarations.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.generated() == tool.TARGET.read_text("utf-8")


def test_weasyprint_uses_the_parsed_declarations() -> None:
    code = """import sys
from publisher.writers import pdf, pango_declarations
from weasyprint.text.ffi import ffi
assert "pycparser" not in sys.modules
assert ffi._real is pango_declarations.ffi
assert ffi.new("int *", 3)[0] == 3"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_subsetters_of_fonttools_are_imported_when_they_are_used() -> None:
    code = """import sys
from publisher.writers import pdf
assert "fontTools.varLib" not in sys.modules
from fontTools.varLib.instancer import instantiateVariableFont
try:
    instantiateVariableFont(None, {})
except TypeError:  # None is no font
    pass
assert "fontTools.varLib" in sys.modules
from weasyprint.pdf.fonts import subset
assert subset.Options().layout_features
import fontTools.subset
assert fontTools.subset.Subsetter is subset.Subsetter"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_other_declarations_go_the_usual_way() -> None:
    other = pango.Declared()
    other.cdef("typedef struct { int a; } other_thing;")
    assert other.new("other_thing *", [3]).a == 3
    assert other._real is not pango_declarations.ffi


def test_page_is_the_same_with_and_without_the_parsed_declarations() -> None:
    code = """import sys, hashlib
if sys.argv[1] == "parsed":
    from publisher.writers.pango import import_weasyprint
    import_weasyprint()
import weasyprint
html = "<p lang=sv style='hyphens: auto; width: 30mm; text-align: justify'>Brottsförebyggande arbete i kommunerna"
sys.stdout.write(hashlib.sha256(weasyprint.HTML(string=html).write_pdf(pdf_identifier="x")).hexdigest())"""
    runs = {subprocess.check_output([sys.executable, "-c", code, how]) for how in ("parsed", "in line")}
    assert len(runs) == 1


def test_a_page_is_painted_in_the_order_that_its_margins_are_given_again_in() -> None:
    from weasyprint import document, draw
    from weasyprint.stacking import StackingContext

    page, around = inspect.getsource(draw.draw_page), inspect.getsource(document.Page.paint)
    assert page.rstrip().endswith("draw_stacking_context(stream, stacking_context)")
    assert around.rstrip().endswith("stream.transform(a=scale, d=scale)\n            draw_page(self._page_box, stream)")
    context = inspect.getsource(draw.draw_stacking_context)
    assert context.count("with stream.stacked():") == 3  # the box, its content, and an opacity that no page has
    assert context.index("zero_z_contexts") < context.index("draw_outline(stream, box)")
    assert "[cls.from_box(child, page) for child in page.children]" in inspect.getsource(StackingContext.from_page)


def test_groups_are_named_after_how_many_objects_there_are() -> None:
    source = inspect.getsource(Stream.add_group)
    assert "group.id = f'x{len(self._resources[\"XObject\"])}'" in source
    assert "self.stream.append(b'/' + _to_bytes(reference) + b' Do')" in inspect.getsource(Stream.draw_x_object)
