"""Pixels as PNG (W3C, Portable Network Graphics, third edition), for drawings.

Rows are packed as they are: where colours are flat, filters take twice the time for larger files (26 drawings of ours:
1.2 s and 2.1 MB with those that Pillow chooses, 0.5 s and 1.9 MB without).
"""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUECOLOUR_ALPHA = 6
_LEVEL = 4  # of zlib: above, files are a twentieth smaller and take a quarter longer
_INCH = 0.0254  # metres


def encode(pixels: bytes, width: int, height: int, dpi: int) -> bytes:
    """Return pixels, four bytes each (red, green, blue, alpha) and row by row without gaps, as a PNG file."""
    row = 4 * width
    packed = zlib.compressobj(_LEVEL)
    rows = b"".join(b"\0" + pixels[start : start + row] for start in range(0, row * height, row))
    header = struct.pack(">IIBBBBB", width, height, 8, _TRUECOLOUR_ALPHA, 0, 0, 0)
    density = round(dpi / _INCH)
    chunks = (
        _chunk(b"IHDR", header),
        _chunk(b"pHYs", struct.pack(">IIB", density, density, 1)),
        _chunk(b"IDAT", packed.compress(rows) + packed.flush()),
        _chunk(b"IEND", b""),
    )
    return _SIGNATURE + b"".join(chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
