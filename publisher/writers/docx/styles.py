"""styles.xml: the layout's tokens as styles, by the names that a person looks for in Word's list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publisher.layout import Layout
from publisher.writers.docx import fonts, languages, style_boxes, style_figures, style_furniture, style_text
from publisher.writers.docx.ooxml import Element, add, root
from publisher.writers.docx.style import line_of, write_style
from publisher.writers.docx.style_table import data_table, table_normal


def styles(layout: Layout, words: Mapping[str, Any], callouts: Mapping[str, Any], lang: str, numbered: bool) -> Element:
    """Return the styles part; `callouts` are the layout's words for its kinds of callout."""
    types, family = layout.tokens["type"], layout.tokens["fonts"]["family"]
    natural = fonts.metrics(layout.file(layout.tokens["fonts"]["regular"])).line
    part = root("w:styles", "w14")
    _defaults(part, family, types, natural, lang)
    # Word's own styles that the edition does not use stay out of the person's way.
    latent = {"defLockedState": "0", "defUIPriority": "99", "defSemiHidden": "1", "defUnhideWhenUsed": "1"}
    add(part, "w:latentStyles", **latent, defQFormat="0", count="376")
    _empty(part, "paragraph", "Normal", "Normal", colour=layout.colours["ink"])
    _empty(part, "character", "DefaultParagraphFont", "Default Paragraph Font")
    _empty(part, "numbering", "NoList", "No List")
    for style in (
        *style_text.headings(layout, numbered),
        *style_text.text(layout, words),
        *style_text.characters(layout, words),
        *style_boxes.boxes(layout, words, callouts),
        *style_figures.figures(layout, words),
        *style_figures.tables(words),
        *style_furniture.cover(layout, words),
        *style_furniture.contents(layout, numbered=numbered),
        *style_furniture.matter(layout, words),
        *style_furniture.edges(layout),
    ):
        write_style(part, style, types, natural)
    table_normal(part)
    data_table(part, layout, words["style_table"])
    return part


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
