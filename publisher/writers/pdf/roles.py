"""Which structure type an HTML element gets: data only, with the clause that defines each type.

Clauses: 1.7 is ISO 32000-1:2008, 2.0 is ISO 32000-2:2020, UA-1 is ISO 14289-1:2014, UA-2 is ISO 14289-2:2024;
what may stand in what: ISO/TS 32005.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["grouping", "block", "inline"]


@dataclass(frozen=True, slots=True)
class StructureType:
    """A standard structure type: grouping types hold no text of their own, inline types stand in a block."""

    kind: Kind
    pdf17: str  # clause of ISO 32000-1, or the type it is role-mapped to in a 1.7 tree
    pdf20: str  # clause of ISO 32000-2, or empty: only in the 1.7 namespace


TYPES: dict[str, StructureType] = {
    # grouping: 1.7 14.8.4.2, 2.0 14.8.4.3 and 14.8.4.4
    "Document": StructureType("grouping", "14.8.4.2", "14.8.4.3"),
    "Part": StructureType("grouping", "14.8.4.2", "14.8.4.4"),
    "Art": StructureType("grouping", "14.8.4.2", ""),
    "Sect": StructureType("grouping", "14.8.4.2", "14.8.4.4"),
    "Div": StructureType("grouping", "14.8.4.2", "14.8.4.4"),
    "Aside": StructureType("grouping", "> Sect", "14.8.4.4"),
    "BlockQuote": StructureType("grouping", "14.8.4.2", ""),
    "TOC": StructureType("grouping", "14.8.4.2", ""),
    "TOCI": StructureType("grouping", "14.8.4.2", ""),
    "Note": StructureType("grouping", "14.8.4.4", ""),  # UA-1 7.9: an ID each
    "FENote": StructureType("grouping", "> Note", "14.8.4.5"),  # UA-2 8.2.5.14: NoteType, Ref both ways
    # blocks: 1.7 14.8.4.3 and 14.8.4.5 (illustrations), 2.0 14.8.4.5 and 14.8.4.8 (lists, tables, captions, figures)
    "P": StructureType("block", "14.8.4.3.2", "14.8.4.5"),
    "Title": StructureType("block", "> P", "14.8.4.5"),
    **{f"H{level}": StructureType("block", "14.8.4.3.2", "14.8.4.5") for level in range(1, 7)},
    "Caption": StructureType("block", "14.8.4.2", "14.8.4.8.4"),
    "L": StructureType("block", "14.8.4.3.3", "14.8.4.8.2"),
    "LI": StructureType("block", "14.8.4.3.3", "14.8.4.8.2"),
    "Lbl": StructureType("block", "14.8.4.3.3", "14.8.4.7.2"),
    "LBody": StructureType("block", "14.8.4.3.3", "14.8.4.8.2"),
    "Table": StructureType("block", "14.8.4.3.4", "14.8.4.8.3"),
    "THead": StructureType("block", "14.8.4.3.4", "14.8.4.8.3"),
    "TBody": StructureType("block", "14.8.4.3.4", "14.8.4.8.3"),
    "TFoot": StructureType("block", "14.8.4.3.4", "14.8.4.8.3"),
    "TR": StructureType("block", "14.8.4.3.4", "14.8.4.8.3"),
    "TH": StructureType("block", "14.8.4.3.4", "14.8.4.8.3"),  # UA-1 7.5: Scope or Headers
    "TD": StructureType("block", "14.8.4.3.4", "14.8.4.8.3"),
    "Figure": StructureType("block", "14.8.4.5", "14.8.4.8.5"),  # UA-1 7.3: Alt or ActualText
    # inline: 1.7 14.8.4.4, 2.0 14.8.4.7
    "Span": StructureType("inline", "14.8.4.4", "14.8.4.7.2"),
    "Em": StructureType("inline", "> Span", "14.8.4.7.2"),
    "Strong": StructureType("inline", "> Span", "14.8.4.7.2"),
    "Quote": StructureType("inline", "14.8.4.4", ""),
    "Code": StructureType("inline", "14.8.4.4", ""),
    "Reference": StructureType("inline", "14.8.4.4", ""),
    "Link": StructureType("inline", "14.8.4.4", "14.8.4.7.2"),  # UA-1 7.18.5, UA-2 8.2.5.20
}

ROLE_MAP_17 = {name: t.pdf17[2:] for name, t in TYPES.items() if t.pdf17.startswith("> ")}
"""1.7 14.7.3: types of ours that are not standard in 1.7, and the standard type nearest to each."""

GROUPING = frozenset(name for name, t in TYPES.items() if t.kind == "grouping")
INLINE = frozenset(name for name, t in TYPES.items() if t.kind == "inline")

HTML: dict[str, str] = {
    # The title of a publication is a Title; its chapters (h2) are H1, as in the other editions.
    "h1": "Title", "h2": "H1", "h3": "H2", "h4": "H3", "h5": "H4", "h6": "H5",
    "main": "Part", "article": "Art", "section": "Sect", "nav": "Sect", "aside": "Aside", "header": "Sect",
    "blockquote": "BlockQuote", "p": "P", "pre": "P", "address": "P",
    "ul": "L", "ol": "L", "dl": "L", "menu": "L",
    "table": "Table", "caption": "Caption", "figcaption": "Caption", "thead": "THead", "tbody": "TBody",
    "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD",
    "em": "Em", "i": "Em", "strong": "Strong", "b": "Strong", "q": "Quote",
    "code": "Code", "kbd": "Code", "samp": "Code", "var": "Code", "abbr": "Span", "sub": "Span", "sup": "Span",
}  # fmt: skip

PHRASING = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
"""HTML elements that stand in a line of text: one of them with a language only becomes a Span, any other a Div."""

INSTEAD: dict[tuple[str, str], str] = {
    **{("Aside", parent): "Sect" for parent in ("Aside", "BlockQuote", "TD", "TH")},
    **{("BlockQuote", parent): "Sect" for parent in ("TD", "TH")},
    **{("Part", parent): "Sect" for parent in ("TD", "TH")},
}
"""What a type becomes in a parent that may not hold it (ISO/TS 32005, table 5): type and parent → type."""

NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})

SCOPE = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}  # 1.7 table 349, 2.0 table 384

LIST_NUMBERING = {  # 1.7 table 347, 2.0 table 382; what CSS calls the numbers of an ordered list
    "decimal": "Decimal",
    "lower-roman": "LowerRoman", "upper-roman": "UpperRoman", "lower-alpha": "LowerAlpha", "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha", "upper-latin": "UpperAlpha",
}  # fmt: skip

LIST_MARKS = {mark: name for name, marks in (("Disc", "•●"), ("Circle", "◦○"), ("Square", "▪■□☐☑☒")) for mark in marks}
"""The mark that the items of a list are drawn with, and what a PDF calls it."""
