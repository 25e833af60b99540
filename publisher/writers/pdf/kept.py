"""What a warm process keeps of the PDF editions that it has made, so that only changed chapters are laid out again.

Nothing is kept unless `keeping()` is on; an edition made from what was kept is to the byte what a cold process makes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2
import weasyprint

from publisher.writers.pdf import chapters
from publisher.writers.pdf.kept_drawing import Drawn
from publisher.writers.pdf.kept_layout import KeptPage, Pages, following

MOST_PAGES = 600  # about 1 MB each
Render = Callable[[weasyprint.HTML], weasyprint.Document]


@dataclass(slots=True)
class KeptPages:
    """The chapters of one publication as they were last laid out, with what they stand in."""

    around: bytes = b""
    surroundings: Any = None  # fonts and style sheets: kept boxes refer to them
    root: Element | None = None
    chapters: dict[tuple[bytes, int], tuple[Element, list[KeptPage]]] = field(default_factory=dict)
    by_root: dict[Any, KeptPage] = field(default_factory=dict)
    laid_out: int = 0  # how many chapters the last layout had to make

    def lay_out(self, page: weasyprint.HTML, styles: Sequence[str], render: Render) -> weasyprint.Document:
        """Lay out a page, with the pages of chapters that are as they were."""
        self._settle(page)
        assert self.root is not None
        main = chapters.main_of(self.root)
        assert main is not None
        times: Counter[bytes] = Counter()
        keys, whole, short, kept = [], [], [], {}
        for chapter in main:
            digest = chapters.key_of(chapter, page.base_url)
            keys.append((digest, times[digest]))
            times[digest] += 1
        called = {link.get("href", "")[1:] for link in self._calling(main, keys)}
        for chapter, key in zip(list(main), keys, strict=True):
            element, pages = self.chapters.get(key, (chapter, []))
            element.tail = chapter.tail
            whole.append(element)
            if pages:
                holder = chapters.placeholder(element, ([n for n in known.names if n in called] for known in pages))
                kept[holder] = pages
            short.append(holder if pages else element)
        follower = self._follower(main, short, kept, styles)
        main[:] = short
        document = self._render(page, render, follower)
        main[:] = whole
        if kept and not follower.sound():
            kept = {}
            follower = self._follower(main, whole, {}, styles)
            document = self._render(page, render, follower)
        self._keep(keys, whole, short if kept else whole, kept, follower)
        return document

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

    def _settle(self, page: weasyprint.HTML) -> None:
        """Let the elements that kept boxes refer to stand in the new page."""
        new = page.etree_element
        if self.root is None:
            self.root = new
            return
        for path in ("body/main", "body"):
            old, other = self.root.find(path), new.find(path)
            assert old is not None
            assert other is not None
            chapters.adopt(old, other)
            above = new.find("body") if "/" in path else new
            assert above is not None
            above[list(above).index(other)] = old
        chapters.adopt(self.root, new)

    def _calling(self, main: Element, keys: Sequence[tuple[bytes, int]]) -> Iterator[Element]:
        """Give the links of all that will be laid out."""
        assert self.root is not None
        unchanged = {link for place, chapter in enumerate(main) if keys[place] in self.chapters for link in chapter.iter("a")}
        return (link for link in self.root.iter("a") if link not in unchanged)

    def _follower(
        self, main: Element, shown: Sequence[Element], kept: dict[Element, list[KeptPage]], styles: Sequence[str]
    ) -> Pages:
        assert self.root is not None
        body = self.root.find("body")
        assert body is not None
        sides = any(chapters.SIDES.search(text) for text in styles)
        return Pages(frozenset((self.root, body, main)), frozenset(shown), kept, sides)

    def _render(self, page: weasyprint.HTML, render: Render, follower: Pages) -> weasyprint.Document:
        page.wrapper_element = cssselect2.ElementWrapper.from_html_root(self.root, content_language=None)
        page.etree_element = page.wrapper_element.etree_element
        with following(follower):
            document = render(page)
        follower.made = {number: made for number, made in follower.made.items() if number <= len(document.pages)}
        return document

    def _keep(
        self,
        keys: Sequence[tuple[bytes, int]],
        whole: Sequence[Element],
        shown: Sequence[Element],
        kept: dict[Element, list[KeptPage]],
        follower: Pages,
    ) -> None:
        self.chapters, self.by_root, self.laid_out = {}, {}, 0
        for key, element, laid in zip(keys, whole, shown, strict=True):
            pages = kept.get(laid)
            if pages is None:
                self.laid_out += 1
                pages = follower.pages_of(element)
            if pages:
                self.chapters[key] = element, pages
                self.by_root.update((known.root, known) for known in pages)


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
