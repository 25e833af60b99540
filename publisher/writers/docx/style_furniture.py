"""The styles of cover, contents, imprint, last page, header and footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from publisher.layout import Layout
from publisher.writers.docx.style import Frame, Style
from publisher.writers.docx.style_measures import COVER_BORDER, LABEL, SUBTITLE_BEFORE, TITLE_BEFORE, outdent

_LOW = 0.392  # of the page is above the imprint, which stands on the lower half
_NUMBER = 32.0  # the column of numbers in the contents


def cover(layout: Layout, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of the cover; those of the field share one border and so one ground."""
    colours = layout.colours
    ground = colours["cover"]
    edge = COVER_BORDER - 12
    frame = Frame(left=ground, others=ground, ground=ground, width=12, thick=12, space=edge, above=edge)
    field = Style(id="Title", name="Title", next="Subtitle", type="title", colour=colours["cover-text"], bold=True,
                  before=TITLE_BEFORE, frame=frame, hyphens=False, built_in=True)  # fmt: skip
    below = Style(id="CoverPublisher", name=words["style_cover_publisher"], type="lead", colour=colours["dark"],
                  bold=True, before=24, hyphens=False)  # fmt: skip
    bleed = -(COVER_BORDER - 1)
    yield Style(id="CoverDrawing", name=words["style_cover_drawing"], colour=field.colour, ground=ground, left=bleed,
                right=bleed)  # fmt: skip
    yield field
    yield replace(
        field, id="Subtitle", name="Subtitle", next="BodyText", type="subtitle", bold=None, before=SUBTITLE_BEFORE
    )
    yield below
    yield replace(below, id="CoverDate", name=words["style_cover_date"], bold=None, before=None, colour=colours["grey"])


def contents(layout: Layout, *, numbered: bool) -> Iterator[Style]:
    """Yield the styles of the contents: levels told by weight and indent, page numbers in line."""
    out, measure = outdent(layout), layout.tokens["page"]["measure"]
    yield Style(id="TOCHeading", name="TOC Heading", next="BodyText", type="h1", colour=layout.colours["dark"],
                bold=True, before=32, after=20, left=-out, new_page=True, keep_next=True, hyphens=False, outline=0,
                built_in=True, priority=39, quick=False)  # fmt: skip
    for level in (1, 2, 3):
        hanging = _NUMBER if numbered else 0.0
        left = _NUMBER * (level - 1) + hanging - out
        yield Style(
            id=f"TOC{level}",
            name=f"toc {level}",
            next="BodyText",
            type="" if level == 1 else "caption",
            colour=layout.colours["dark"] if level == 1 else "",
            bold=True if level == 1 else None,
            before=5 if level == 1 else 0,
            left=left,
            hanging=hanging,
            tabs=(("right", "dot", measure),),
            hyphens=False,
            built_in=True,
            priority=39,
            quick=False,
        )


def matter(layout: Layout, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of the imprint and the last page; their headings are headings, but not in the contents."""
    out, dark = outdent(layout), layout.colours["dark"]
    title = Style(id="ImprintHeading", name=words["style_imprint_heading"], next="Imprint", type="h3", colour=dark,
                  bold=True, before=layout.tokens["page"]["height"] * _LOW, after=6, left=-out, new_page=True,
                  keep_next=True, hyphens=False, outline=0)  # fmt: skip
    text = Style(id="Imprint", name=words["style_imprint"], type="small", after=6, left=-out, right=out, hyphens=False)
    yield title
    yield text
    yield replace(text, id="ImprintFact", name=words["style_imprint_fact"], after=4, left=LABEL - out, hanging=LABEL,
                  tabs=(("left", "none", LABEL - out),))  # fmt: skip
    yield replace(title, id="BackHeading", name=words["style_back_heading"], next="BodyText", type="h1", before=32,
                  after=20)  # fmt: skip
    yield replace(title, id="BackSubheading", name=words["style_back_subheading"], next="BodyText", before=18, after=4,
                  left=None, new_page=None, outline=1)  # fmt: skip
    yield Style(id="BackFact", name=words["style_back_fact"], based="BodyText", left=LABEL, hanging=LABEL, after=4,
                tabs=(("left", "none", LABEL),), hyphens=False)  # fmt: skip


def edges(layout: Layout) -> Iterator[Style]:
    """Yield the styles of header and footer, which begin where chapter titles do."""
    header = Style(id="Header", name="header", type="small", colour=layout.colours["grey"], left=-outdent(layout),
                   tabs=(("right", "none", layout.tokens["page"]["measure"]),), hyphens=False, built_in=True,
                   quick=False)  # fmt: skip
    yield header
    yield replace(header, id="Footer", name="footer")
