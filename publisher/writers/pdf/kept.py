"""What a warm process keeps of the PDF editions that it has made, so that only changed chapters are laid out again.

Nothing is kept unless `keeping()` is on; an edition made from what was kept is to the byte what a cold process makes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

import cssselect2
import weasyprint

from publisher.writers.pdf import chapters
from publisher.writers.pdf.kept_drawing import Drawn
from publisher.writers.pdf.kept_layout import KeptPage, KeptPart, Pages, following

Name: TypeAlias = tuple[bytes, int]
MOST_PAGES = 600  # about 1 MB each
MOST_NUMBERED = 8  # how many layouts of one part, which differ in the page numbers that they show
Render = Callable[[weasyprint.HTML], weasyprint.Document]


@dataclass(slots=True)
class KeptPages:
    """The chapters of one publication as they were last laid out, with what they stand in."""

    around: bytes = b""
    surroundings: Any = None  # fonts and style sheets: kept boxes refer to them
    root: Element | None = None
    parts: dict[Name, KeptPart] = field(default_factory=dict)
    numbered: dict[Name, list[KeptPart]] = field(default_factory=dict)  # one part with other page numbers
    by_root: dict[Any, KeptPage] = field(default_factory=dict)
    laid_out: int = 0  # how many parts the last layout had to make

    def lay_out(self, page: weasyprint.HTML, styles: Sequence[str], render: Render) -> weasyprint.Document:
        """Lay out a page, with the pages of chapters that are as they were."""
        root = self._settle(page.etree_element)
        names = _names(chapters.parts_of(root), page.base_url)
        chapters.arrange(root, {new: self.parts[name].element for new, name in names.items() if name in self.parts})
        names = dict(zip(chapters.parts_of(root), names.values(), strict=True))
        sides = any(chapters.SIDES.search(text) for text in styles)
        while True:
            holders = self._placeholders(names)
            holder_of = {part.element: holder for holder, part in holders.items()}
            shown = frozenset(holder_of.get(element, element) for element in names)
            follower = Pages(self._frame(root), shown, holders, sides)
            chapters.arrange(root, holder_of)
            document = _render(page, root, render, follower)
            chapters.arrange(root, {holder: part.element for holder, part in holders.items()})
            if not follower.sound():
                self.parts = {}
                continue
            targets = _targets(document)
            self._keep(names, holder_of, follower, targets)
            if self._put_right(follower.untrue(targets), names, follower, document):
                return document
            self.parts = {name: part for name, part in self.parts.items() if part.numbers is None}

    def drawn(self, page: Any, kind: str) -> Drawn | None:
        """Return how a page was drawn, if it was kept."""
        known = self._known(page)
        return known.drawn.get(kind) if known is not None else None

    def keep_drawn(self, page: Any, drawn: Drawn, kind: str) -> None:
        """Keep how a page was drawn."""
        known = self._known(page)
        if known is not None:
            known.drawn[kind] = drawn

    def _known(self, page: Any) -> KeptPage | None:
        return self.by_root.get(page._page_box.children[0])  # noqa: SLF001 (a seam)

    def _settle(self, new: Element) -> Element:
        """Let the elements that kept boxes refer to stand in the new page."""
        if self.root is None:
            self.root = new
            return new
        for path in ("body/main", "body"):
            old, other = self.root.find(path), new.find(path)
            above = new.find("body") if "/" in path else new
            assert old is not None
            assert other is not None
            assert above is not None
            chapters.adopt(old, other)
            above[list(above).index(other)] = old
        chapters.adopt(self.root, new)
        return self.root

    def _placeholders(self, names: Mapping[Element, Name]) -> dict[Element, KeptPart]:
        """Return a placeholder for each part that is kept; it has the ids that what is laid out leads to."""
        laid = (element for element, name in names.items() if name not in self.parts)
        called = {link.get("href", "")[1:] for element in laid for link in element.iter("a")}
        kept = [(element, self.parts[name]) for element, name in names.items() if name in self.parts]
        return {
            chapters.placeholder(
                element, ([name for name in page.names if name in called] for page in part.pages)
            ): part
            for element, part in kept
        }

    @staticmethod
    def _frame(root: Element) -> frozenset[Element]:
        body, main = root.find("body"), chapters.main_of(root)
        return frozenset(element for element in (root, body, main) if element is not None)

    def _put_right(
        self,
        untrue: Mapping[Element, Mapping[str, int]],
        names: Mapping[Element, Name],
        follower: Pages,
        document: weasyprint.Document,
    ) -> bool:
        """Put a layout with the right page numbers in the place of each part without; False when one is not kept."""
        right = {holder: self._right(follower.kept[holder], names, numbers) for holder, numbers in untrue.items()}
        if None in right.values():
            return False
        for holder, part in right.items():
            assert part is not None
            follower.instead(holder, part, document.pages)
            self.parts[names[part.element]] = part
        return True

    def _right(self, part: KeptPart, names: Mapping[Element, Name], numbers: Mapping[str, int]) -> KeptPart | None:
        known = self.numbered.get(names[part.element], ())
        return next((other for other in known if other.numbers == numbers and other.stands_as(part)), None)

    def _keep(
        self,
        names: Mapping[Element, Name],
        holder_of: Mapping[Element, Element],
        follower: Pages,
        targets: dict[str, int],
    ) -> None:
        before, self.parts, self.laid_out = self.parts, {}, 0
        for element, name in names.items():
            if element in holder_of:
                part: KeptPart | None = before[name]
            else:
                self.laid_out += 1
                part = follower.part_of(element, targets)
            if part is not None:
                self.parts[name] = part
        self.numbered = {
            name: self._layouts(name, part) for name, part in self.parts.items() if part.numbers is not None
        }
        everything = (*self.parts.values(), *(part for parts in self.numbered.values() for part in parts))
        self.by_root = {page.root: page for part in everything for page in part.pages}

    def _layouts(self, name: Name, part: KeptPart) -> list[KeptPart]:
        """Return the layouts of a numbered part that are kept, that which was used last at the end."""
        others = [other for other in self.numbered.get(name, ()) if other is not part]
        return [*others, part][-MOST_NUMBERED:]


def _names(parts: Iterable[Element], base_url: str | None) -> dict[Element, Name]:
    """Name parts by their content; the second of two that are alike is another one."""
    times: Counter[bytes] = Counter()
    names = {}
    for part in parts:
        digest = chapters.key_of(part, base_url)
        names[part] = digest, times[digest]
        times[digest] += 1
    return names


def _targets(document: weasyprint.Document) -> dict[str, int]:
    """Return the page number of every anchor."""
    targets: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for name in page.anchors:
            targets.setdefault(name, number)
    return targets


def _render(page: weasyprint.HTML, root: Element, render: Render, follower: Pages) -> weasyprint.Document:
    page.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    with following(follower):
        document = render(page)
    follower.made = {number: made for number, made in follower.made.items() if number <= len(document.pages)}
    return document


@dataclass(slots=True)
class Keeper:
    """The kept pages of all publications of a process, the longest unused let go first."""

    publications: dict[str, KeptPages] = field(default_factory=dict)

    def of(self, root: Element, styles: Sequence[str], base_url: str | None) -> KeptPages | None:
        """Return what is kept of a publication; None for one whose chapters cannot be told apart."""
        name = base_url or ""
        if chapters.main_of(root) is None or any(chapters.REACHES_ACROSS.search(text) for text in styles):
            self.publications.pop(name, None)
            return None
        around = chapters.around(root, styles, base_url)
        kept = self.publications.pop(name, None)
        if kept is None or kept.around != around:
            kept = KeptPages(around)
        self.publications[name] = kept
        return kept

    def tidy(self) -> None:
        """Let go of what is more than `MOST_PAGES` together."""
        while sum(len(kept.by_root) for kept in self.publications.values()) > MOST_PAGES:
            del self.publications[next(iter(self.publications))]

    def forget(self, base_url: str | None) -> None:
        """Keep nothing of a publication."""
        self.publications.pop(base_url or "", None)


_keeper: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


def current() -> Keeper | None:
    """Return the keeper of this process, if it keeps pages."""
    return _keeper.get()


@contextmanager
def keeping(keeper: Keeper | None = None) -> Iterator[Keeper]:
    """Keep pages from one edition to the next."""
    keeper = keeper or Keeper()
    token = _keeper.set(keeper)
    try:
        yield keeper
    finally:
        _keeper.reset(token)
