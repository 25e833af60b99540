"""Meaningful changes to the bytes of a web edition. Each returns the words of what it changed, None when it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from lxml import html
from lxml.html import HtmlElement
from mutated_source import WORD

Found = tuple[str, ...] | None


def text_of(element: HtmlElement) -> str:
    return str(element.text_content())


def chosen(rng: Random, root: HtmlElement, path: str) -> HtmlElement | None:
    """Return a random element that has a known word in it."""
    candidates = [each for each in root.xpath(path) if WORD.search(text_of(each))]
    return rng.choice(candidates) if candidates else None


def lose(element: HtmlElement) -> None:
    element.drop_tree()


def around(element: HtmlElement) -> str:
    """Return the words of the block that an element stands in."""
    while element.tag not in {"p", "li", "td", "th", "figcaption", "dd", "dt", "h2", "h3", "h4"}:
        element = element.getparent()
    return text_of(element)


def sentence_dropped(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//p[contains(., '. ')]")
    before = text_of(element)
    for inner in element.iter():
        for name in ("text", "tail"):
            said = getattr(inner, name) or ""
            if (inner is not element or name == "text") and WORD.search(said):
                setattr(inner, name, re.sub(r"[^.]*z\d{3}[^.]*\.?", " ", said, count=1))
                return (before,) if text_of(element) != before else None
    return None


def word_changed(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//*[not(*)]")
    before = text_of(element)
    element.text = WORD.sub("annat", element.text, count=1)
    return (before,)


def paragraph_lost(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//p")
    before = text_of(element)
    lose(element)
    return (before,)


def paragraphs_swapped(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//p[following-sibling::*[1][self::p]]")
    other = element.getnext()
    other.addnext(element)
    return text_of(element), text_of(other)


def alternative_lost(rng: Random, root: HtmlElement) -> Found:
    element = rng.choice(root.xpath(".//*[@role='img'][@aria-label]"))
    return (element.attrib.pop("aria-label"),)


def alternative_changed(rng: Random, root: HtmlElement) -> Found:
    element = rng.choice(root.xpath(".//*[@role='img'][@aria-label]"))
    before = element.get("aria-label")
    element.set("aria-label", "bild")
    return (before,)


def level_changed(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//h2|.//h3|.//h4")
    element.tag = rng.choice([tag for tag in ("h2", "h3", "h4", "h5") if tag != element.tag])
    return (text_of(element),)


def heading_as_text(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//h2|.//h3|.//h4")
    element.tag = "p"
    return (text_of(element),)


def row_header_lost(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//th[@scope='row']")
    element.tag = "td"
    return (text_of(element),)


def header_of_the_wrong_kind(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//th[@scope]")
    element.set("scope", "row" if element.get("scope").startswith("col") else "col")
    return (text_of(element),)


def scope_lost(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//th[@scope]")
    del element.attrib["scope"]
    return (text_of(element),)


def row_lost(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//tr")
    before = text_of(element)
    lose(element)
    return (before,)


def cells_swapped(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//td[following-sibling::td]")
    element.getnext().addnext(element)
    return (text_of(element),)


def cells_merged_otherwise(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//td|.//th")
    element.set("colspan", str(int(element.get("colspan", "1")) + 1))
    return (text_of(element),)


def link_leads_elsewhere(rng: Random, root: HtmlElement) -> Found:
    element = rng.choice(root.xpath(".//a[starts-with(@href, 'http')]"))
    element.set("href", "https://example.org/")
    return (around(element),)


def link_leads_to_another_place(rng: Random, root: HtmlElement) -> Found:
    # A heading's link to itself is no part of the text: tests/html/test_page.py holds it against its section.
    element = rng.choice(root.xpath(".//a[starts-with(@href, '#')][not(@role)][not(@class='deep-link')]"))
    goals = [f"#{each.get('id')}" for each in root.xpath(".//*[self::section or self::h2][@id]")]
    element.set("href", rng.choice([goal for goal in goals if goal != element.get("href")]))
    return (around(element),)


def link_lost(rng: Random, root: HtmlElement) -> Found:
    element = rng.choice(root.xpath(".//a[starts-with(@href, 'http')]"))
    before = around(element)
    element.drop_tag()
    return (before,)


def language_lost(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//*[@lang]")
    del element.attrib["lang"]
    return (around(element),)


def language_changed(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//*[@lang]")
    element.set("lang", "de")
    return (around(element),)


def note_moved(rng: Random, root: HtmlElement) -> Found:
    call = rng.choice(root.xpath(".//sup[a[@role='doc-noteref']]"))
    before, other = around(call), rng.choice(root.xpath(".//p[not(.//sup)]"))
    call.drop_tree()
    call.tail = None
    other.append(call)
    return before, text_of(other)


def note_call_lost(rng: Random, root: HtmlElement) -> Found:
    call = rng.choice(root.xpath(".//sup[a[@role='doc-noteref']]"))
    before = around(call)
    call.drop_tree()
    return (before,)


def note_lost(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, "//*[@role='doc-endnotes']//li")
    before = text_of(element)
    lose(element)
    return (before,)


def list_flattened(rng: Random, root: HtmlElement) -> Found:
    item = chosen(rng, root, ".//li[ul|ol]//li")
    outer = item.getparent().getparent()
    outer.addnext(item)
    return (text_of(item),)


def item_lost(rng: Random, root: HtmlElement) -> Found:
    item = chosen(rng, root, ".//li[not(.//li)]")
    before = text_of(item)
    lose(item)
    return (before,)


def numbering_changed(rng: Random, root: HtmlElement) -> Found:
    element = rng.choice(root.xpath(".//ol[@start]"))
    element.set("start", "1")
    return (text_of(element),)


def list_unnumbered(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//ol")
    element.tag = "ul"
    return (text_of(element),)


def box_ticked(rng: Random, root: HtmlElement) -> Found:
    item = chosen(rng, root, ".//ul[contains(@class, 'checklist')]/li")
    item.set("class", "" if item.get("class") == "done" else "done")
    return (text_of(item),)


def caption_dropped(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//caption|.//figcaption")
    before = text_of(element)
    lose(element)
    return (before,)


def term_as_text(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//dt")
    element.tag = "dd"
    return (text_of(element),)


def box_lost(rng: Random, root: HtmlElement) -> Found:
    element = chosen(rng, root, ".//aside|.//blockquote")
    element.tag = "div"
    return (text_of(element),)


def expansion_lost(rng: Random, root: HtmlElement) -> Found:
    element = rng.choice(root.xpath(".//abbr[@title]"))
    before = around(element)
    del element.attrib["title"]
    return (before,)


MUTATIONS: tuple[Callable[[Random, HtmlElement], Found], ...] = (
    sentence_dropped, word_changed, paragraph_lost, paragraphs_swapped, alternative_lost, alternative_changed,
    level_changed, heading_as_text, row_header_lost, header_of_the_wrong_kind, scope_lost, row_lost, cells_swapped,
    cells_merged_otherwise, link_leads_elsewhere, link_leads_to_another_place, link_lost, language_lost,
    language_changed, note_moved, note_call_lost, note_lost, list_flattened, item_lost, numbering_changed,
    list_unnumbered, box_ticked,
    caption_dropped, term_as_text, box_lost, expansion_lost,
)  # fmt: skip


def mutated(data: bytes, mutation: Callable[[Random, HtmlElement], Found], rng: Random) -> tuple[bytes, Found]:
    """Return the changed page and what was changed."""
    page = html.document_fromstring(data.decode())
    changed = mutation(rng, page.xpath("//main//div[@class='text']")[0])
    return html.tostring(page, doctype="<!doctype html>", encoding="utf-8"), changed
