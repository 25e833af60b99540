"""Fonts that read their hyphen as a soft one: the same glyphs with another ToUnicode (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pydyf

from publisher.writers.pdf.stream import SOFT, TaggedStream

TO_UNICODE = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
1 beginbfchar
<{glyph:04x}> <00ad>
endbfchar
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def add_soft_hyphens(pdf: Any, streams: Sequence[TaggedStream], glyphs: Mapping[str, int]) -> None:
    """Add, for each font that drew a hyphen at a line end, its twin that reads it as U+00AD."""
    if not glyphs:
        return
    fonts = pdf.objects[int(streams[0].font_resources.split()[0])]
    for name, glyph in glyphs.items():
        font = pdf.objects[int(fonts[name].split()[0])]
        to_unicode = pydyf.Stream([TO_UNICODE.format(glyph=glyph).encode()], compress=True)
        pdf.add_object(to_unicode)
        twin = pydyf.Dictionary({**font, "ToUnicode": to_unicode.reference})
        pdf.add_object(twin)
        fonts[name + SOFT] = twin.reference
