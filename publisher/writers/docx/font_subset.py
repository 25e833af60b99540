"""The part of a font that a Word edition carries, since the whole would be eight times as large.

The layout's own are made beforehand by `tools/subset_fonts.py`; this runs for a brand's fonts that have none.
"""

from __future__ import annotations

import io

from fontTools import subset as fonttools

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


def subset(data: bytes) -> bytes:
    """Return a font with the characters that European languages need; the same bytes each time."""
    options = fonttools.Options(layout_features=_FEATURES, hinting=False, name_IDs=["*"], recalc_timestamp=False)
    stream = io.BytesIO()
    with fonttools.load_font(io.BytesIO(data), options) as font:
        subsetter = fonttools.Subsetter(options)
        subsetter.populate(unicodes=(*_KEPT, *_KEPT_SIGNS))
        subsetter.subset(font)
        font.save(stream)
    return stream.getvalue()
