"""The structure element of an HTML element: made when the element first appears in the layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from publisher.writers.pdf.builder.dom import IMAGES, Dom, is_figure, is_tick_box
from publisher.writers.pdf.builder.figures import alternative, place_on_page
from publisher.writers.pdf.fragments import Appearance
from publisher.writers.pdf.roles import GROUPING, HTML, INLINE, INSTEAD, NOTE_ROLES, PHRASING
from publisher.writers.pdf.structure import Attributes, Content, Name, StructElem, Value

TRANSPARENT_IN_TOC = frozenset({"TOC", "TOCI"})


class Elements:
    """The structure elements made so far, by HTML element and pseudo-element."""

    def __init__(self, dom: Dom, page_heights: Sequence[float], *, pdf20: bool) -> None:
        self.dom = dom
        self.pdf20 = pdf20
        self.page_heights = page_heights
        self.root = StructElem("Document")
        self.list_styles: dict[Element, str] = {}
        self.notes: dict[Element, StructElem] = {}
        self.calls: dict[Element, StructElem] = {}  # note → the link in the text that calls it
        self.backs: dict[Element, StructElem] = {}  # note → the link in its label that leads back
        self._items: dict[Element, StructElem] = {}  # li → LI
        self._made: dict[tuple[Element, str], StructElem] = {}
        self._special: dict[str, Callable[[Element, StructElem], StructElem]] = {
            "li": self._list_item, "dt": self._term, "dd": self._definition, "figcaption": self._figure_caption,
        }  # fmt: skip

    # --- what the layout tells ---------------------------------------------------------------------------------

    def appear(self, appearance: Appearance) -> None:
        """Make the element of a box, whether or not it draws anything."""
        self.of(appearance.element, appearance.pseudo)
        if appearance.list_style and appearance.element.tag == "li":
            self.list_styles[appearance.element] = appearance.list_style

    def place(self, content: Content) -> None:
        """Put drawn content into its element."""
        elem = self.of(content.element, content.pseudo)
        if content.image and elem.type == "Figure":
            place_on_page(elem, content, self.page_heights[content.page])
        if elem.type in GROUPING:
            elem = self._holder_of_text(elem, content.element)
        elem.kids.append(content)
        content.owner = elem

    def made(self, element: Element | None) -> StructElem | None:
        """Give the element's structure element, if it has one of its own."""
        elem = self._made.get((element, "")) if element is not None else None
        return elem if elem is not None and elem.element is element else None

    # --- making --------------------------------------------------------------------------------------------------

    def of(self, element: Element | None, pseudo: str = "") -> StructElem:
        """Give the structure element that holds what an element or pseudo-element draws."""
        if element is None or element.tag in ("html", "body"):
            return self.root
        key = element, pseudo
        if key not in self._made:
            self._made[key] = self._generated(element, pseudo) if pseudo else self._make(element)
        return self._made[key]

    def _generated(self, element: Element, pseudo: str) -> StructElem:
        if pseudo == "marker":
            body = self.of(element)
            item = self._items.get(element)
            return body if item is None else _label(item, element)
        if pseudo == "footnote-call":
            call = self._add("Link", element, self.of(self.dom.parent[element]))
            self.calls[element] = call
            return call
        if pseudo == "footnote-marker":
            back = self.of(element).add(StructElem("Lbl", element), 0).add(StructElem("Link", element))
            self.backs[element] = back
            return back
        return self.of(element)

    def _make(self, element: Element) -> StructElem:
        parent = self.of(self.dom.parent.get(element))
        if element.get("role") in NOTE_ROLES:
            elem = self._note(element)
        elif isinstance(element.tag, str) and element.tag in self._special:
            elem = self._special[element.tag](element, parent)
        else:
            type_ = self.type_of(element)
            if not type_:
                return parent
            elem = self._add(type_, element, parent)
        self._describe(elem, element)
        return elem

    def type_of(self, element: Element) -> str:
        """Give the structure type of an element; empty when it has no element of its own."""
        tag = str(element.tag)
        if tag in IMAGES:
            return "" if any(is_figure(ancestor) for ancestor in self.dom.ancestors(element)) else "Figure"
        if tag == "figure":
            return "Figure" if is_figure(element) else "Sect"
        if tag == "a" and element.get("href"):
            return "Link"
        if tag in ("ol", "ul") and self.dom.within(element, "doc-toc"):
            return "TOC"
        if is_tick_box(element) and self.dom.parent[element] in self._items:
            return "Lbl"
        return HTML.get(tag, "") or self._type_for_lang(element)

    def _type_for_lang(self, element: Element) -> str:
        if not self.dom.new_lang(element):
            return ""
        return "Span" if element.tag in PHRASING else "Div"

    def _add(self, type_: str, element: Element, parent: StructElem) -> StructElem:
        inline = type_ in INLINE or (type_ == "Figure" and element.tag != "figure")
        if type_ == "Lbl":  # the tick box of a task, found inside the item's body
            item = self._items[self.dom.parent[element]]
            return item.add(StructElem("Lbl", element), 0)
        if inline and parent.type in GROUPING:
            parent = self._holder_of_text(parent, element)
        type_ = INSTEAD.get((type_, parent.type), type_)
        first = type_ == "Caption" and parent.type == "Table"
        return parent.add(StructElem(type_, element), 0 if first else None)

    def _holder_of_text(self, parent: StructElem, element: Element) -> StructElem:
        """Give the paragraph, or the reference of a contents entry, around inline content of a grouping element."""
        type_ = "Reference" if parent.type in TRANSPARENT_IN_TOC else "P"
        block = element
        while block.tag in PHRASING and block is not parent.element and block in self.dom.parent:
            block = self.dom.parent[block]
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, StructElem) and last.implicit and last.element is block:
            return last
        holder = parent.add(StructElem(type_, block))
        holder.implicit = True
        return holder

    # --- elements that become more than one ---------------------------------------------------------------------

    def _list_item(self, element: Element, parent: StructElem) -> StructElem:
        if parent.type == "TOC":
            return parent.add(StructElem("TOCI", element))
        item = self._items[element] = parent.add(StructElem("LI", element))
        return item.add(StructElem("LBody", element))

    def _term(self, element: Element, parent: StructElem) -> StructElem:
        last = parent.kids[-1] if parent.kids else None
        another = isinstance(last, StructElem) and all(kid.type == "Lbl" for kid in last.elements())
        item = last if isinstance(last, StructElem) and another else parent.add(StructElem("LI", element))
        return item.add(StructElem("Lbl", element))

    def _definition(self, element: Element, parent: StructElem) -> StructElem:
        last = parent.kids[-1] if parent.kids else None
        item = last if isinstance(last, StructElem) else parent.add(StructElem("LI", element))
        return item.add(StructElem("LBody", element))

    def _figure_caption(self, element: Element, parent: StructElem) -> StructElem:
        table = next((kid for kid in parent.elements() if kid.type == "Table"), None)
        if parent.type == "Sect" and table is not None:
            return table.add(StructElem("Caption", element), 0)
        return parent.add(StructElem("Caption", element))

    def _note(self, element: Element) -> StructElem:
        note = self.notes[element] = StructElem("FENote" if self.pdf20 else "Note", element)
        note.id = f"note-{element.get('id') or len(self.notes)}"
        if self.pdf20:
            note.attributes.append(Attributes("FENote", {"NoteType": Name("Footnote")}))
        return note

    def _describe(self, elem: StructElem, element: Element) -> None:
        elem.lang = self.dom.new_lang(element)
        if element.tag == "abbr":
            elem.expansion = element.get("title", "")
        if elem.type == "Figure":
            elem.alt = alternative(element)
        if element.tag in ("sub", "sup"):
            elem.attributes.append(Attributes("Layout", self._shift(up=element.tag == "sup")))

    def _shift(self, *, up: bool) -> dict[str, Value]:
        if self.pdf20:
            return {"TextPosition": Name("Sup" if up else "Sub")}
        return {"BaselineShift": 4 if up else -2}


def _label(item: StructElem, element: Element) -> StructElem:
    first = item.kids[0] if item.kids else None
    if isinstance(first, StructElem) and first.type == "Lbl":
        return first
    return item.add(StructElem("Lbl", element), 0)
