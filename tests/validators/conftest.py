"""Small files, good, bad and damaged, that the tests make themselves."""

import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from weasyprint import HTML

from publisher.validators import warm

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Title</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>'
    "<body><main><h1>Heading</h1><p>Some text.</p>{body}</main></body></html>"
)


@pytest.fixture(scope="session", autouse=True)
def warm_workers() -> Iterator[None]:
    """Start Java and Chromium once for all tests, and end them after the last."""
    yield
    warm.close_all()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the files of this session; its name would break a command line that does not quote."""
    folder = tmp_path_factory.mktemp("validators") / "å b#%20"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def good_pdf(folder: Path) -> Path:
    """Return a PDF that follows PDF/UA-1."""
    path = folder / "good.pdf"
    HTML(string=PAGE.format(head="", body="")).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


@pytest.fixture(scope="session")
def untagged_pdf(folder: Path) -> Path:
    """Return a PDF without a tag tree."""
    path = folder / "untagged.pdf"
    HTML(string=PAGE.format(head="", body="")).write_pdf(path)
    return path


@pytest.fixture(scope="session")
def good_docx(folder: Path) -> Path:
    """Return a DOCX file that follows the schema."""
    path = folder / "good.docx"
    document = docx.Document()
    document.add_heading("Heading")
    document.add_paragraph("Some text.")
    document.save(str(path))
    return path


@pytest.fixture(scope="session")
def bad_docx(folder: Path, good_docx: Path) -> Path:
    """Return the good file with an element that the schema does not know."""
    path = folder / "bad.docx"
    with zipfile.ZipFile(good_docx) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(
                name, content.replace(b"<w:r>", b"<w:r><w:nonsense/>", 1) if name == "word/document.xml" else content
            )
    return path


@pytest.fixture(scope="session")
def page(folder: Path) -> Callable[..., Path]:
    """Return a function that writes a page without fault, with what is added to its head and body."""

    def write(name: str, head: str = "", body: str = "") -> Path:
        path = folder / f"{name}.html"
        path.write_text(PAGE.format(head=head, body=body), "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def good_html(page: Callable[..., Path]) -> Path:
    """Return a page without fault."""
    return page("good")


@pytest.fixture(params=["empty", "random", "half"])
def damaged(request: pytest.FixtureRequest) -> Callable[[Path], Path]:
    """Return a function that copies a good file and leaves it empty, noise, or cut in half."""

    def damage(good: Path) -> Path:
        whole, kind = good.read_bytes(), request.param
        path = good.with_stem(f"{kind}-{good.stem}")
        path.write_bytes(
            {"empty": b"", "random": random.Random(7).randbytes(3000), "half": whole[: len(whole) // 2]}[kind]
        )
        return path

    return damage
