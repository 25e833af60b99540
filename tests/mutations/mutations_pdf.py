"""Meaningful changes to the bytes of a tagged PDF. Each returns the words of what it changed, None when it cannot."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from random import Random
from typing import Any

import pikepdf
from mutated_source import WORD
from pikepdf import Array, Dictionary, Name, String

from publisher.equivalence.pdf_tree import Element, TaggedPdf

Found = tuple[str, ...] | None


@cache
def said(data: bytes) -> Element:
    """Return what a file says, its tree as plain data."""
    return TaggedPdf(data).document


class File:
    """A PDF to be changed, beside what it said before."""

    def __init__(self, data: bytes, before: Element) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        part = next(each for each in before.walk() if each.type == "Part")
        self.elements = [each for each in part.walk() if each is not part]

    def of(self, element: Element) -> Any:
        return self.pdf.get_object(element.number)

    def choose(self, rng: Random, *types: str, having: str = "", words: bool = True) -> Element:
        """Return a random element of some types, with a known word in it, and with an entry of that name."""
        return rng.choice(
            [
                each
                for each in self.elements
                if each.type in types
                and (not words or WORD.search(each.heard))
                and (not having or having in self.of(each))
            ]
        )


def kids(source: Any) -> list[Any]:
    found = source.get("/K", Array())
    return list(found) if isinstance(found, Array) else [found]


def lose(file: File, element: Element) -> None:
    parent = file.of(element).P
    parent.K = Array([kid for kid in kids(parent) if not same(kid, element)])


def same(kid: Any, element: Element) -> bool:
    return isinstance(kid, Dictionary) and kid.objgen == element.number


def block_of(element: Element) -> Element:
    while element.type not in {"P", "H1", "H2", "H3", "H4", "TD", "TH", "LBody", "Caption", "Note"} and element.parent:
        element = element.parent
    return element


def swap(file: File, one: Element, other: Element) -> None:
    parent = file.of(one).P
    places = {one.number: file.of(other), other.number: file.of(one)}
    parent.K = Array([places.get(kid.objgen, kid) if isinstance(kid, Dictionary) else kid for kid in kids(parent)])


def words_dropped(rng: Random, file: File) -> Found:
    """Take text out of the content stream, where a part of a paragraph is shown."""
    element = file.choose(rng, "P", "H1", "H2", "H3", "TD", "TH")
    marks = [kid for kid in kids(file.of(element)) if isinstance(kid, int)]
    page = file.of(element).get("/Pg")
    if not marks or page is None:
        return None
    inside, shown = False, []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "BDC":
            properties = instruction.operands[1]
            inside = isinstance(properties, Dictionary) and properties.get("/MCID") == marks[0]
        inside = inside and operator != "EMC"
        if not (inside and operator in ("TJ", "Tj")):
            shown.append(instruction)
    page.Contents = file.pdf.make_stream(pikepdf.unparse_content_stream(shown))
    return (element.heard,)


def part_dropped(rng: Random, file: File) -> Found:
    """Leave a line of a paragraph out of the tree."""
    long = [
        each for each in file.elements if each.type == "P" and len(kids(file.of(each))) > 1 and WORD.search(each.heard)
    ]
    element = rng.choice(long)
    del file.of(element).K[rng.randrange(len(element.kids))]
    return (element.heard,)


def paragraph_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "P")
    lose(file, element)
    return (element.heard,)


def blocks_swapped(rng: Random, file: File) -> Found:
    element = file.choose(rng, "P", "Table", "L", "Aside")
    after = [each for each in element.parent.kids if isinstance(each, Element) and WORD.search(each.heard)]
    other = after[after.index(element) - 1]
    if other is element:
        return None
    swap(file, element, other)
    return element.heard, other.heard


def alternative_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "Figure", having="/Alt", words=False)
    before = str(file.of(element).Alt)
    del file.of(element)["/Alt"]
    return before, block_of(element).heard


def alternative_changed(rng: Random, file: File) -> Found:
    element = file.choose(rng, "Figure", having="/Alt", words=False)
    before = str(file.of(element).Alt)
    file.of(element).Alt = String("bild")
    return before, block_of(element).heard


def level_changed(rng: Random, file: File) -> Found:
    element = file.choose(rng, "H1", "H2", "H3")
    file.of(element).S = Name(rng.choice([f"/H{n}" for n in range(1, 5) if f"H{n}" != element.type]))
    return (element.heard,)


def heading_as_text(rng: Random, file: File) -> Found:
    element = file.choose(rng, "H1", "H2", "H3")
    file.of(element).S = Name.P
    return (element.heard,)


def scope_of(file: File, element: Element) -> Any:
    attributes = file.of(element).A
    return next(each for each in (attributes if isinstance(attributes, Array) else [attributes]) if "/Scope" in each)


def header_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "TH")
    file.of(element).S = Name.TD
    return (element.heard,)


def scope_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "TH")
    del scope_of(file, element)["/Scope"]
    return (element.heard,)


def header_of_the_wrong_kind(rng: Random, file: File) -> Found:
    element = file.choose(rng, "TH")
    scope = scope_of(file, element)
    scope.Scope = Name.Row if scope.Scope == Name.Column else Name.Column
    return (element.heard,)


def cells_merged_otherwise(rng: Random, file: File) -> Found:
    element = file.choose(rng, "TH", "TD")
    owner = Dictionary(O=Name.Table, ColSpan=2 + int(element.attributes.get("ColSpan", 1)))
    attributes = file.of(element).get("/A", Array())
    file.of(element).A = Array([*(attributes if isinstance(attributes, Array) else [attributes]), owner])
    return (element.heard,)


def row_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "TR")
    lose(file, element)
    return (element.heard,)


def cells_swapped(rng: Random, file: File) -> Found:
    element = file.choose(rng, "TR")
    one, other, *_ = element.kids
    swap(file, one, other)
    return (element.heard,)


def links(file: File, *, external: bool) -> list[Element]:
    found = (each for each in file.elements if each.type == "Link")
    return [each for each in found if ("/URI" in annotation(file, each).A) is external]


def annotation(file: File, element: Element) -> Any:
    return next(kid.Obj for kid in kids(file.of(element)) if isinstance(kid, Dictionary) and "/Obj" in kid)


def link_leads_elsewhere(rng: Random, file: File) -> Found:
    element = rng.choice(links(file, external=True))
    annotation(file, element).A.URI = String("https://example.org/")
    return (block_of(element).heard,)


def link_leads_to_another_page(rng: Random, file: File) -> Found:
    calls = [each for each in links(file, external=False) if "Figur" in each.heard or "Tabell" in each.heard]
    element = rng.choice(calls)
    annotation(file, element).A.D[0] = file.pdf.pages[0].obj
    return (block_of(element).heard,)


def link_lost(rng: Random, file: File) -> Found:
    element = rng.choice(links(file, external=True))
    source = file.of(element)
    source.S = Name.Span
    source.K = Array([kid for kid in kids(source) if not (isinstance(kid, Dictionary) and "/Obj" in kid)])
    return (block_of(element).heard,)


def language_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "Span", "P", having="/Lang")
    del file.of(element)["/Lang"]
    return (block_of(element).heard,)


def language_changed(rng: Random, file: File) -> Found:
    element = file.choose(rng, "Span", "P", having="/Lang")
    file.of(element).Lang = String("de")
    return (block_of(element).heard,)


def expansion_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "Span", having="/E", words=False)
    del file.of(element)["/E"]
    return (block_of(element).heard,)


def note_call_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "Link", having="/Ref", words=False)
    del file.of(element)["/Ref"]
    return (block_of(element).heard,)


def note_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "Note")
    lose(file, element)
    return (element.heard,)


def note_moved(rng: Random, file: File) -> Found:
    call = file.choose(rng, "Link", having="/Ref", words=False)
    while call.parent.type in ("Span", "Reference"):
        call = call.parent
    other = rng.choice([e for e in file.elements if e.type == "P" and WORD.search(e.heard) and not e.all("Link")])
    lose(file, call)
    file.of(other).K = Array([*kids(file.of(other)), file.of(call)])
    return block_of(call).heard, other.heard


def list_flattened(rng: Random, file: File) -> Found:
    inner = rng.choice([e for e in file.elements if e.type == "L" and e.parent.type == "LBody"])
    outer = inner.parent.parent
    items = [file.of(each) for each in inner.kids]
    lose(file, inner)
    holder = file.of(outer).P
    place = next(n for n, kid in enumerate(kids(holder)) if same(kid, outer))
    holder.K = Array([*kids(holder)[: place + 1], *items, *kids(holder)[place + 1 :]])
    return (inner.heard,)


def item_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "LI")
    lose(file, element)
    return (element.heard,)


def number_lost(rng: Random, file: File) -> Found:
    numbered = [e for e in file.elements if e.type == "Lbl" and e.parent.type == "LI" and e.heard.strip()[:1].isdigit()]
    element = rng.choice(numbered)
    lose(file, element)
    return (element.parent.heard,)


def caption_dropped(rng: Random, file: File) -> Found:
    element = file.choose(rng, "Caption")
    lose(file, element)
    return (element.heard,)


def box_lost(rng: Random, file: File) -> Found:
    element = file.choose(rng, "Aside", "BlockQuote")
    file.of(element).S = Name.Div
    return (element.heard,)


MUTATIONS: tuple[Callable[[Random, File], Found], ...] = (
    words_dropped, part_dropped, paragraph_lost, blocks_swapped, alternative_lost, alternative_changed, level_changed,
    heading_as_text, header_lost, scope_lost, header_of_the_wrong_kind, cells_merged_otherwise, row_lost, cells_swapped,
    link_leads_elsewhere, link_leads_to_another_page, link_lost, language_lost, language_changed, expansion_lost,
    note_call_lost, note_lost, note_moved, list_flattened, item_lost, number_lost, caption_dropped, box_lost,
)  # fmt: skip


def mutated(data: bytes, mutation: Callable[[Random, File], Found], rng: Random) -> tuple[bytes, Found]:
    """Return the changed file and what was changed."""
    file, made = File(data, said(data)), BytesIO()
    changed = mutation(rng, file)
    file.pdf.save(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return made.getvalue(), changed
