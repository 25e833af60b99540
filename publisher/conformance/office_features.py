"""The features of a Word package that an accessible static document lacks."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PARTS = ("word/document.xml", "word/footnotes.xml")
# A tick box in a list is no field: it asks for nothing and sends nothing (EN 301 549 10.1.3.5, 10.3.3).
_ELEMENTS = {
    f"{W}ffData": "forms",
    f"{W}comboBox": "forms",
    f"{W}dropDownList": "forms",
    f"{W}date": "forms",
    f"{W}object": "media",
    f"{W}control": "scripts",
    f"{W}ruby": "ruby",
    f"{M}oMath": "formulas",
}
_NAMES = {"word/vbaProject.bin": "scripts", "word/activeX/": "scripts", "word/embeddings/": "media"}
_SOUND_AND_FILM = (".mp3", ".mp4", ".wav", ".avi", ".mov", ".wmv", ".m4a")
_MOVING = (".gif",)


def office(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield the features that a package has. Raises KeyError for one without a document."""
    names = package.namelist()
    for name in names:
        yield from (feature for start, feature in _NAMES.items() if name.startswith(start))
        if name.lower().endswith(_SOUND_AND_FILM):
            yield "media"
        if name.lower().endswith(_MOVING):
            yield "moving"
    for part in _PARTS:
        if part in names or part == _PARTS[0]:
            root = etree.fromstring(package.read(part))
            yield from (_ELEMENTS[str(e.tag)] for e in root.iter(*_ELEMENTS))
