"""What leads into and through the document: links, bookmarks, names, page labels (ISO 32000-1, 12.3 and 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf

from publisher.writers.pdf.fragments import Page
from publisher.writers.pdf.page_labels import label_ranges
from publisher.writers.pdf.serialize import Written
from publisher.writers.pdf.spacing import collapse
from publisher.writers.pdf.structure import Destination, Rect, StructElem, Tree, start_of, text_of

POINTS = 0.75
PRINTED = 4  # annotation flag, 12.5.3: PDF/A asks for it
HEADINGS = {f"H{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class Bookmark:
    """A heading and the headings under it."""

    title: str
    elem: StructElem | None = None
    level: int = 0
    below: list[Bookmark] = field(default_factory=list)

    def count(self) -> int:
        """Count the bookmarks below, at all depths."""
        return sum(1 + bookmark.count() for bookmark in self.below)


class Navigation:
    """Writes everything that points to a place in the document."""

    def __init__(self, written: Written, tree: Tree, pages: Sequence[Page]) -> None:
        self.written = written
        self.tree = tree
        self.pages = pages

    def write(self) -> None:
        """Write links, bookmarks, names and page labels."""
        self._write_links()
        self._write_outlines()
        self._write_names()
        self._write_labels()

    # --- destinations -------------------------------------------------------------------------------------------

    def _point(self, place: Destination) -> tuple[str, float, float, int]:
        height = self.pages[place.page].height
        return "/XYZ", round(place.x * POINTS, 2), round((height - place.y) * POINTS, 2), 0

    def _destinations(self, elem: StructElem, place: Destination) -> dict[str, Any]:
        """Give a destination on the page, and in PDF 2.0 the structure destination too (UA-2 8.8)."""
        point = self._point(place)
        destinations = {"D": pydyf.Array([self.written.pages[place.page], *point])}
        if self.written.pdf20:
            destinations["SD"] = pydyf.Array([self.written.elems[id(elem)].reference, *point])
        return destinations

    def _go_to(self, elem: StructElem, place: Destination | None) -> pydyf.Dictionary:
        place = place or start_of(elem) or Destination(0, 0, 0)
        return pydyf.Dictionary({"S": "/GoTo", **self._destinations(elem, place)})

    # --- links ----------------------------------------------------------------------------------------------------

    def _write_links(self) -> None:
        on_pages: dict[int, list[bytes]] = {}
        for _, annotation, entries in self.written.annotations:
            quads = [self._corners(quad, annotation.page) for quad in annotation.quads]
            xs, ys = [x for quad in quads for x in quad[0::2]], [y for quad in quads for y in quad[1::2]]
            entries["Rect"] = pydyf.Array([min(xs), min(ys), max(xs), max(ys)])
            if len(quads) > 1:
                entries["QuadPoints"] = pydyf.Array(side for quad in quads for side in quad)
            entries["F"] = PRINTED
            entries["Border"] = pydyf.Array([0, 0, 0])
            entries["Contents"] = pydyf.String(annotation.contents)
            if isinstance(annotation.target, str):
                entries["A"] = pydyf.Dictionary({"S": "/URI", "URI": pydyf.String(annotation.target)})
            else:
                entries["A"] = self._go_to(annotation.target, annotation.place)
            on_pages.setdefault(annotation.page, []).append(entries.reference)
        for page, references in on_pages.items():
            number = int(self.written.pages[page].split()[0])
            self.written.pdf.objects[number]["Annots"] = pydyf.Array(references)

    def _corners(self, rect: Rect, page: int) -> tuple[float, ...]:
        """Give the corners in the order that readers expect: upper left, upper right, lower left, lower right."""
        height = self.pages[page].height
        left, right = round(rect[0] * POINTS, 2), round(rect[2] * POINTS, 2)
        top, bottom = round((height - rect[1]) * POINTS, 2), round((height - rect[3]) * POINTS, 2)
        return left, top, right, top, left, bottom, right, bottom

    # --- bookmarks ------------------------------------------------------------------------------------------------

    def _write_outlines(self) -> None:
        top = bookmarks_of(self.tree)
        if not top.below:
            return
        outlines = self.written.add({"Type": "/Outlines", "Count": top.count()})
        self._write_bookmarks(top, outlines)
        self.written.pdf.catalog["Outlines"] = outlines.reference
        self.written.pdf.catalog["PageMode"] = "/UseOutlines"

    def _write_bookmarks(self, above: Bookmark, parent: pydyf.Dictionary) -> None:
        items: list[pydyf.Dictionary] = []
        for bookmark in above.below:
            assert bookmark.elem is not None
            entries = {"Title": pydyf.String(bookmark.title), "Parent": parent.reference}
            item = self.written.add(entries | {"A": self._go_to(bookmark.elem, None)})
            if items:
                items[-1]["Next"], item["Prev"] = item.reference, items[-1].reference
            if bookmark.below:
                item["Count"] = bookmark.count()
                self._write_bookmarks(bookmark, item)
            items.append(item)
        parent["First"], parent["Last"] = items[0].reference, items[-1].reference

    # --- names and labels -----------------------------------------------------------------------------------------

    def _write_names(self) -> None:
        names = pydyf.Array()
        for name in sorted(self.tree.names, key=str.encode):
            destinations = self._destinations(*self.tree.names[name])
            several = pydyf.Dictionary(destinations) if self.written.pdf20 else destinations["D"]
            names.extend([pydyf.String(name), several])
        if names:
            tree = self.written.add({"Names": names})
            self.written.pdf.catalog.setdefault("Names", pydyf.Dictionary())["Dests"] = tree.reference

    def _write_labels(self) -> None:
        numbers = pydyf.Array()
        for first, style, start in label_ranges([(page.number, page.margin_text) for page in self.pages]):
            numbers.extend([first, pydyf.Dictionary({"S": f"/{style}", "St": start})])
        self.written.pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})


def bookmarks_of(tree: Tree) -> Bookmark:
    """Give the headings of a tree as nested bookmarks."""
    top = Bookmark("")
    path = [top]
    for elem in tree.root.walk():
        level = HEADINGS.get(elem.type)
        if level is None:
            continue
        bookmark = Bookmark(collapse(text_of(elem)).strip(), elem, level)
        while path[-1].level >= level:
            path.pop()
        path[-1].below.append(bookmark)
        path.append(bookmark)
    return top
