"""The seam with WeasyPrint's streams: what a page takes from its file and adds to it is noted while it is drawn.

Groups (a drawing's text, what is half transparent) are streams of their own within the page. WeasyPrint names them
after how many things the file has before them, so a page's bytes are kept in pieces around the names of its groups.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pydyf

from publisher.writers.pdf.stream import TaggedStream

Met: TypeAlias = "dict[int, tuple[Any, bool]]"  # glyph → what the file says of it, and whether this page said it


@dataclass(slots=True)
class Sheet:
    """What was drawn in a page or a group: its bytes in pieces, and what it added to its resources, in that order."""

    parts: list[bytes | int] = field(default_factory=list)  # a number is a group by its place among the objects
    alphas: list[tuple[Any, ...]] = field(default_factory=list)
    objects: list[Any] = field(default_factory=list)  # the arguments of an image, or a Group
    packed: tuple[bytes, bytes] = (b"", b"")  # bytes, and what they become compressed


@dataclass(frozen=True, slots=True)
class Group:
    """A stream within a page."""

    box: tuple[float, ...]
    sheet: Sheet


class Noted(dict[int, Any]):
    """What a file says of a font's glyphs; notes which of them a page asks for."""

    def __init__(self, said: dict[int, Any]) -> None:
        super().__init__(said)
        self.met: dict[int, bool] = {}  # glyph → whether it was new

    def __contains__(self, glyph: object) -> bool:
        known = super().__contains__(glyph)
        self.met.setdefault(glyph, not known)  # type: ignore[arg-type]  # WeasyPrint asks for numbers only
        return known

    def setdefault(self, glyph: int, value: Any = None) -> Any:
        """Ask for a glyph, and say what it is where the file does not."""
        self.__contains__(glyph)
        return super().setdefault(glyph, value)

    def taken(self) -> Met:
        """Return what was asked for since the last time."""
        met, self.met = self.met, {}
        return {glyph: (self[glyph], new) for glyph, new in met.items() if super(Noted, self).__contains__(glyph)}


class _Call(str):
    """The name of a group where it is drawn."""

    __slots__ = ("place",)
    place: int


class NotingStream(TaggedStream):
    """A page's stream, or a group's, that notes what it takes from the file, or gives what was noted."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.page = self  # that it stands in
        self.sheet: Sheet | None = None  # while it is noted
        self.packing: Sheet | None = None  # knows what the bytes become compressed
        self.fonts: dict[Any, Any] | None = None  # of a page while it is noted: each font as it was before any page
        self.named_anew = False  # it holds a name that depends on the pages before, and is not that of a group

    def note(self) -> None:
        """Begin to note."""
        self.sheet, self.fonts = Sheet(), {}

    def clone(self, **options: Any) -> NotingStream:
        """Give a stream with the same surroundings, for a group or a pattern."""
        inherited = {
            "fonts": self._fonts, "page_rectangle": self.page_rectangle, "resources": self._resources,
            "images": self._images, "tags": self._tags, "color_profiles": self._color_profiles,
            "output_intent": self._output_intent, "compress": self.compress,
        }  # fmt: skip
        inner = NotingStream(drawing=self.drawing, **{**inherited, **options})
        inner.page = self.page
        return inner

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """Add a font whose glyphs are noted."""
        font, size = super().add_font(pango_font)
        follow(font)
        if self.page.fonts is not None:
            key = next(key for key, known in self._fonts.items() if known is font)
            self.page.fonts.setdefault(key, font)
        return font, size

    def set_alpha(self, *arguments: Any, **options: Any) -> None:
        """Set the opacity."""
        if self.sheet is not None:
            self.sheet.alphas.append((arguments, tuple(options.items())))
        super().set_alpha(*arguments, **options)

    def add_image(self, *arguments: Any) -> Any:
        """Add an image to the file."""
        if self.sheet is not None:
            self.sheet.objects.append(arguments)
        return super().add_image(*arguments)

    def add_group(self, *arguments: Any) -> Any:
        """Begin a group."""
        group = super().add_group(*arguments)
        if self.sheet is not None:
            self.sheet.objects.append(group)
            group.sheet = Sheet()
        return group

    def draw_x_object(self, reference: str) -> None:
        """Draw an image or a group."""
        super().draw_x_object(reference)
        for place, known in enumerate(self.sheet.objects if self.sheet is not None else ()):
            if isinstance(known, NotingStream) and known.id == reference:
                call = _Call(self.stream.pop().decode("ascii"))
                call.place = place
                self.stream.append(call)

    def set_state(self, state: Any) -> Any:
        """Set a graphics state that is named after how many the file has."""
        self.page.named_anew = True
        return super().set_state(state)

    def add_pattern(self, *arguments: Any) -> Any:
        """Begin a pattern."""
        self.page.named_anew = True
        return super().add_pattern(*arguments)

    def add_shading(self, *arguments: Any, **options: Any) -> Any:
        """Add a shading."""
        self.page.named_anew = True
        return super().add_shading(*arguments, **options)

    @property
    def at_rest(self) -> bool:
        """Tell whether all that was begun before the margins has ended: what is drawn next looks at no sign of it."""
        return bool(self.stream) and bool(self.stream[-1] == b"Q")

    def settled(self) -> Sheet:
        """Return what was drawn until now, and note no more. Raises ValueError for a group with marked contents."""
        sheet, self.sheet = self.sheet, None
        assert sheet is not None
        self.packing = sheet
        sheet.parts = list(_parts(self.stream))
        for place, known in enumerate(sheet.objects):
            if isinstance(known, NotingStream):
                if known.owners:
                    raise ValueError("a group with marked contents")
                sheet.objects[place] = Group(tuple(known.extra["BBox"]), known.settled())
                known.seal()
        return sheet

    def again(self, sheet: Sheet) -> None:
        """Draw what was noted: the same resources in the same order, under the names that are next here."""
        names: dict[int, str] = {}
        for arguments, options in sheet.alphas:
            self.set_alpha(*arguments, **dict(options))
        for place, known in enumerate(sheet.objects):
            if isinstance(known, Group):
                group = self.add_group(0, 0, 0, 0)
                group.extra["BBox"][:] = known.box
                group.again(known.sheet)
                names[place] = group.id
            else:
                self.add_image(*known)
        self.packing = sheet
        self._current_color = self._current_color_stroke = None  # as after what was drawn
        self._current_alpha = self._current_alpha_stroke = self._current_font = None
        self.stream = [b"\n".join(f"/{names[p]} Do".encode() if isinstance(p, int) else p for p in sheet.parts)]

    @property
    def data(self) -> bytes:
        """Return the stream as it stands in the file; the same bytes are compressed once."""
        if self.packing is None or not self.compress:
            return bytes(super().data)
        plain = b"\n".join(pydyf._to_bytes(item) for item in self.stream)  # noqa: SLF001 (as its own data)
        if self.packing.packed[0] != plain:
            self.packing.packed = plain, zlib.compress(plain, 9)
        packed = self.packing.packed[1]
        extra = pydyf.Dictionary({**self.extra, "Filter": "/FlateDecode", "Length": len(packed)})
        return b"\n".join((bytes(extra.data), b"stream", packed, b"endstream"))


def follow(font: Any) -> None:
    """Note what is asked of a font's glyphs from now on."""
    if not isinstance(font.widths, Noted):
        font.widths, font.to_unicode = Noted(font.widths), Noted(font.to_unicode)


def _parts(stream: Sequence[Any]) -> Iterator[bytes | int]:
    """Yield the bytes of a stream between its groups, and the places of these."""
    piece: list[bytes] = []
    for item in stream:
        if isinstance(item, _Call):
            if piece:
                yield b"\n".join(piece)
            yield item.place
            piece = []
        else:
            piece.append(pydyf._to_bytes(item))  # noqa: SLF001 (as its own data)
    if piece:
        yield b"\n".join(piece)
