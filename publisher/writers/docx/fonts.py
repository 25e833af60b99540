"""The layout's fonts: their measures, and their files within the edition (ECMA-376-1, 17.8.1)."""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from fontTools import subset
from fontTools.ttLib import TTFont

from publisher.layout import Layout
from publisher.writers.docx import package as packages
from publisher.writers.docx.ooxml import Element, add, qn

FACES = (("regular", "w:embedRegular"), ("bold", "w:embedBold"), ("italic", "w:embedItalic"))
CODE_FACES = (("code", "w:embedRegular"),)
_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
# Enough to go on writing in any European language with Latin letters, since people adapt the Word edition.
_KEPT = (
    *range(0x20, 0x180),
    0x192,
    *range(0x218, 0x21C),
    *range(0x2010, 0x2045),
    0x20AC,
    0x2122,
    *range(0x2190, 0x2194),
)
_KEPT_SIGNS = (0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x25AA, 0x25CF, 0x2610, 0x2611, 0x2713)
_FEATURES = ["kern", "liga", "lnum", "tnum"]


@dataclass(frozen=True)
class Metrics:
    """A font's measures in parts of its em."""

    line: float
    widths: dict[int, float]
    average: float

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points."""
        return size * sum(self.widths.get(ord(char), self.average) for char in text)

    def lines(self, text: str, size: float, room: float) -> int:
        """Return how many lines a text takes, broken at its spaces."""
        count, used = 1, 0.0
        for word in text.split():
            wide = self.width(word, size)
            if used and used + wide > room:
                count, used = count + 1, 0.0
            used += wide + self.width(" ", size)
        return count


def metrics(path: Path) -> Metrics:
    """Read a font's measures."""
    return _metrics(path.read_bytes())


@cache
def _metrics(data: bytes) -> Metrics:
    with TTFont(io.BytesIO(data), lazy=True) as font:
        em, hhea = font["head"].unitsPerEm, font["hhea"]
        advances = font["hmtx"].metrics
        widths = {code: advances[glyph][0] / em for code, glyph in font.getBestCmap().items() if code < 0x2500}
        return Metrics((hhea.ascent - hhea.descent + hhea.lineGap) / em, widths, widths[ord("n")])


@cache
def _subset(data: bytes) -> bytes:
    """Return a font with the characters that European languages need: the whole would be eight times as large."""
    options = subset.Options(layout_features=_FEATURES, hinting=False, name_IDs=["*"], recalc_timestamp=False)
    stream = io.BytesIO()
    with subset.load_font(io.BytesIO(data), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=(*_KEPT, *_KEPT_SIGNS))
        subsetter.subset(font)
        font.save(stream)
    return stream.getvalue()


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """Return a font file as Word stores it: its first 32 bytes mixed with the key, last byte first (17.8.1)."""
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ mask[i] for i, byte in enumerate(data[:32])) + data[32:]


def embed(table: Element, owner: Part, package: OpcPackage, layout: Layout) -> None:
    """Add the layout's faces to the font table and their files to the package."""
    names = layout.tokens["fonts"]
    number = 0
    for family, pitch, faces in ((names["family"], "variable", FACES), (names["code_family"], "fixed", CODE_FACES)):
        font = add(table, "w:font", name=family)
        add(font, "w:charset", val="00")
        add(font, "w:family", val="swiss" if pitch == "variable" else "modern")
        add(font, "w:pitch", val=pitch)
        for face, tag in faces:
            number += 1
            key = uuid.uuid5(uuid.NAMESPACE_URL, f"{family}/{face}")
            data = obfuscated(_subset(layout.file(names[face]).read_bytes()), key)
            part = packages.data_part(package, f"/word/fonts/font{number}.odttf", _OBFUSCATED, data)
            held = add(font, tag, fontKey="{" + str(key).upper() + "}")
            held.set(qn("r:id"), owner.relate_to(part, RT.FONT))
