"""The styles of figures, tables and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from publisher.layout import Layout
from publisher.writers.docx.style import Style
from publisher.writers.docx.style_measures import outdent


def figures(layout: Layout, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of figures and captions."""
    caption = Style(id="Caption", name="caption", called=words["style_caption"], next="BodyText", type="caption",
                    after=18, keep_lines=True, hyphens=False, built_in=True, priority=11)  # fmt: skip
    own = replace(caption, called="", based="Caption", keep_next=True, built_in=False)
    yield Style(id="Picture", name=words["style_picture"], next="Caption", before=12, after=5, keep_next=True)
    yield caption
    name = words["style_caption_above_source"]
    yield replace(own, id="CaptionAboveSource", name=name, next="SourceLine", after=1)
    table = replace(own, id="TableCaption", name=words["style_table_caption"], before=14, after=6)
    source = Style(id="SourceLine", name=words["style_source"], next="BodyText", type="small",
                colour=layout.colours["grey"], before=2, after=18)  # fmt: skip
    yield table
    yield source
    for style in (table, source):  # beside a table that reaches into the left margin
        wide = words["style_wide"].format(name=style.name)
        yield Style(id=f"{style.id}Wide", name=wide, based=style.id, next="BodyText", left=-outdent(layout))


def tables(words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of the text in cells; weight and colour of headers come from the table's own style."""
    text = Style(id="TableText", name=words["style_table_text"], type="caption", tabular=True)
    header = replace(text, id="TableHeader", name=words["style_table_header"], based="TableText", keep_next=True,
                     hyphens=False)  # fmt: skip
    for style in (text, header):
        yield style
        own = replace(style, based=style.id, type="", tabular=False, keep_next=None, hyphens=True)
        yield replace(own, id=f"{style.id}Center", name=words["style_center"].format(name=style.name), align="center")
        yield replace(own, id=f"{style.id}End", name=words["style_right"].format(name=style.name), align="right")
