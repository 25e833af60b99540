"""The styles of headings, running text and words within it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from publisher.layout import Layout
from publisher.writers.docx.numbering import HEADINGS, LEVELS
from publisher.writers.docx.style import Frame, Style
from publisher.writers.docx.style_measures import DEEPEST_HEADING, HEADING_TABS, NUMBERED_LEVELS, STEP, outdent

WORDS_LEVELS = 5  # of List Continue that Word has itself
_AROUND = {1: (32, 20), 2: (24, 6), 3: (18, 4)}  # space above and below a heading, by level


def headings(layout: Layout, numbered: bool) -> Iterator[Style]:
    """Yield Heading 1 to 9; a chapter begins a page, and numbers come from the list of headings."""
    for level in range(1, DEEPEST_HEADING + 1):
        before, after = _AROUND.get(level, (14, 2))
        left, hanging = heading_indent(layout, level, numbered=numbered)
        yield Style(
            id=f"Heading{level}",
            name=f"heading {level}",
            next="BodyText",
            type=f"h{min(level, 4)}",
            colour=layout.colours["dark"],
            bold=True,
            before=before,
            after=after,
            left=left,
            hanging=hanging,
            keep_next=True,
            keep_lines=True,
            new_page=True if level == 1 else None,
            hyphens=False,
            outline=level - 1,
            numbered=(HEADINGS, level - 1) if numbered and level <= NUMBERED_LEVELS else None,
            built_in=True,
            priority=9,
        )


def heading_indent(layout: Layout, level: int, *, numbered: bool) -> tuple[float, float]:
    """Return a heading's indent and how far its number hangs out of it."""
    edge = -outdent(layout) if level == 1 else 0.0
    room = HEADING_TABS[level - 1] if numbered and level <= NUMBERED_LEVELS else 0.0
    return edge + room, room


def text(layout: Layout, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of running text."""
    colours = layout.colours
    yield Style(id="BodyText", name="Body Text", called=words["style_body"], after=8, built_in=True, priority=1)
    entry = Style(id="ListBullet", name="List Bullet", called=words["style_bullet"], based="BodyText", after=4,
                  built_in=True, priority=2)  # fmt: skip
    yield entry
    yield replace(entry, id="ListNumber", name="List Number", called=words["style_numbered"])
    yield replace(entry, id="Checklist", name=words["style_checklist"], called="", after=6, built_in=False)
    goes_on = replace(entry, id="ListContinue", name="List Continue", called=words["style_continued"], left=STEP)
    yield goes_on
    for level in range(2, LEVELS + 1):
        yield replace(goes_on, id=f"ListContinue{level}", name=f"List Continue {level}", based="ListContinue",
                      left=STEP * level, built_in=level <= WORDS_LEVELS, quick=False, only_used=level > WORDS_LEVELS,
                      called=f"{goes_on.called} {level}")  # fmt: skip
    yield Style(id="Term", name=words["style_term"], based="BodyText", next="Definition", bold=True,
                colour=colours["dark"], keep_next=True, before=6, after=0)  # fmt: skip
    yield Style(id="Definition", name=words["style_definition"], based="BodyText", left=STEP, after=4)
    frame = Frame(left=colours["rule"], others=colours["tint"], ground=colours["tint"], width=3, space=10)
    yield Style(id="CodeBlock", name=words["style_code"], frame=frame, font=layout.tokens["fonts"]["code_family"],
                 type="small", before=12, after=20, left=13, right=10.5, hyphens=False)  # fmt: skip
    yield Style(id="Break", name=words["style_break"], before=12, after=16, align="center", colour=colours["grey"],
                spread=6)  # fmt: skip
    yield Style(
        id="FootnoteText", name="footnote text", type="small", after=3, hyphens=False, built_in=True, quick=False
    )


def characters(layout: Layout, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of words within a paragraph."""
    colours = layout.colours
    base = Style(id="", name="", kind="character", based="DefaultParagraphFont", built_in=True)
    hidden = replace(base, quick=False)
    yield replace(base, id="Strong", name="Strong", bold=True)
    yield replace(base, id="Emphasis", name="Emphasis", italic=True)
    both = replace(base, id="StrongEmphasis", name=words["style_strong_emphasis"], built_in=False)
    yield replace(both, bold=True, italic=True)
    mono = layout.tokens["fonts"]["code_family"]
    yield replace(base, id="CodeText", name=words["style_code_text"], font=mono, ground=colours["tint"], built_in=False)
    yield replace(hidden, id="Hyperlink", name="Hyperlink", colour=colours["link"], underline=True)
    yield replace(hidden, id="FollowedHyperlink", name="FollowedHyperlink", colour=colours["visited"], underline=True)
    yield replace(hidden, id="FootnoteReference", name="footnote reference", vertical="superscript")
    yield replace(hidden, id="PageNumber", name="page number", bold=True, colour=colours["dark"])
