"""What an accessible static document lacks is looked for in the bytes: whatever is planted is found."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publisher.conformance.features import features


def test_our_editions_have_none_of_them(files):
    assert {name: features(name, path.read_bytes()) for name, path in files.items()} == {
        "pdf": frozenset(),
        "docx": frozenset(),
        "html": frozenset(),
    }


def annotation(kind: str, **more):
    def plant(pdf):
        pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), **more)])

    return plant


def in_root(**more):
    def plant(pdf):
        for name, value in more.items():
            pdf.Root[f"/{name}"] = value

    return plant


@pytest.mark.filterwarnings("ignore:This document has 1 form widget")  # planted on purpose
@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (annotation("Screen"), {"media"}),
        (annotation("Widget"), {"forms"}),
        (annotation("Text"), {"annotations"}),
        (annotation("Link", A=Dictionary(S=Name.URI, IsMap=True)), {"image-maps"}),
        (annotation("Link", A=Dictionary(S=Name.JavaScript)), {"scripts"}),
        (in_root(OCProperties=Dictionary()), {"layers"}),
        (in_root(Threads=Array()), {"threads"}),
        (in_root(AcroForm=Dictionary(XFA=Array(), SigFlags=3)), {"forms", "xfa", "signatures"}),
        (in_root(OpenAction=Dictionary(S=Name.JavaScript)), {"scripts"}),
        (in_root(OpenAction=Dictionary(S=Name.Rendition)), {"media"}),
        (in_root(Names=Dictionary(JavaScript=Dictionary())), {"scripts"}),
        (
            in_root(StructTreeRoot=Dictionary(K=Array([Dictionary(S=Name.H7), Dictionary(S=Name.Ruby)]))),
            {"deep-headings", "ruby"},
        ),
        (lambda pdf: setattr(pdf.pages[0], "Trans", Dictionary()), {"moving"}),
        (lambda pdf: setattr(pdf.pages[0], "Contents", pdf.make_stream(b"BT 3 Tr ET")), {"scans"}),
    ],
)
def test_in_pdf(plant, found):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    plant(pdf)
    assert features("pdf", written(pdf)) == found


def written(pdf: pikepdf.Pdf, **options) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, **options)
    return buffer.getvalue()


def test_encryption():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    assert features("pdf", written(pdf, encryption=pikepdf.Encryption(owner="a", user=""))) == {"encryption"}


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("<script>1</script>", {"scripts"}),
        ('<p onclick="x()">a</p>', {"scripts"}),
        ('<script type="application/ld+json">{}</script>', set()),
        ("<video></video>", {"media"}),
        ("<iframe></iframe>", {"media"}),
        ("<input>", {"forms"}),
        ("<svg><animate/></svg>", {"moving"}),
        ("<style>@keyframes a {}</style>", {"moving"}),
        ('<meta http-equiv="Refresh" content="5">', {"refresh"}),
    ],
)
def test_in_html(part: str, found: set):
    assert features("html", f"<html><body><p>a</p>{part}</body></html>".encode()) == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("word/vbaProject.bin", "", {"scripts"}),
        ("word/media/a.mp4", "", {"media"}),
        ("word/media/a.gif", "", {"moving"}),
        ("word/embeddings/a.bin", "", {"media"}),
        ("word/footnotes.xml", "<w:ffData {}/>", {"forms"}),
    ],
)
def test_in_docx(name: str, text: str, found: set):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", f"<w:document {space}/>")
        package.writestr(name, text.format(space))
    assert features("docx", buffer.getvalue()) == found
