"""Make small PDFs for the tests: Source Sans 3, a small page, fixed metadata."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from publisher.writers.pdf import Attachment, Conformance, Metadata, PdfResult, Stylesheet, Words, make_pdf

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "layouts" / "base" / "fonts"
FACES = (("Regular", 400, "normal"), ("Italic", 400, "italic"), ("SemiBold", 600, "normal"), ("Bold", 700, "normal"))
FONT_CSS = "".join(
    f"@font-face {{ font-family: S; font-weight: {weight}; font-style: {style};"
    f" src: url({(FONTS / f'SourceSans3-{name}.ttf').as_uri()}) }}\n"
    for name, weight, style in FACES
)
SMALL_PAGE = """
@page { size: 400px 300px; margin: 30px }
body { font: 16px/20px S; margin: 0 }
p, ul, ol, dl, dd, blockquote, figure, table { margin: 0 }
.footnote p { display: inline }
"""
WORDS = Words("Fotnot {number}", "Tillbaka till texten vid fotnot {number}", "{text}, extern webbplats")
METADATA = Metadata(
    title="Prov", language="sv-SE", date=date(2026, 3, 1), publisher="Länsstyrelsen", identifiers=("urn:isbn:1",)
)
RICH = HERE / "rich"


def small_pdf(body: str, css: str = "", conformance: Conformance = "ua1", base: Path = RICH) -> PdfResult:
    """Make a PDF of a body on small pages."""
    html = f'<!DOCTYPE html><html lang="sv-SE"><title>Prov</title><body>{body}</body></html>'
    sheets = [Stylesheet(FONT_CSS + SMALL_PAGE + css, RICH.as_uri() + "/")]
    return make_pdf(
        html,
        metadata=METADATA,
        words=WORDS,
        stylesheets=sheets,
        conformance=conformance,
        base_url=base.as_uri() + "/",
    )


def rich_pdf(conformance: Conformance = "ua1") -> PdfResult:
    """Make a PDF of the document that has every construct."""
    source = (RICH / "rich.html").read_text()
    attachments = [Attachment("kalla.html", source.encode(), "Källdokument")] if conformance == "ua2" else []
    return make_pdf(
        source,
        metadata=METADATA,
        words=WORDS,
        stylesheets=[Stylesheet(FONT_CSS + (RICH / "rich.css").read_text(), RICH.as_uri() + "/")],
        conformance=conformance,
        attachments=attachments,
        base_url=RICH.as_uri() + "/",
    )
