"""What the whole file says of itself, and that two builds are the same bytes."""

from __future__ import annotations

import gc
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pdf_making import small_pdf

from publisher.equivalence.pdf_tree import TaggedPdf

HERE = Path(__file__).parent
BUILD = """
import hashlib, sys
sys.path[:0] = [{here!r}, {root!r}]
from pdf_making import rich_pdf
print(*(hashlib.sha256(rich_pdf(conformance).data).hexdigest() for conformance in ("ua1", "ua2")))
"""


@pytest.fixture(scope="module")
def file(rich) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(rich.data))


@pytest.fixture(scope="module")
def file2(rich2) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(rich2.data))


def xmp(file: pikepdf.Pdf) -> dict[str, object]:
    with file.open_metadata() as metadata:
        return dict(metadata)


def test_xmp_claims_both_standards(file: pikepdf.Pdf) -> None:
    found = xmp(file)
    assert found["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert found["{http://www.aiim.org/pdfa/ns/id/}part"] == "2"
    assert found["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"


def test_xmp_of_pdf_2_claims_all_four(file2: pikepdf.Pdf) -> None:
    found = xmp(file2)
    assert found["{http://www.aiim.org/pdfua/ns/id/}part"] == "2"
    assert found["{http://www.aiim.org/pdfa/ns/id/}part"] == "4"
    assert found["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "F"
    packet = file2.Root.Metadata.read_bytes().decode()
    assert "http://pdfa.org/declarations/wtpdf#accessibility1.0" in packet
    assert "http://pdfa.org/declarations/wtpdf#reuse1.0" in packet


def test_xmp_describes_the_publication(file: pikepdf.Pdf) -> None:
    found = xmp(file)
    dc = "{http://purl.org/dc/elements/1.1/}"
    assert found[dc + "title"] == "Prov"
    assert found[dc + "creator"] == ["Länsstyrelsen"]
    assert found[dc + "language"] == {"sv-SE"}
    assert found[dc + "identifier"] == "urn:isbn:1"
    assert found["{http://ns.adobe.com/xap/1.0/}CreateDate"] == "2026-03-01T00:00:00Z"


def test_catalog(file: pikepdf.Pdf) -> None:
    root = file.Root
    assert str(root.Lang) == "sv-SE"
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert root.MarkInfo.Marked is True
    assert root.PageMode == pikepdf.Name.UseOutlines
    assert root.OutputIntents[0].S == pikepdf.Name.GTS_PDFA1
    assert all(page.Tabs == pikepdf.Name.S for page in file.pages)


def test_page_labels_are_the_printed_numbers(file: pikepdf.Pdf) -> None:
    assert [page.label for page in file.pages] == [str(number) for number in range(1, len(file.pages) + 1)]


def test_bookmarks_are_the_headings(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        top = [item.title for item in outline.root]
        assert top == ["Innehåll", "1 Inledning", "2 Tabeller", "3 Figurer och listor", "4 Ordlista"]
        assert next(item.title for item in outline.root[1].children) == "1.1 Bakgrund"


def test_pdf_2_leads_to_structure_elements(file2: pikepdf.Pdf) -> None:
    first = file2.Root.Outlines.First
    assert first.A.SD[0].S == pikepdf.Name.H1
    names = file2.Root.Names.Dests.Names
    assert all("/SD" in names[place] for place in range(1, len(names), 2))


def test_pdf_2_holds_its_source(file2: pikepdf.Pdf) -> None:
    attached = file2.Root.AF[0]
    assert attached.AFRelationship == pikepdf.Name.Source
    assert attached.EF.F.read_bytes() == (HERE / "rich" / "rich.html").read_bytes()


def test_pages_of_headings_are_told(rich) -> None:
    assert rich.headings["innehall"] == 3
    assert rich.headings["kap-1-rubrik"] == 4
    assert rich.headings["kap-1"] < rich.headings["kap-2"] < rich.headings["tab-span"] <= rich.headings["fig-1"]
    assert rich.problems == ()


def test_a_link_to_nothing_is_a_problem() -> None:
    assert small_pdf('<p><a href="#borta">ut</a></p>').problems == (
        "a link leads to #borta, which is not in the document",
    )


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """In two processes, in two places, in two time zones, with two seeds for hashing."""
    program = BUILD.format(here=str(HERE), root=str(HERE.parents[1]))
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            cwd=cwd,
            env={"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C.UTF-8"},
        )
        for cwd, zone, seed in ((tmp_path, "UTC", "1"), (HERE, "Asia/Tokyo", "2"))
    ]
    one, other = (process.communicate()[0] for process in started)
    assert one.strip()
    assert one == other


def test_page_labels_follow_the_layout() -> None:
    """A cover without a number, Roman front matter, and pages counted from 1."""
    body = "<p>Omslag</p><p class=front>Förord</p><p class=first>Ett</p><p class=next>Två</p>"
    css = """
    @page { @bottom-center { content: counter(page) } } @page :first { @bottom-center { content: none } }
    @page front { @bottom-center { content: counter(page, lower-roman) } } .front { page: front; break-before: page }
    .first, .next { break-before: page } @page main { counter-reset: page 1 } .first { page: main }
    """
    file = pikepdf.open(BytesIO(small_pdf(body, css).data))
    assert [page.label for page in file.pages] == ["i", "ii", "1", "2"]


def test_the_id_tree_finds_every_id(file: pikepdf.Pdf) -> None:
    names = file.Root.StructTreeRoot.IDTree.Names
    found = {str(names[place]): names[place + 1] for place in range(0, len(names), 2)}
    assert list(found) == sorted(found)
    assert {"note-not-1", "note-not-6", "t2-r1c1"} <= set(found)
    assert all(str(element.ID) == name for name, element in found.items())


def test_all_annotations_and_bookmarks_are_ours(file: pikepdf.Pdf) -> None:
    """WeasyPrint's own would be left in the file with nothing that leads to them, or to no structure element."""
    entries = [thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary)]
    annotations = [entry for entry in entries if entry.get("/Subtype") == pikepdf.Name.Link]
    assert len(annotations) == sum(len(page.get("/Annots", [])) for page in file.pages)
    assert all("/StructParent" in annotation and annotation.F == 4 for annotation in annotations)
    assert not [entry for entry in entries if "/Title" in entry and "/Dest" in entry]


def test_a_figure_says_where_it_stands() -> None:
    """In points from the bottom left corner: the page is 300 by 225 points, its margins 22.5."""
    body = '<figure style="margin: 0"><img src="figur.svg" alt="Staplar" style="display: block; width: 150px"></figure>'
    file = pikepdf.open(BytesIO(small_pdf(body).data))
    figure = file.Root.StructTreeRoot.K[0].K
    assert [float(side) for side in figure.A.BBox] == [22.5, 165, 135, 202.5]
    assert figure.A.Placement == pikepdf.Name.Block


def test_a_paragraph_goes_to_the_next_page_rather_than_lose_its_note() -> None:
    """WeasyPrint made room for the second line by moving the first note, and forgot the second."""
    body = """<p>Not<sup><a role="doc-noteref" href="#n1">1</a></sup></p><p>Rad</p>
    <p>Ett stycke med flera rader och en not<sup><a role="doc-noteref" href="#n2">2</a></sup> på andra raden,
    och sedan ännu några rader till efter den</p>
    <section role="doc-endnotes"><ol><li id="n1">Ett.</li><li id="n2">Två.</li></ol></section>"""
    result = small_pdf(body, "@page { size: 200px 145px; margin: 20px } p { orphans: 2; widows: 2 }")
    assert result.problems == ()
    assert "Två." in TaggedPdf(result.data).document.text


def test_the_garbage_collector_is_left_as_it_was() -> None:
    before = gc.get_threshold()
    small_pdf("<p>Text</p>")
    assert gc.get_threshold() == before
