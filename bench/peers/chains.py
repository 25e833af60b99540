"""How each peer makes a PDF of a publication: the commands of a user who knows the tool and wants accessible files.

All get the same document, the same fonts, A4, 11 points on 16, hyphenation where the tool has Swedish, contents to the
third level, numbered headings, and every option for tagged, conforming files. What a tool cannot do without a repair of
its input is repaired and said in `REPAIRS`.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from process import ROOT, Side, run

from publisher.validators import chromium, libreoffice
from publisher.validators.process import ToolError

FONTS = ROOT / "layouts/base/fonts"
PANDOC = ("--standalone", "--toc", "--toc-depth=3", "--number-sections")
LINES = """@page { size: A4; margin: 76pt 90pt 76pt 138pt; @bottom-right { content: counter(page) } }
html { font: 11pt/16pt "Source Sans 3"; hyphens: auto } body { margin: 0; max-width: none; padding: 0 }
h1, h2, h3, h4 { break-after: avoid } table { border-collapse: collapse } img { max-width: 100% }
"""
TYPST = "#show figure: set block(breakable: true)\n"
COMPILE = """import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], root="/", font_paths=[sys.argv[3]], pdf_standards=["ua-1", "a-2a"])
"""
REPAIRS = {
    "pandoc + Typst": "alternatives put back and tables made breakable by hand: as pandoc writes it, Typst refuses "
    "the text for PDF/UA or prints long tables over each other",
    "pandoc + LibreOffice": "drawings given as PNG: those that pandoc 3.9 puts in as SVG are not shown",
}


class MissingError(Exception):
    """A peer that is not on this machine: why."""


def style(place: Path) -> Path:
    """Write the style sheet that WeasyPrint and Chromium get, and return where."""
    faces = "".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight}; font-style: {slant}; '
        f"src: url({(FONTS / f'SourceSans3-{file}.ttf').as_uri()}) }}\n"
        for file, weight, slant in (("Regular", 400, "normal"), ("Italic", 400, "italic"), ("Bold", 700, "normal"))
    )
    path = place / "print.css"
    path.write_text(faces + LINES, "utf-8")
    return path


def pandoc() -> str:
    """Return the pandoc of pypandoc_binary. Raises MissingError."""
    try:
        import pypandoc
    except ImportError:
        raise MissingError("pypandoc_binary is not installed: pip install -r bench/requirements.lock") from None
    return str(pypandoc.get_pandoc_path())


def weasyprint(place: Path, name: str) -> Side:
    """Return pandoc's HTML and WeasyPrint's own program, with `pdf/ua-1`."""
    page, file = place / f"{name}.html", place / f"{name}-weasyprint.pdf"
    html = [pandoc(), f"{name}.json", *PANDOC, "--to=html5", f"--css={style(place)}", f"--output={page}"]
    return Side(
        (html, [sys.executable, "-m", "weasyprint", "--pdf-variant=pdf/ua-1", str(page), str(file)]), file, place
    )


def typst(place: Path, name: str) -> Side:
    """Return pandoc's Typst and its compiler, with `ua-1` and `a-2a`."""
    try:
        version("typst")
    except PackageNotFoundError:
        raise MissingError("typst is not installed: pip install -r bench/requirements.lock") from None
    source, file, head = place / f"{name}.typ", place / f"{name}-typst.pdf", place / "head.typ"
    head.write_text(TYPST, "utf-8")
    looks = ["papersize=a4", "mainfont=Source Sans 3", "fontsize=11pt", "section-numbering=1.1"]
    words = [f"--variable={look}" for look in looks]
    command = [pandoc(), f"{name}.json", *PANDOC, *words, f"--include-in-header={head}", "--to=typst"]
    mend = [sys.executable, str(Path(__file__).parent / "typst_repairs.py"), f"{name}.json", str(source)]
    make = [sys.executable, "-c", COMPILE, str(source), str(file), str(FONTS)]
    return Side(([*command, f"--output={source}"], mend, make), file, place)


def chrome(place: Path, name: str) -> Side:
    """Return pandoc's HTML and Chromium's print-to-PDF, tagged and with bookmarks."""
    program = chromium.chromium()
    if program is None:
        raise MissingError("no Chromium: python3 tools/system_packages.py browser")
    page, file = place / f"{name}-chromium.html", place / f"{name}-chromium.pdf"
    html = [pandoc(), f"{name}.json", *PANDOC, "--to=html5", f"--css={style(place)}", f"--output={page}"]
    wishes = [
        "--headless",
        "--generate-pdf-document-outline",
        "--no-pdf-header-footer",
        f"--user-data-dir={place}/chromium",
    ]
    command = [program, *chromium.OPTIONS, *wishes, f"--print-to-pdf={file}", page.as_uri()]
    return Side((html, command), file, place)


def office(place: Path, name: str) -> Side:
    """Return pandoc's Word file and LibreOffice's export as PDF/UA and PDF/A-2 with bookmarks."""
    try:
        libreoffice.version()
    except ToolError as error:
        raise MissingError(str(error)) from None
    word, folder = place / f"{name}.docx", place / "libreoffice"
    wishes = {
        **{name: {"type": "boolean", "value": "true"} for name in (*libreoffice.WISHES, "UseTaggedPDF")},
        "SelectPdfVersion": {"type": "long", "value": "2"},
    }
    docx = [
        pandoc(),
        str(_with_rasters(place, name)),
        *PANDOC,
        "--to=docx",
        f"--reference-doc={reference(place)}",
        f"--output={word}",
    ]
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    export = "pdf:writer_pdf_Export:" + json.dumps(wishes)
    convert = ["soffice", profile, "--headless", "--convert-to", export, "--outdir", str(folder), str(word)]
    return Side((docx, convert), folder / f"{name}.pdf", place)


def _with_rasters(place: Path, name: str) -> Path:
    """Write the text once more, with its drawings as PNG; drawing them is not timed."""
    text, path = (place / f"{name}.json").read_text("utf-8"), place / f"{name}-rasters.json"
    if shutil.which("rsvg-convert") is None:
        raise MissingError("no rsvg-convert, which the drawings need: python3 tools/system_packages.py rsvg")
    for drawing in sorted(set(re.findall(r'"(/[^"]+\.svg)"', text))):
        png = place / f"{name}-{Path(drawing).stem}.png"
        run(["rsvg-convert", "--zoom=2", f"--output={png}", drawing])
        text = text.replace(f'"{drawing}"', json.dumps(str(png)))
    path.write_text(text, "utf-8")
    return path


def reference(place: Path) -> Path:
    """Return pandoc's reference document with our font in the place of its own."""
    path, plain = place / "reference.docx", place / "plain.docx"
    if not path.exists():
        run([pandoc(), f"--output={plain}", "--print-default-data-file=reference.docx"])
        with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
            for member in source.namelist():
                data = source.read(member)
                if member == "word/theme/theme1.xml":
                    for font in (b"Aptos Display", b"Aptos", b"Calibri Light", b"Calibri", b"Cambria"):
                        data = data.replace(b'"' + font + b'"', b'"Source Sans 3"')
                target.writestr(member, data)
    return path


CHAINS: Mapping[str, Callable[[Path, str], Side]] = {
    "pandoc + WeasyPrint": weasyprint,
    "pandoc + Typst": typst,
    "pandoc + Chromium": chrome,
    "pandoc + LibreOffice": office,
}
