"""Costs as ratios within one run: make bench.

Each row times whole processes by their processor time (user and system), the two sides in turn, and prints medians.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 3
CHAPTERS = 8  # of the strategy: about thirty pages

# Bare WeasyPrint on the same page and style sheet, with its own tags.
BARE = """
import sys, weasyprint
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
css = weasyprint.CSS(filename=sys.argv[2], font_config=fonts)
weasyprint.HTML(filename=sys.argv[1], base_url=sys.argv[4]).write_pdf(
    sys.argv[3], stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")
"""


def main() -> None:
    """Run all rows and print them as a table."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        publisher(place, "build", "strategi", "--format", "pdf", sources=ROOT / "sources")
        row("strategi, HTML alone, s", [command(place, "strategi", "html", ROOT / "sources")])
        sources = thirty_pages(place)
        page, style = dump(place, sources)
        ours = command(place, "trettio", "pdf", sources)
        bare = [
            sys.executable,
            "-c",
            BARE,
            str(page),
            str(style),
            str(place / "bare.pdf"),
            (sources / "trettio").as_uri() + "/",
        ]
        row("thirty pages, PDF: ours / bare WeasyPrint", [ours, bare])
        row("thirty pages, DOCX, s", [command(place, "trettio", "docx", sources)])


def command(place: Path, name: str, format_: str, sources: Path) -> list[str]:
    """Return the command that builds one edition."""
    folders = ["--sources", str(sources), "--layouts", str(ROOT / "layouts"), "--output", str(place / "output")]
    return [sys.executable, "-m", "publisher", "build", name, "--format", format_, *folders]


def publisher(place: Path, *words: str, sources: Path) -> None:
    """Run the command line once, to warm the file system's cache."""
    folders = ["--sources", str(sources), "--layouts", str(ROOT / "layouts"), "--output", str(place / "output")]
    subprocess.run([sys.executable, "-m", "publisher", *words, *folders], check=True, capture_output=True)


def thirty_pages(place: Path) -> Path:
    """Make a publication of the strategy's first chapters, without the references that lead out of them."""
    folder = place / "sources/trettio"
    shutil.copytree(ROOT / "sources/strategi", folder)
    for chapter in sorted(folder.glob("*.md"))[CHAPTERS:]:
        chapter.unlink()
    text = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.md")))
    ids = set(re.findall(r"\{#([\w-]+)", text))
    for chapter in folder.glob("*.md"):
        kept = re.sub(
            r"\[([^\]]*)\]\(#([\w-]+)\)",
            lambda m: m[0] if m[2] in ids else m[1] or "texten",
            chapter.read_text("utf-8"),
        )
        chapter.write_text(kept, "utf-8")
    return folder.parent


def dump(place: Path, sources: Path) -> tuple[Path, Path]:
    """Write the print page and style sheet that the PDF edition is laid out from."""
    from publisher.build import prepare
    from publisher.writers import html

    manuscript = prepare(sources / "trettio", ROOT / "layouts")
    page, style = place / "page.html", place / "style.css"
    page.write_text(html.print_page(manuscript.publication, manuscript.document, manuscript.layout), "utf-8")
    style.write_text(html.print_styles(manuscript.layout), "utf-8")
    return page, style


def row(what: str, commands: list[list[str]]) -> None:
    """Time the commands in turn and print their medians, and the ratio of the first to the second."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(ROUNDS):
        for taken, words in zip(times, commands, strict=True):
            taken.append(processor_time(words))
    medians = [statistics.median(taken) for taken in times]
    shown = "  ".join(f"{median:6.2f}" for median in medians)
    ratio = f"  ratio {statistics.median(a / b for a, b in zip(*times, strict=True)):.2f}" if len(times) == 2 else ""
    print(f"{what:45} {shown}{ratio}", flush=True)


def processor_time(words: list[str]) -> float:
    """Return the processor seconds of one whole process."""
    before = os.times()
    subprocess.run(words, check=True, capture_output=True)
    after = os.times()
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)


if __name__ == "__main__":
    main()
