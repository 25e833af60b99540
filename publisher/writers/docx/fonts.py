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
from fontTools.ttLib import TTFont

from publisher.layout import Layout
from publisher.trace import is_file
from publisher.writers.docx import package as packages
from publisher.writers.docx.ooxml import Element, add, qn

FACES = (("regular", "w:embedRegular"), ("bold", "w:embedBold"), ("italic", "w:embedItalic"))
CODE_FACES = (("code", "w:embedRegular"),)
BESIDE = "-word.ttf"  # the end of the name of a font that `tools/subset_fonts.py` made for Word
_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


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


def embedded(path: Path) -> bytes:
    """Return the letters of a font that an edition carries: made beforehand and put beside it, or made now."""
    made = path.with_name(f"{path.stem}{BESIDE}")
    return made.read_bytes() if is_file(made) else _subset(path.read_bytes())


@cache
def _subset(data: bytes) -> bytes:
    from publisher.writers.docx import font_subset

    return font_subset.subset(data)


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
            data = obfuscated(embedded(layout.file(names[face])), key)
            part = packages.data_part(package, f"/word/fonts/font{number}.odttf", _OBFUSCATED, data)
            held = add(font, tag, fontKey="{" + str(key).upper() + "}")
            held.set(qn("r:id"), owner.relate_to(part, RT.FONT))
