"""The seam with WeasyPrint's page maker: pages of unchanged chapters are put where their placeholders were laid out.

Everything that belongs to the page and not to the chapter (margin boxes, named strings, page numbers, anchors) is made
anew by WeasyPrint. What was put in is checked afterwards: a layout that is not sound is made again as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as page_layout
from weasyprint.layout.absolute import AbsolutePlaceholder

FORCED = "page"  # the one break between chapters that says nothing of sides


@dataclass(eq=False, slots=True)
class KeptPage:
    """What a chapter put on one page: its box tree and its notes; later also how it was drawn."""

    root: Any
    notes: Any
    side: str
    names: list[str]  # the ids that begin here
    drawn: dict[str, Any] = field(default_factory=dict)  # by kind of file


@dataclass(eq=False, slots=True)
class KeptPart:
    """A chapter, or the contents, as it was last laid out."""

    element: Element  # that the boxes refer to
    pages: list[KeptPage]
    numbers: dict[str, int] | None = None  # page numbers that it shows: of its links' targets, and its own first as ""

    def stands_as(self, other: KeptPart) -> bool:
        """Tell whether the same pages, as the rest of the document sees them, are laid out from the same elements."""
        places = [[(page.side, page.names) for page in part.pages] for part in (self, other)]
        return self.element is other.element and places[0] == places[1]


@dataclass(slots=True)
class _Made:
    """A page as it was laid out."""

    page: Any
    children: list[Any]
    chapter: Element | None  # the one child of `main` that the page shows
    place: tuple[Element, int] | None  # the placeholder, and which of its pages this is
    plain: bool  # nothing came from the page before, nothing repeats on all pages


@dataclass(slots=True)
class Pages:
    """Follows one layout: puts kept pages in, and tells which chapters have pages of their own."""

    around: frozenset[Element]  # the elements around the chapters
    chapters: frozenset[Element]
    kept: dict[Element, KeptPart]  # by placeholder
    sides: bool  # whether the two sides of a sheet look different
    made: dict[int, _Made] = field(default_factory=dict)
    context: Any = None

    def put(self, make_page: Any, context: Any, *arguments: Any) -> Any:
        """Lay out a page, and put what was kept in its place."""
        plain = not context.reported_footnotes and not context.broken_out_of_flow
        page, resume_at, next_page = make_page(context, *arguments)
        self.context = context
        number = context.current_page
        chapter = self._chapter_on(page)
        made = self.made[number] = _Made(page, list(page.children), chapter, None, plain and not page.fixed_boxes)
        if chapter in self.kept:
            place = _place_of(page, chapter)
            if place is not None and not page.children[1].children and place < len(self.kept[chapter].pages):
                kept = self.kept[chapter].pages[place]
                made.place = chapter, place
                page.children = made.children = [kept.root, kept.notes, page.children[2]]
        return page, resume_at, next_page

    def sound(self) -> bool:
        """Tell whether every kept page stands once, in order, and alone between two page breaks."""
        wanted = [(holder, place) for holder, part in self.kept.items() for place in range(len(part.pages))]
        found = [made.place for _, made in sorted(self.made.items()) if made.place is not None]
        if found != wanted:
            return False
        if self.sides and any(
            made.place is not None and self.kept[made.place[0]].pages[made.place[1]].side != made.page.page_type.side
            for made in self.made.values()
        ):
            return False
        return all(self._alone(holder) is not None for holder in self.kept)

    def part_of(self, element: Element, targets: dict[str, int]) -> KeptPart | None:
        """Return a part that was laid out now, `targets` by page number; None when its pages are not its own."""
        numbers = self._alone(element)
        if numbers is None:
            return None
        part = KeptPart(element, [])
        seen: set[str] = set()
        for number in numbers:
            made = self.made[number]
            names = []
            for box in made.children[0].descendants(placeholders=True):
                if box.missing_link:
                    part.numbers = self.shown(element, numbers[0], targets)
                name = box.style["anchor"]
                if name and name not in seen:
                    seen.add(name)
                    names.append(name)
            part.pages.append(KeptPage(made.children[0], made.children[1], made.page.page_type.side, names))
        return part

    def untrue(self, targets: dict[str, int]) -> dict[Element, dict[str, int]]:
        """Return the placeholders whose kept part shows other page numbers than it should, and those that it should."""
        found = {}
        for holder, part in self.kept.items():
            if part.numbers is None:
                continue
            first = next(number for number, made in self.made.items() if made.place == (holder, 0))
            wanted = self.shown(part.element, first, targets)
            if part.numbers != wanted:
                found[holder] = wanted
        return found

    def instead(self, holder: Element, part: KeptPart, pages: list[Any]) -> None:
        """Put another layout of a kept part, with as many pages, into finished `pages` (`Document.pages`)."""
        for number, made in self.made.items():
            if made.place is not None and made.place[0] is holder:
                old, new = self.kept[holder].pages[made.place[1]], part.pages[made.place[1]]
                around = [child for child in made.page.children if child is not old.root and child is not old.notes]
                made.page.children = (new.root, *([new.notes] if new.notes.children else []), *around)
                pages[number - 1] = type(pages[number - 1])(made.page)

    @staticmethod
    def shown(element: Element, first: int, targets: dict[str, int]) -> dict[str, int]:
        """Return the page numbers that a part may show: where it begins, and where its links lead."""
        names = (link.get("href", "")[1:] for link in element.iter("a"))
        return {"": first} | {name: targets.get(name, 0) for name in names}

    def _alone(self, chapter: Element) -> list[int] | None:
        numbers = [number for number, made in sorted(self.made.items()) if made.chapter is chapter]
        if not numbers or numbers != list(range(numbers[0], numbers[-1] + 1)):
            return None
        after = numbers[-1] + 1
        if not all(self.made[number].plain for number in (*numbers, after) if number in self.made):
            return None
        if any(self.made[number].page.page_type.name for number in numbers):
            return None
        begins, ends = (self.context.page_maker[number - 1][1]["break"] for number in (numbers[0], after))
        return numbers if begins == FORCED and (ends == FORCED or after not in self.made) else None

    def _chapter_on(self, page: Any) -> Element | None:
        """Return the chapter that fills a page; None for a page with anything else."""
        root, _, notes = page.children
        if notes.children:
            return None
        found: set[Element | None] = set()
        waiting = [root]
        while waiting:
            box = waiting.pop()
            if isinstance(box, AbsolutePlaceholder) or box.element is None:
                return None
            if box.element in self.chapters:
                found.add(box.element)
            elif box.element in self.around and isinstance(box, boxes.ParentBox):
                waiting += box.children
            else:
                return None
        return found.pop() if len(found) == 1 else None


def _place_of(page: Any, holder: Element) -> int | None:
    """Return which page of a placeholder was laid out; None when it is not exactly one."""
    blocks = {block: place for place, block in enumerate(holder)}
    found = {blocks[box.element] for box in page.children[0].descendants() if box.element in blocks}
    return found.pop() if len(found) == 1 else None


@contextmanager
def following(pages: Pages) -> Iterator[None]:
    """Let `pages` follow the page maker for one render."""
    make_page = page_layout.make_page
    page_layout.make_page = lambda *arguments: pages.put(make_page, *arguments)
    try:
        yield
    finally:
        page_layout.make_page = make_page
