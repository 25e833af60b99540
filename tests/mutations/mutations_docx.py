"""Meaningful changes to the bytes of a Word edition. Each returns the words of what it changed, None when it cannot."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random

from lxml import etree
from mutated_source import WORD

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
Part = etree._Element
Parts = dict[str, Part]
Found = tuple[str, ...] | None
BODY, NOTES, NUMBERS = "word/document.xml", "word/footnotes.xml", "word/numbering.xml"


def text_of(element: Part) -> str:
    return "".join(element.itertext(f"{W}t"))


def style(element: Part) -> str:
    found = element.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else ""


def paragraphs(parts: Parts) -> list[Part]:
    """Return the paragraphs of the text that have a known word."""
    return [
        each for each in parts[BODY].iter(f"{W}p") if WORD.search(text_of(each)) and not style(each).startswith("TOC")
    ]


def chosen(rng: Random, parts: Parts, wanted: Callable[[Part], object]) -> Part | None:
    candidates = [each for each in paragraphs(parts) if wanted(each)]
    return rng.choice(candidates) if candidates else None


def around(element: Part) -> str:
    return text_of(next(element.iterancestors(f"{W}p")))


def within_text(parts: Parts, tag: str) -> Iterator[Part]:
    return (inner for each in paragraphs(parts) for inner in each.iter(tag))


def lose(element: Part) -> None:
    element.getparent().remove(element)


def free(element: Part) -> bool:
    """Tell whether a paragraph stands in no table."""
    return next(element.iterancestors(f"{W}tc"), None) is None


def as_text(element: Part) -> tuple[str]:
    element.find(f"{W}pPr/{W}pStyle").set(f"{W}val", "BodyText")
    return (text_of(element),)


def sentence_dropped(rng: Random, parts: Parts) -> Found:
    element = chosen(rng, parts, lambda each: ". " in text_of(each))
    before = text_of(element)
    text = rng.choice([each for each in element.iter(f"{W}t") if WORD.search(each.text or "")])
    text.text = re.sub(r"[^.]*z\d{3}[^.]*\.?", " ", text.text, count=1)
    return (before,)


def word_changed(rng: Random, parts: Parts) -> Found:
    element = chosen(rng, parts, lambda each: True)
    before = text_of(element)
    text = next(each for each in element.iter(f"{W}t") if WORD.search(each.text or ""))
    text.text = WORD.sub("annat", text.text, count=1)
    return (before,)


def paragraph_lost(rng: Random, parts: Parts) -> Found:
    element = chosen(rng, parts, free)
    lose(element)
    return (text_of(element),)


def paragraphs_swapped(rng: Random, parts: Parts) -> Found:
    element = chosen(rng, parts, lambda e: free(e) and e.getnext() is not None and e.getnext() in paragraphs(parts))
    other = element.getnext()
    other.addnext(element)
    return text_of(element), text_of(other)


def alternatives(parts: Parts) -> list[Part]:
    return [each for each in parts[BODY].iter(f"{WP}docPr") if WORD.search(each.get("descr", ""))]


def alternative_lost(rng: Random, parts: Parts) -> Found:
    element = rng.choice(alternatives(parts))
    before = element.get("descr")
    element.set("descr", "")
    return before, around(element)


def alternative_changed(rng: Random, parts: Parts) -> Found:
    element = rng.choice(alternatives(parts))
    before = element.get("descr")
    element.set("descr", "bild")
    return before, around(element)


def heading(each: Part) -> bool:
    return style(each).startswith("Heading")


def level_changed(rng: Random, parts: Parts) -> Found:
    element = chosen(rng, parts, heading)
    named = element.find(f"{W}pPr/{W}pStyle")
    named.set(f"{W}val", rng.choice([f"Heading{n}" for n in range(1, 5) if f"Heading{n}" != named.get(f"{W}val")]))
    return (text_of(element),)


def heading_as_text(rng: Random, parts: Parts) -> Found:
    return as_text(chosen(rng, parts, heading))


def tables(parts: Parts) -> list[Part]:
    return [each for each in parts[BODY].iter(f"{W}tbl") if WORD.search(text_of(each))]


def row_headers_lost(rng: Random, parts: Parts) -> Found:
    table = next(each for each in tables(parts) if each.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") == "1")
    table.find(f"{W}tblPr/{W}tblLook").set(f"{W}firstColumn", "0")
    return (text_of(list(table.iter(f"{W}tr"))[1]),)


def header_row_lost(rng: Random, parts: Parts) -> Found:
    row = next(rng.choice(tables(parts)).iter(f"{W}tr"))
    lose(next(row.iter(f"{W}tblHeader")))
    return (text_of(row),)


def row_lost(rng: Random, parts: Parts) -> Found:
    row = rng.choice([row for table in tables(parts) for row in table.iter(f"{W}tr")])
    lose(row)
    return (text_of(row),)


def cells_swapped(rng: Random, parts: Parts) -> Found:
    cells = [c for t in tables(parts) for c in t.iter(f"{W}tc") if c.getnext() is not None and text_of(c.getnext())]
    cell = rng.choice(cells)
    cell.getnext().addnext(cell)
    return (text_of(cell),)


def cells_merged_otherwise(rng: Random, parts: Parts) -> Found:
    cell = rng.choice([c for t in tables(parts) for c in t.iter(f"{W}tc") if WORD.search(text_of(c))])
    properties = cell.find(f"{W}tcPr")
    span = properties.find(f"{W}gridSpan")
    if span is None:
        span = etree.SubElement(properties, f"{W}gridSpan")
        span.set(f"{W}val", "1")
    span.set(f"{W}val", str(int(span.get(f"{W}val")) + 1))
    return (text_of(cell),)


def link_leads_elsewhere(rng: Random, parts: Parts) -> Found:
    part, name = rng.choice([(BODY, "document"), (NOTES, "footnotes")])
    relations = parts[f"word/_rels/{name}.xml.rels"]
    relation = rng.choice([each for each in relations if each.get("TargetMode") == "External"])
    relation.set("Target", "https://example.org/")
    link = next(each for each in parts[part].iter(f"{W}hyperlink") if relation.get("Id") in each.attrib.values())
    return (around(link),)


def internal(parts: Parts) -> list[Part]:
    return [each for each in within_text(parts, f"{W}hyperlink") if each.get(f"{W}anchor")]


def link_leads_to_another_place(rng: Random, parts: Parts) -> Found:
    link = rng.choice(internal(parts))
    marks = [mark.get(f"{W}name") for mark in within_text(parts, f"{W}bookmarkStart")]
    link.set(f"{W}anchor", rng.choice([name for name in marks if name.startswith("_Toc")]))
    return (around(link),)


def link_lost(rng: Random, parts: Parts) -> Found:
    link = rng.choice([each for each in within_text(parts, f"{W}hyperlink") if not each.get(f"{W}anchor")])
    link.tag = f"{W}smartTag"
    return (around(link),)


def bookmark_lost(rng: Random, parts: Parts) -> Found:
    link = rng.choice(internal(parts))
    for mark in [
        each for each in parts[BODY].iter(f"{W}bookmarkStart") if each.get(f"{W}name") == link.get(f"{W}anchor")
    ]:
        lose(mark)
    return (around(link),)


def language_lost(rng: Random, parts: Parts) -> Found:
    element = rng.choice(list(within_text(parts, f"{W}lang")))
    before = around(element)
    lose(element)
    return (before,)


def language_changed(rng: Random, parts: Parts) -> Found:
    element = rng.choice(list(within_text(parts, f"{W}lang")))
    element.set(f"{W}val", "de-DE")
    return (around(element),)


def note_call(rng: Random, parts: Parts) -> Part:
    return next(rng.choice(list(within_text(parts, f"{W}footnoteReference"))).iterancestors(f"{W}r"))


def note_moved(rng: Random, parts: Parts) -> Found:
    call = note_call(rng, parts)
    before = around(call)
    other = chosen(rng, parts, lambda each: each.find(f".//{W}footnoteReference") is None)
    other.append(call)
    return before, text_of(other)


def note_call_lost(rng: Random, parts: Parts) -> Found:
    call = note_call(rng, parts)
    before = around(call)
    lose(call)
    return (before,)


def note_changed(rng: Random, parts: Parts) -> Found:
    text = rng.choice([each for each in parts[NOTES].iter(f"{W}t") if WORD.search(each.text or "")])
    before = around(text)
    text.text = WORD.sub("annat", text.text, count=1)
    return (before,)


def note_lost(rng: Random, parts: Parts) -> Found:
    note = rng.choice([each for each in parts[NOTES].iter(f"{W}footnote") if WORD.search(text_of(each))])
    lose(note)
    return (text_of(note),)


def own_number(each: Part) -> bool:
    return not heading(each) and each.find(f"{W}pPr/{W}numPr/{W}numId") is not None


def list_flattened(rng: Random, parts: Parts) -> Found:
    item = chosen(rng, parts, lambda e: own_number(e) and e.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val") == "1")
    item.find(f"{W}pPr/{W}numPr/{W}ilvl").set(f"{W}val", "0")
    return (text_of(item),)


def item_as_text(rng: Random, parts: Parts) -> Found:
    item = chosen(rng, parts, own_number)
    lose(item.find(f"{W}pPr/{W}numPr"))
    return (text_of(item),)


def numbering_changed(rng: Random, parts: Parts) -> Found:
    changed = [each for each in parts[NUMBERS].iter(f"{W}startOverride") if each.get(f"{W}val") == "3"]
    for override in changed:
        override.set(f"{W}val", "1")
    return ("z055",)


def box_ticked(rng: Random, parts: Parts) -> Found:
    sign = rng.choice([each for each in within_text(parts, f"{W}t") if each.text in ("☐", "☑")])
    sign.text = "☑" if sign.text == "☐" else "☐"
    return (around(sign),)


def caption_dropped(rng: Random, parts: Parts) -> Found:
    element = chosen(rng, parts, lambda each: "Caption" in style(each))
    lose(element)
    return (text_of(element),)


def term_as_text(rng: Random, parts: Parts) -> Found:
    return as_text(chosen(rng, parts, lambda each: style(each) == "Term"))


def box_lost(rng: Random, parts: Parts) -> Found:
    return as_text(chosen(rng, parts, lambda each: style(each).startswith(("Callout", "Quotation"))))


def words_hidden(rng: Random, parts: Parts) -> Found:
    run = rng.choice([each for each in within_text(parts, f"{W}r") if WORD.search(text_of(each))])
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    etree.SubElement(properties, f"{W}vanish")
    return (around(run),)


MUTATIONS: tuple[Callable[[Random, Parts], Found], ...] = (
    sentence_dropped, word_changed, paragraph_lost, paragraphs_swapped, alternative_lost, alternative_changed,
    level_changed, heading_as_text, row_headers_lost, header_row_lost, row_lost, cells_swapped, cells_merged_otherwise,
    link_leads_elsewhere, link_leads_to_another_place, link_lost, bookmark_lost, language_lost, language_changed,
    note_moved, note_call_lost, note_changed, note_lost, list_flattened, item_as_text, numbering_changed, box_ticked,
    caption_dropped, term_as_text, box_lost, words_hidden,
)  # fmt: skip


def mutated(data: bytes, mutation: Callable[[Random, Parts], Found], rng: Random) -> tuple[bytes, Found]:
    """Return the changed file and what was changed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if "fonts/" not in name}
    parts = {name: etree.fromstring(content) for name, content in files.items() if name.endswith((".xml", ".rels"))}
    changed, made = mutation(rng, parts), BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, etree.tostring(parts[name]) if name in parts else content)
    return made.getvalue(), changed
