"""Whatever is done to sources, layouts, fonts and editions: a build gives what one from scratch gives."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tiny import BASE, PUBLICATION, SVG, Project

CHAPTERS = ("01-a.md", "02-b.md", "03-c.md", "delar/d.md")
TEXTS = (
    "# Ett\n\nText.\n\n![En ruta.](images/a.svg)\n",
    "# Ett\n\nTexT.\n\n![En ruta.](images/a.svg)\n",  # as long as the one before
    "# Två\n\nMer text.\n",
    "# Tre\n\n```{include} delar/d.md\n```\n",
    "Ett stycke och ::: inget mer.\n",
    "::: fakta\n\nEn ruta.\n\n:::\n",
    "# Fel\n\n![](images/finns-inte.svg)\n",
)
PUBLICATIONS = (PUBLICATION, PUBLICATION.replace("Prov", "Bevis"), PUBLICATION + 'chapters = ["02-b.md", "01-a.md"]\n')
LAYOUTS = (
    'extends = "base"\n',
    'extends = "base"\n\n[colour]\naccent = "#8a1f4b"\n',
    'extends = "base"\n\n[colour]\naccent = "#8a1f4c"\n',
)
PARAGRAPH = (BASE / "blocks/paragraph.html").read_text("utf-8")
BRAND = {
    "screen.css": ("p { color: black }\n", "p { color: navy }\n"),
    "blocks/paragraph.html": (PARAGRAPH, "<!-- annan mall -->" + PARAGRAPH),
    "strings/sv.toml": ("", '[callouts.fact]\ncontainer = "fakta"\nlabel = "Visste du"\n'),
    "fonts/SourceSans3-Regular.ttf": tuple(
        (BASE / f"fonts/SourceSans3-{face}.ttf").read_bytes() for face in ("Bold", "Regular")
    ),
}


class Machine(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.place = Path(tempfile.mkdtemp())
        self.project = Project.made(self.place, formats=("docx", "html"))
        self.sources = self.place / "sources/prov"

    def teardown(self):
        shutil.rmtree(self.place)

    @rule(name=st.sampled_from(CHAPTERS), text=st.sampled_from(TEXTS))
    def write_a_chapter(self, name, text):
        self.project.write(f"sources/prov/{name}", text)

    @rule(name=st.sampled_from(CHAPTERS), text=st.sampled_from(TEXTS))
    def write_a_chapter_and_hide_when(self, name, text):
        """As a copying program does that keeps times: neither size nor time tell of the change."""
        file = self.sources / name
        times = (file.stat().st_atime_ns, file.stat().st_mtime_ns) if file.is_file() else (0, 0)
        self.project.write(f"sources/prov/{name}", text)
        os.utime(file, ns=times)

    @rule(name=st.sampled_from((*CHAPTERS, "images/a.svg", "word-pages.toml")))
    def delete(self, name):
        (self.sources / name).unlink(missing_ok=True)

    @rule(name=st.sampled_from(CHAPTERS), other=st.sampled_from(CHAPTERS))
    def rename(self, name, other):
        if (self.sources / name).is_file():
            (self.sources / other).parent.mkdir(exist_ok=True)
            (self.sources / name).rename(self.sources / other)

    @rule(name=st.sampled_from((*CHAPTERS, "publication.toml", "images/a.svg")))
    def touch(self, name):
        if (self.sources / name).is_file():
            os.utime(self.sources / name)

    @rule(text=st.sampled_from(PUBLICATIONS))
    def edit_the_publication(self, text):
        self.project.write("sources/prov/publication.toml", text)

    @rule(width=st.integers(4, 6))
    def draw(self, width):
        self.project.write("sources/prov/images/a.svg", SVG.format(width))

    @rule(width=st.integers(4, 6))
    def draw_elsewhere_and_link(self, width):
        self.project.write(f"sources/prov/images/b{width}.svg", SVG.format(width))
        self.project.write("sources/prov/images/a.svg", "").unlink()
        (self.sources / "images/a.svg").symlink_to(f"b{width}.svg")

    @rule(text=st.sampled_from(LAYOUTS))
    def edit_the_layout(self, text):
        self.project.write("layouts/prov/layout.toml", text)

    @rule(name=st.sampled_from(tuple(BRAND)), which=st.integers(0, 2))
    def override_or_not(self, name, which):
        file = self.place / "layouts/prov" / name
        if which == 2:
            file.unlink(missing_ok=True)
        else:
            self.project.write(f"layouts/prov/{name}", BRAND[name][which])

    @rule(text=st.sampled_from(("pages = 1\n", 'digest = "x"\n\n[pages]\n')))
    def count_pages(self, text):
        self.project.write("sources/prov/word-pages.toml", text)

    @rule(name=st.sampled_from(("prov.html", "prov.docx")), data=st.sampled_from((b"", b"annat")))
    def change_an_edition_by_hand(self, name, data):
        file = self.place / "output/prov" / name
        if data and file.is_file():
            file.write_bytes(data)
        else:
            file.unlink(missing_ok=True)

    @rule()
    def save_something_that_no_edition_reads(self):
        (self.sources / "anteckning.txt").write_text("x")
        (self.sources / ".01-a.md.swp").write_text("x")

    @invariant()
    def a_build_gives_what_a_build_from_scratch_gives(self):
        if not hasattr(self, "project"):
            return
        before = self.project.editions()
        (result,) = self.project.build()
        shutil.rmtree(self.place / "scratch", ignore_errors=True)
        (scratch,) = self.project.build("scratch")
        assert result.complete == scratch.complete, (result, scratch)
        if not scratch.complete:
            assert self.project.editions() == before
            return
        assert self.project.editions() == self.project.editions("scratch")
        assert self.project.why() == {}


Machine.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # what it finds is short enough
    suppress_health_check=list(HealthCheck),
)
test_machine = Machine.TestCase
