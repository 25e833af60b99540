"""Pictures: in line with the text, each with its alternative or marked as decorative, SVG with a PNG beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.part import Part

from publisher import model, walk
from publisher.layout import Layout
from publisher.model import Alternative, Decorative, Document
from publisher.writers.docx import package, rasters, sizes
from publisher.writers.docx.edition import Here
from publisher.writers.docx.looks import run, write_text
from publisher.writers.docx.ooxml import NAMESPACES, Element, add, clean, emu, qn

_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # MS-ODRAWXML, 2.5: extensions of a drawing's properties
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
INLINE_HEIGHT = 24.0  # the tallest that an image within a line may be, in points


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in the package: its parts and its size on the page."""

    image: Part
    drawing: Part | None
    size: tuple[float, float, bool]


class Pictures:
    """The images of an edition."""

    def __init__(self, opc: OpcPackage, folder: Path, layout: Layout, width: float) -> None:
        self.package, self.folder, self.layout, self.width = opc, folder, layout, width
        self.unreadable: dict[Path, str] = {}
        self._pictures: dict[Path, Picture] = {}
        self._written = 0

    def load(self, document: Document, own: Mapping[Path, rasters.Drawing]) -> None:
        """Read every image of `document`, and draw all drawings at once: its own, and `own`, the edition's."""
        paths = [e.path for e in walk.everything(document) if isinstance(e, model.Figure | model.Image)]
        files = {path: (each.data, (each.width, each.height, True)) for path, each in own.items()}
        for path in dict.fromkeys(paths):
            try:
                data = (self.folder / path).read_bytes()
                files[path] = (data, sizes.natural(self.folder / path, data))
            except (OSError, sizes.UnreadableImageError) as error:
                self.unreadable[path] = str(error)
        drawings = {
            path: own.get(path) or rasters.Drawing(data, *sizes.fitted(size, self.width))
            for path, (data, size) in files.items()
            if path.suffix.lower() == ".svg"
        }
        images = rasters.render(drawings, self.layout)
        for path, (data, size) in files.items():
            self._add(path, data, size, images.get(path))

    def _add(self, path: Path, data: bytes, size: tuple[float, float, bool], raster: bytes | None = None) -> None:
        """Add an image to the package; `raster` stands for a drawing where SVG cannot be shown."""
        name = f"/word/media/image{len(self._pictures) + 1}"
        kind = path.suffix.lower()
        own = package.data_part(self.package, f"{name}{kind}", _TYPES[kind], data)
        if raster is None:
            self._pictures[path] = Picture(own, None, size)
        else:
            image = package.data_part(self.package, f"{name}.png", "image/png", raster)
            self._pictures[path] = Picture(image, own, size)

    def in_line(self, parent: Element, image: model.Image, here: Here) -> None:
        """Write an image within a line of text."""
        self.draw(parent, image.path, image.alt, image, here, here.width, INLINE_HEIGHT)

    def draw(
        self,
        parent: Element,
        path: Path,
        alt: Alternative,
        node: model.Element,
        here: Here,
        width: float,
        height: float,
    ) -> None:
        """Append a run with a picture; of an image that cannot be read the alternative is left."""
        picture = self._pictures.get(path)
        if picture is None:
            here.edition.report("image-unreadable", node, path=str(path), why=self.unreadable.get(path, ""))
            if isinstance(alt, str):
                write_text(parent, alt, here.look)
            return
        self._written += 1
        size = sizes.fitted(picture.size, width, height)
        _inline(add(run(parent, here.look), "w:drawing"), picture, alt, size, here.part, self._written)


def _inline(
    drawing: Element, picture: Picture, alt: Alternative, size: tuple[float, float], owner: Part, number: int
) -> None:
    wide, high = (emu(length) for length in size)
    # Without the four distances LibreOffice moves the picture 3 mm to the right.
    inline = add(drawing, "wp:inline", distT="0", distB="0", distL="0", distR="0")
    add(inline, "wp:extent", cx=wide, cy=high)
    _described(add(inline, "wp:docPr", id=str(number), name=f"Bild {number}"), alt)
    frame = add(inline, "wp:cNvGraphicFramePr")
    add(frame, "a:graphicFrameLocks", noChangeAspect="1")
    data = add(add(inline, "a:graphic"), "a:graphicData", uri=NAMESPACES["pic"])
    pic = add(data, "pic:pic")
    names = add(pic, "pic:nvPicPr")
    add(names, "pic:cNvPr", id=str(number), name=f"Bild {number}")
    add(names, "pic:cNvPicPr")
    fill = add(pic, "pic:blipFill")
    blip = add(fill, "a:blip")
    blip.set(qn("r:embed"), owner.relate_to(picture.image, RT.IMAGE))
    if picture.drawing is not None:
        svg = add(add(add(blip, "a:extLst"), "a:ext", uri=_SVG), "asvg:svgBlip")
        svg.set(qn("r:embed"), owner.relate_to(picture.drawing, RT.IMAGE))
    add(add(fill, "a:stretch"), "a:fillRect")
    shape = add(pic, "pic:spPr")
    transform = add(shape, "a:xfrm")
    add(transform, "a:off", x="0", y="0")
    add(transform, "a:ext", cx=wide, cy=high)
    add(add(shape, "a:prstGeom", prst="rect"), "a:avLst")


def _described(properties: Element, alt: Alternative) -> None:
    """Write an image's alternative, or say that it has nothing to tell (WCAG 2.2, 1.1.1)."""
    if isinstance(alt, Decorative):
        properties.set("descr", "")
        add(add(add(properties, "a:extLst"), "a:ext", uri=_DECORATIVE), "adec:decorative", val="1")
    else:
        properties.set("descr", clean(alt))
