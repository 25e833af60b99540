"""A PDF read back says what the model says; damaged on purpose, the fault is named with its source line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import making
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publisher.equivalence import compare, expected, pdf
from publisher.equivalence.reading import Reading

FOLDER = Path(__file__).parent.parent / "blocks"


@pytest.fixture(scope="module")
def document(base):
    return making.document(making.EXAMPLE, base, FOLDER)


@pytest.fixture(scope="module")
def wanted(document, base) -> Reading:
    return expected.reading(document)


@pytest.fixture(scope="module", params=["pdf", "ua2"])
def data(request, document, base) -> bytes:
    return making.edition(request.param, document, base, FOLDER).data


def elements(file: pikepdf.Pdf, type_: str) -> list[Dictionary]:
    """Return the structure elements of one type, in order."""
    found = []

    def read(element):
        if not isinstance(element, Dictionary) or "/S" not in element:
            return
        if str(element.S) == f"/{type_}":
            found.append(element)
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            read(kid)

    root = file.Root.StructTreeRoot.K
    read(root[0] if isinstance(root, Array) else root)
    return found


def paragraph(file: pikepdf.Pdf, start: str) -> Dictionary:
    """Return the paragraph that the link or the English words stand in."""
    inner = elements(file, "Link" if start == "Första" else "Span")
    element = next(e for e in inner if start == "Första" or "/Lang" in e)
    if start == "Första":
        element = next(e for e in elements(file, "Link") if "/URI" in e.K[-1].Obj.A)
    while str(element.S) != "/P":
        element = element.P
    return element


def lose_alternative(file):
    del elements(file, "Figure")[0]["/Alt"]


def lose_reference(file):
    for link in elements(file, "Link"):
        if "/Ref" in link:
            del link["/Ref"]


def lose_scope(file):
    attributes = elements(file, "TH")[-1].A
    for entry in attributes if isinstance(attributes, Array) else [attributes]:
        if "/Scope" in entry:
            del entry["/Scope"]


def cut_paragraph(file):
    whole = paragraph(file, "Första")
    rest = file.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.P, P=whole.P, Pg=whole.Pg, K=Array(list(whole.K)[1:]))
    )
    for kid in rest.K:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = rest
    whole.K = Array([whole.K[0]])
    kids = list(whole.P.K)
    place = next(i for i, kid in enumerate(kids) if isinstance(kid, Dictionary) and kid.objgen == whole.objgen)
    whole.P.K = Array([*kids[: place + 1], rest, *kids[place + 1 :]])


def swap_paragraphs(file):
    one, other = paragraph(file, "Första"), paragraph(file, "Andra")
    kids = list(one.P.K)
    places = [
        next(i for i, k in enumerate(kids) if isinstance(k, Dictionary) and k.objgen == e.objgen) for e in (one, other)
    ]
    kids[places[0]], kids[places[1]] = kids[places[1]], kids[places[0]]
    one.P.K = Array(kids)


def lose_language(file):
    del next(e for e in elements(file, "Span") if "/Lang" in e)["/Lang"]


def change_level(file):
    elements(file, "H1")[1].S = Name.H2  # the first is that of the contents


def test_an_edition_says_what_the_model_says(data: bytes, wanted: Reading):
    found = pdf.reading(data)
    assert list(compare.differences(wanted, found, "pdf")) == []
    assert len(found.pieces) > 15
    assert found.notes[0].text == "Notens text."


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lose_alternative, 9),
        (lose_reference, 3),
        (lose_scope, 14),
        (cut_paragraph, 3),
        (swap_paragraphs, 5),
        (lose_language, 5),
        (change_level, 1),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_damage_is_caught_with_its_source_line(damage, line: int, data: bytes, wanted: Reading):
    with pikepdf.open(BytesIO(data)) as file:
        damage(file)
        changed = BytesIO()
        file.save(changed)
    found = list(compare.differences(wanted, pdf.reading(changed.getvalue()), "pdf"))
    assert found
    assert line in {finding.place.line for finding in found}
