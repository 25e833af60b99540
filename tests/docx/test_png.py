"""Our PNG is what other readers of PNG say it is."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from publisher.writers.docx import png


@st.composite
def images(draw: st.DrawFn) -> tuple[int, int, bytes]:
    width, height = draw(st.integers(1, 20)), draw(st.integers(1, 20))
    return width, height, draw(st.binary(min_size=4 * width * height, max_size=4 * width * height))


@given(images())
def test_every_pixel_is_read_again(image: tuple[int, int, bytes]):
    width, height, pixels = image
    data = png.encode(pixels, width, height, 200)
    Image.open(io.BytesIO(data)).verify()  # its check sums
    read = Image.open(io.BytesIO(data))
    assert (read.format, read.mode, read.size) == ("PNG", "RGBA", (width, height))
    assert read.tobytes() == pixels
    assert [round(value) for value in read.info["dpi"]] == [200, 200]
