"""What is asked of the publication as a whole, its layout and its fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import publication
from publisher.checks.subject import Subject
from publisher.ledger.matter import Facet, Matter
from publisher.model import Place

FACES = ("regular", "italic", "semibold", "bold", "code")
SHEETS = ("print.css", "screen.css")
_FREE = re.compile(r"SIL OPEN FONT LICENSE Version 1\.1", re.IGNORECASE)


def title(subject: Subject) -> Iterator[Matter]:
    """Ask whether the title tells what the publication is (Matterhorn 06-004; WCAG 2.2, 2.4.2)."""
    work = subject.publication
    facets = (Facet("title", work.title), Facet("subtitle", work.subtitle))
    beside = (Facet("summary", work.description),) if work.description else ()
    shown = tuple(facet for facet in facets if facet.text)
    yield Matter("title", work.title, shown, _place(subject, "title"), beside)


def layout(subject: Subject) -> Iterator[Matter]:
    """Ask, of a layout, whether text flows anew in one order on a narrow page (1.3.2, 1.4.10)."""
    look = subject.layout
    sheets = [(folder / name).read_bytes() for folder in look.folders for name in SHEETS if (folder / name).is_file()]
    facets = (Facet("layout", look.name, b"\0".join(sheets)),)
    yield Matter("layout", look.name, facets, _place(subject, "layout"))


def fonts(subject: Subject) -> Iterator[Matter]:
    """Ask whether fonts may be embedded for all (31-010); a free licence and free embedding bits decide it."""
    from fontTools.ttLib import TTFont

    look, names = subject.layout, subject.layout.tokens["fonts"]
    licence = look.file(names["licence"]).read_bytes() if "licence" in names else b""
    for face in FACES:
        path = look.file(names[face])
        with TTFont(path, lazy=True) as font:
            free = font["OS/2"].fsType == 0  # OpenType, OS/2: installable embedding
        decided = "font-free" if free and _FREE.search(licence.decode("utf-8", "replace")) else ""
        facets = (Facet("font", path.name, path.read_bytes()), Facet("licence", names.get("licence", ""), licence))
        yield Matter("fonts", path.name, facets, _place(subject, "layout"), decided=decided)


def _place(subject: Subject, field: str) -> Place:
    folder = subject.publication.folder
    if not (folder / publication.FILE_NAME).is_file():
        return Place()  # a publication that was made in memory
    return publication.place(folder, field)
