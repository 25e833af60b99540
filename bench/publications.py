"""Publications of any length made from the strategy's chapters, and the commands that build them.

`ours` is a cold `publisher build` of one edition: reading, 52 checks, writing, the record. `bare` is a cold process of
WeasyPrint on the very page and style sheet that our PDF writer lays out, fonts and drawings included, with its own tags
(`pdf/ua-1`); reading and templates, which made that page, cost it nothing.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from process import ROOT, Side

STRATEGI = ROOT / "sources/strategi"
CHAPTERS = tuple(sorted(STRATEGI.glob("*.md")))

BARE = """
import sys, weasyprint
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
css = weasyprint.CSS(filename=sys.argv[2], font_config=fonts)
weasyprint.HTML(filename=sys.argv[1], base_url=sys.argv[4]).write_pdf(
    sys.argv[3], stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")
"""


def ours(place: Path, name: str, format_: str, sources: Path) -> Side:
    """Return the side that builds one edition."""
    folders = ["--sources", str(sources), "--layouts", str(ROOT / "layouts"), "--output", str(place / "output")]
    command = [sys.executable, "-m", "publisher", "build", name, "--again", "--format", format_, *folders]
    return Side((command,), place / f"output/{name}/{name}.{format_}")


def bare(place: Path, name: str, sources: Path) -> Side:
    """Return the side that gives WeasyPrint the same page and style sheet."""
    from publisher.build import prepare
    from publisher.writers import html

    manuscript = prepare(sources / name, ROOT / "layouts")
    page, style, file = place / f"{name}.html", place / f"{name}.css", place / f"{name}-bare.pdf"
    page.write_text(html.print_page(manuscript.publication, manuscript.document, manuscript.layout), "utf-8")
    style.write_text(html.print_styles(manuscript.layout), "utf-8")
    base = (sources / name).as_uri() + "/"
    return Side(([sys.executable, "-c", BARE, str(page), str(style), str(file), base],), file)


def made(place: Path, name: str, chapters: Iterable[Path], copies: int) -> Path:
    """Make a publication of some chapters of the strategy, without references that lead out of them."""
    folder = place / f"{name}-sources/{name}"
    shutil.copytree(STRATEGI / "images", folder / "images")
    shutil.copy(STRATEGI / "publication.toml", folder)
    texts = [path.read_text("utf-8") for path in chapters]
    ids = set(re.findall(r"\{#([\w-]+)", "\n".join(texts)))
    for copy in range(copies):
        for number, text in enumerate(texts):
            known = text if copy == 0 else _without_ids(text)
            known = re.sub(r" ?\{\}", "", known)
            known = re.sub(r"\[([^\]]*)\]\(#([\w-]+)\)", lambda m: m[0] if m[2] in ids else m[1] or "texten", known)
            (folder / f"{copy}-{number:02}.md").write_text(known, "utf-8")
    return folder.parent


def _without_ids(text: str) -> str:
    """Return a chapter's text without ids and explanations of abbreviations, which the first copy has given."""
    return re.sub(r"\{#[\w-]+\s*|^\*\[.*$", lambda m: "{" if m[0][0] == "{" else "", text, flags=re.MULTILINE)


def pages(file: Path) -> int:
    """Return how many pages a PDF has."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        return len(pdf.pages)
