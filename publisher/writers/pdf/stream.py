"""The content stream that marks exactly what the logical tree holds, and everything else as artifact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pydyf
from weasyprint.pdf.stream import Stream

from publisher.writers.pdf.glyphs import glyphs_of
from publisher.writers.pdf.structure import Artifact, Content, StructElem

END = b"EMC"
LAST_GLYPH = re.compile(rb"\[(.*?)(?:<([0-9a-f]*)([0-9a-f]{4})>)([^<>]*)\] TJ")
SOFT = "S"  # what the name of a font gets when its hyphen is to be read as a soft one

Marks: TypeAlias = "dict[Any, Content | Artifact]"  # by WeasyPrint's box


@dataclass(slots=True)
class Drawing:
    """What becomes of each box of the page, and which fonts have drawn soft hyphens: shared by a file's streams."""

    marks: Marks = field(default_factory=dict)
    soft_hyphens: dict[str, int] = field(default_factory=dict)  # font name → glyph


class TaggedStream(Stream):  # type: ignore[misc]  # WeasyPrint has no types
    """A page or a form XObject, with one marked-content sequence per run of contents of one element."""

    def __init__(self, *args: Any, drawing: Drawing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.drawing = drawing
        self.owners: list[StructElem] = []  # MCID → structure element
        self._last: Content | Artifact | None = None

    def clone(self, **options: Any) -> TaggedStream:
        """Give a stream with the same surroundings, for a group or a pattern."""
        inherited = {
            "fonts": self._fonts, "page_rectangle": self.page_rectangle, "resources": self._resources,
            "images": self._images, "tags": self._tags, "color_profiles": self._color_profiles,
            "output_intent": self._output_intent, "compress": self.compress,
        }  # fmt: skip
        return TaggedStream(drawing=self.drawing, **{**inherited, **options})

    @property
    def font_resources(self) -> bytes:
        """Refer to the dictionary of all fonts, once WeasyPrint has written it."""
        reference: bytes = self._resources["Font"]
        return reference

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """Add a font, and settle which character each glyph is read as when several share it."""
        known = len(self._fonts)
        font, size = super().add_font(pango_font)
        if len(self._fonts) > known:
            self.settle(font)
        return font, size

    @staticmethod
    def settle(font: Any) -> None:
        """Settle which character each glyph of a new font is read as when several share it."""
        font.to_unicode.update(glyphs_of(font.file_content, font.index, font.hash).shared)

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:  # noqa: ARG002 (WeasyPrint gives it)
        """Mark what is drawn as the content of its element."""
        mark = self.drawing.marks.get(box)
        if not isinstance(mark, Content) or mark.owner is None:
            with self.artifact(mark if isinstance(mark, Artifact) else None):
                yield
            return
        layout: Any = getattr(box, "pango_layout", None)
        text = layout.text if layout else ""
        if mark.space_after and not text.endswith(" "):
            layout.text += " "
        self._open(mark)
        yield
        if layout:
            layout.text = text  # a kept box may be painted again
        if mark.soft_hyphen:
            self._soften_last_glyph()
        self.end_marked_content()
        self._last = mark
        if mark.gap is not None and self._old_font is not None:
            self._draw_space(mark.gap, box.position_x + box.width, box.position_y + box.baseline)

    def _draw_space(self, gap: Content, x: float, y: float) -> None:
        """Draw a space that belongs to another element than the text before it, in the same font."""
        name, size = self._old_font
        font = next(font for font in self._fonts.values() if font.hash == name)
        glyphs = glyphs_of(font.file_content, font.index, font.hash)
        if glyphs.space is None or font.bitmap:
            return
        font.to_unicode.setdefault(glyphs.space, " ")
        font.widths.setdefault(glyphs.space, glyphs.space_width)
        self._open(gap)
        self.begin_text()
        self.set_font_size(name, size)
        self.set_text_matrix(1, 0, 0, -1, x, y)
        self.show_text(f"<{glyphs.space:04x}>")
        self.end_text()
        self.end_marked_content()
        self._last = gap

    def _open(self, mark: Content) -> None:
        assert mark.owner is not None
        last = self._last
        if isinstance(last, Content) and _continues(last, mark) and self.stream[-1] == END:
            self.stream.pop()
            mark.mark = last.mark
            return
        mark.mark = self, len(self.owners)
        entries: dict[str, Any] = {"MCID": len(self.owners)}
        if mark.actual_text:
            entries["ActualText"] = pydyf.String(mark.actual_text + " " * mark.space_after)
        self.begin_marked_content(mark.owner.type, pydyf.Dictionary(entries))
        self.owners.append(mark.owner)

    @contextmanager
    def artifact(self, artifact: Artifact | None = None) -> Iterator[None]:
        """Mark what is drawn as an artifact."""
        if artifact is not None and self._last is artifact and self.stream[-1] == END:
            self.stream.pop()
        else:
            self.begin_marked_content("Artifact", _properties(artifact))
        yield
        self.end_marked_content()
        self._last = artifact

    def seal(self) -> None:
        """Join what was drawn: thousands of small pieces take five times the room."""
        self.stream: list[Any] = [b"\n".join(pydyf._to_bytes(piece) for piece in self.stream)]  # noqa: SLF001 (as its own data)

    def _soften_last_glyph(self) -> None:
        """Draw the hyphen just drawn from a font whose ToUnicode reads it as U+00AD.

        The fonts give U+002D and U+2010 one glyph, so the glyph alone cannot tell the two hyphens apart.
        """
        shown = (i for i in range(len(self.stream) - 1, -1, -1) if isinstance(self.stream[i], bytes))
        place = next((i for i in shown if self.stream[i].endswith(b"TJ")), None)
        match = LAST_GLYPH.fullmatch(self.stream[place]) if place is not None else None
        if place is None or match is None or self._old_font is None:
            return
        (name, size), (before, glyphs, hyphen, after) = self._old_font, match.groups()
        self.drawing.soft_hyphens[name] = int(hyphen, 16)
        drawn = [b"[" + before + (b"<" + glyphs + b">" if glyphs else b"") + b"] TJ"] if before or glyphs else []
        self.stream[place : place + 1] = [
            *drawn,
            f"/{name}{SOFT} {size:f} Tf".encode(),
            b"[<" + hyphen + b">" + after + b"] TJ",
            f"/{name} {size:f} Tf".encode(),
        ]


def _continues(last: Content, mark: Content) -> bool:
    """Say whether a text may stand in the sequence of the text before."""
    if last.owner is not mark.owner or last.index + 1 != mark.index or mark.image:
        return False
    return not last.actual_text and not mark.actual_text


def _properties(artifact: Artifact | None) -> pydyf.Dictionary | None:
    if artifact is None:
        return None
    entries = {"Type": f"/{artifact.type}"}
    if artifact.subtype:
        entries["Subtype"] = f"/{artifact.subtype}"
    return pydyf.Dictionary(entries)
