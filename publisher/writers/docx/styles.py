"""styles.xml: the layout's tokens as styles, by the names that a person looks for in Word's list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from publisher.layout import Layout
from publisher.writers.docx import (
    fonts,
    languages,
    style_boxes,
    style_figures,
    style_furniture,
    style_places,
    style_text,
)
from publisher.writers.docx.ooxml import Element, add, root
from publisher.writers.docx.style import Style, line_of, write_style
from publisher.writers.docx.style_table import data_table, table_normal

_SHARED = ("CodeBlock", "Break", "Picture", "Caption", "CaptionAboveSource", "TableCaption", "SourceLine")
_IN_BOXES = ("Term", "Definition", "ListContinue", *_SHARED)  # what may stand in a box, besides its text and lists


def catalogue(
    layout: Layout, words: Mapping[str, Any], callouts: Mapping[str, Any], numbered: bool
) -> dict[str, Style]:
    """Return all paragraph and character styles by id; `callouts` are the layout's words for its kinds of callout."""
    plain = (
        *style_text.headings(layout, numbered),
        *style_text.text(layout, words),
        *style_text.characters(layout, words),
        *style_figures.figures(layout, words),
        *style_figures.tables(words),
        *style_furniture.cover(layout, words),
        *style_furniture.contents(layout, numbered=numbered),
        *style_furniture.matter(layout, words),
        *style_furniture.edges(layout),
    )
    known = {style.id: style for style in plain}
    shared = [known[id_] for id_ in _SHARED]
    placed = (
        *(there for style in shared for there in style_places.in_text(style, words)),
        *style_boxes.boxes(layout, words, callouts, [known[id_] for id_ in _IN_BOXES]),
        *style_places.by_table(shared, words),
    )
    known |= {style.id: style for style in placed}
    return known | {below.id: below for below in (style_places.after_table(each, words) for each in known.values())}


def part(layout: Layout, known: Mapping[str, Style], used: Iterable[str], table: str, lang: str) -> Element:
    """Return the styles part: those that a person looks for, and those that the text uses.

    `table` is the name of the tables' style.
    """
    types, family = layout.tokens["type"], layout.tokens["fonts"]["family"]
    natural = fonts.metrics(layout.file(layout.tokens["fonts"]["regular"])).line
    root_ = root("w:styles", "w14")
    _defaults(root_, family, types, natural, lang)
    # Word's own styles that the edition does not use stay out of the person's way.
    latent = {"defLockedState": "0", "defUIPriority": "99", "defSemiHidden": "1", "defUnhideWhenUsed": "1"}
    add(root_, "w:latentStyles", **latent, defQFormat="0", count="376")
    _empty(root_, "paragraph", "Normal", "Normal", colour=layout.colours["ink"])
    _empty(root_, "character", "DefaultParagraphFont", "Default Paragraph Font")
    _empty(root_, "numbering", "NoList", "No List")
    needed = _with_bases(used, known)
    for style in known.values():
        if not style.only_used or style.id in needed:
            write_style(root_, style, types, natural)
    table_normal(root_)
    data_table(root_, layout, table)
    return root_


def _with_bases(used: Iterable[str], known: Mapping[str, Style]) -> set[str]:
    """Return styles and all that they are based on."""
    needed: set[str] = set()
    for id_ in used:
        while id_ in known and id_ not in needed:
            needed.add(id_)
            id_ = known[id_].based  # noqa: PLW2901  # up the chain
    return needed


def _defaults(part: Element, family: str, types: Mapping[str, Any], natural: float, lang: str) -> None:
    defaults = add(part, "w:docDefaults")
    run = add(add(defaults, "w:rPrDefault"), "w:rPr")
    add(run, "w:rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family)
    add(run, "w:kern", val="2")  # pairs of letters from 1 point up; Word kerns nothing unless told
    size = str(round(types["body"]["size"] * 2))
    add(run, "w:sz", val=size)
    add(run, "w:szCs", val=size)
    tag = languages.tag(lang)
    add(run, "w:lang", val=tag, eastAsia=tag, bidi=tag)
    paragraph = add(add(defaults, "w:pPrDefault"), "w:pPr")
    add(paragraph, "w:spacing", before="0", after="0", line=line_of(types["body"], natural), lineRule="auto")


def _empty(part: Element, kind: str, id_: str, name: str, colour: str = "") -> None:
    style = add(part, "w:style", type=kind, default="1", styleId=id_)
    add(style, "w:name", val=name)
    if kind != "paragraph":
        add(style, "w:uiPriority", val="99")
        add(style, "w:semiHidden")
        add(style, "w:unhideWhenUsed")
        return
    add(style, "w:qFormat")
    add(add(style, "w:rPr"), "w:color", val=colour.lstrip("#").upper())
