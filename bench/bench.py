"""Costs as ratios within one run: make bench.

Each row times whole processes, two sides in turn, and prints medians: processor time (user and system) in seconds,
the largest memory in MB, the file in kB.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import cores
import kills
import nothing_to_do

ROOT = Path(__file__).parent.parent
ROUNDS = 5
STRATEGI = ROOT / "sources/strategi"

# Bare WeasyPrint on the same page and style sheet, with its own tags.
BARE = """
import sys, weasyprint
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
css = weasyprint.CSS(filename=sys.argv[2], font_config=fonts)
weasyprint.HTML(filename=sys.argv[1], base_url=sys.argv[4]).write_pdf(
    sys.argv[3], stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")
"""


@dataclass(frozen=True)
class Side:
    """One command, and the file that it makes."""

    command: list[str]
    file: Path


def main() -> None:
    """Run all rows and print them as a table."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        print(f"{'':44} {'s':>7} {'MB':>7} {'kB':>7}")
        row("strategi, HTML alone", [ours(place, "strategi", "html", ROOT / "sources")])
        chapters = sorted(STRATEGI.glob("*.md"))
        for name_, copies, count in (("trettio", 1, 13), ("nittio", 2, len(chapters))):
            sources = made(place, name_, chapters[:count], copies)
            row(
                f"{name_}: PDF, ours and bare WeasyPrint",
                [ours(place, name_, "pdf", sources), bare(place, name_, sources)],
            )
        row("trettio: DOCX", [ours(place, "trettio", "docx", place / "trettio-sources")])
        run([sys.executable, "-m", "publisher", "build", "--output", str(place / "everything")])
        nothing_to_do.main(place / "everything")
    cores.main()
    kills.main()


def ours(place: Path, name: str, format_: str, sources: Path) -> Side:
    """Return the side that builds one edition."""
    folders = ["--sources", str(sources), "--layouts", str(ROOT / "layouts"), "--output", str(place / "output")]
    command = [sys.executable, "-m", "publisher", "build", name, "--again", "--format", format_, *folders]
    return Side(command, place / f"output/{name}/{name}.{format_}")


def bare(place: Path, name: str, sources: Path) -> Side:
    """Return the side that gives WeasyPrint the same page and style sheet."""
    from publisher.build import prepare
    from publisher.writers import html

    manuscript = prepare(sources / name, ROOT / "layouts")
    page, style, file = place / f"{name}.html", place / f"{name}.css", place / f"{name}-bare.pdf"
    page.write_text(html.print_page(manuscript.publication, manuscript.document, manuscript.layout), "utf-8")
    style.write_text(html.print_styles(manuscript.layout), "utf-8")
    base = (sources / name).as_uri() + "/"
    return Side([sys.executable, "-c", BARE, str(page), str(style), str(file), base], file)


def made(place: Path, name: str, chapters: Iterable[Path], copies: int) -> Path:
    """Make a publication of some chapters of the strategy, without references that lead out of them."""
    folder = place / f"{name}-sources/{name}"
    shutil.copytree(STRATEGI / "images", folder / "images")
    shutil.copy(STRATEGI / "publication.toml", folder)
    texts = [path.read_text("utf-8") for path in chapters]
    ids = set(re.findall(r"\{#([\w-]+)", "\n".join(texts)))
    for copy in range(copies):
        for number, text in enumerate(texts):
            known = (
                text
                if copy == 0
                else re.sub(r"\{#[\w-]+\s*|^\*\[.*$", lambda m: "{" if m[0][0] == "{" else "", text, flags=re.MULTILINE)
            )
            known = re.sub(r" ?\{\}", "", known)
            known = re.sub(r"\[([^\]]*)\]\(#([\w-]+)\)", lambda m: m[0] if m[2] in ids else m[1] or "texten", known)
            (folder / f"{copy}-{number:02}.md").write_text(known, "utf-8")
    return folder.parent


def row(what: str, sides: list[Side]) -> None:
    """Run the sides in turn and print their medians, and the ratios of the first to the second."""
    figures: list[list[tuple[float, float]]] = [[] for _ in sides]
    for turn in range(ROUNDS + 1):
        for taken, side in zip(figures, sides, strict=True):
            cost = run(side.command)
            if turn:  # the first turn warms the file system
                taken.append(cost)
    medians = [tuple(statistics.median(value[i] for value in taken) for i in (0, 1)) for taken in figures]
    sizes = [side.file.stat().st_size / 1000 for side in sides]
    for (seconds, memory), kilobytes in zip(medians, sizes, strict=True):
        print(f"{what:44} {seconds:7.2f} {memory:7.0f} {kilobytes:7.0f}", flush=True)
        what = ""
    if len(sides) == 2:
        pairs = list(zip(*figures, strict=True))
        time, memory = (statistics.median(a[i] / b[i] for a, b in pairs) for i in (0, 1))
        print(f"{'  ratio':44} {time:7.2f} {memory:7.2f} {sizes[0] / sizes[1]:7.2f}", flush=True)


def run(command: list[str]) -> tuple[float, float]:
    """Return the processor seconds and the largest memory, in MB, of one whole process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


if __name__ == "__main__":
    main()
