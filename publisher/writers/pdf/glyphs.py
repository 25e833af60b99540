"""What a font's file says of the glyphs of spaces and hyphens."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from fontTools.ttLib import TTFont

READ_AS = {" ": "\xa0", "-": "\xad\u2010\u2011"}
"""The character to read, and those that fonts tend to draw with its glyph."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The glyphs that stand for several characters, with the one to read them as; the space, and its width."""

    shared: dict[int, str]
    space: int | None
    space_width: int = 0  # in thousandths of the font size


_found: dict[str, Glyphs] = {}


def glyphs_of(file: bytes, index: int, name: str) -> Glyphs:
    """Give the spaces and hyphens of a font; each file is looked into once."""
    if name not in _found:
        _found[name] = _glyphs_of(TTFont(BytesIO(file), fontNumber=index, lazy=True))
    return _found[name]


def _glyphs_of(font: TTFont) -> Glyphs:
    characters = font.getBestCmap() or {}
    shared = {}
    for read, others in READ_AS.items():
        glyph = characters.get(ord(read))
        if glyph and any(characters.get(ord(other)) == glyph for other in others):
            shared[font.getGlyphID(glyph)] = read
    space = characters.get(ord(" "))
    if space is None:
        return Glyphs(shared, None)
    width = round(font["hmtx"][space][0] * 1000 / font["head"].unitsPerEm)
    return Glyphs(shared, font.getGlyphID(space), width)
