"""The styles, group by group: what each says, with the layout's tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publisher.layout import Layout
from publisher.model import CalloutKind
from publisher.writers.docx.numbering import HEADINGS
from publisher.writers.docx.style import Frame, Style

DEEPEST_HEADING = 9  # Word has no more
NUMBERED_LEVELS = 3
_SPACE_AROUND = {1: (24, 20), 2: (26, 7), 3: (18, 4)}  # points above and below a heading, by level
LIST_STEP = 18.0  # indent of each level of a list, in points
COVER_BORDER = 43.0  # the widest border that Word draws and the most space within it: 12 and 31 points
TITLE_BEFORE, SUBTITLE_BEFORE = 28.0, 14.0  # on the cover
BOX_PAD = 12.0  # between a box's edge and its text


def headings(layout: Layout, numbered: bool) -> Iterator[Style]:
    """Yield Heading 1 to 9; a chapter begins a page, and numbers come from the list of headings."""
    dark = layout.colours["dark"]
    for level in range(1, DEEPEST_HEADING + 1):
        before, after = _SPACE_AROUND.get(level, (14, 2))
        yield Style(
            id=f"Heading{level}",
            name=f"heading {level}",
            next="BodyText",
            type=f"h{min(level, 4)}",
            colour=dark,
            bold=True,
            before=before,
            after=after,
            keep_next=True,
            keep_lines=True,
            new_page=True if level == 1 else None,
            hyphens=False,
            outline=level - 1,
            numbered=(HEADINGS, level - 1) if numbered and level <= NUMBERED_LEVELS else None,
            built_in=True,
            priority=9,
        )


def text(layout: Layout, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of running text."""
    colours = layout.colours
    yield Style(id="BodyText", name="Body Text", after=8, built_in=True, priority=1)
    yield Style(id="AfterTable", name=words["style_after_table"], based="BodyText", next="BodyText", before=12)
    yield Style(id="ListBullet", name="List Bullet", based="BodyText", after=5, built_in=True, priority=2)
    yield Style(id="ListNumber", name="List Number", based="BodyText", after=5, built_in=True, priority=2)
    yield Style(id="Checklist", name=words["style_checklist"], based="BodyText", after=5, priority=2)
    yield Style(id="ListContinue", name="List Continue", based="BodyText", after=5, left=LIST_STEP, built_in=True)
    term = {"bold": True, "colour": colours["dark"], "keep_next": True, "before": 4, "after": 0}
    yield Style(id="Term", name=words["style_term"], based="BodyText", next="Definition", **term)
    yield Style(id="Definition", name=words["style_definition"], based="BodyText", left=LIST_STEP)
    code = Frame(left=colours["tint"], others=colours["tint"], ground=colours["tint"], width=0.5, space=8)
    mono = layout.tokens["fonts"].get("mono", "")
    code_style = {"type": "small", "before": 8, "after": 16, "left": 9, "right": 9, "hyphens": False}
    yield Style(id="CodeBlock", name=words["style_code"], frame=code, font=mono, **code_style)
    yield Style(id="Break", name=words["style_break"], before=12, after=16, align="center", colour=colours["grey"])
    yield Style(id="FootnoteText", name="footnote text", type="small", after=3, built_in=True, quick=False)


def figures_and_tables(layout: Layout, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of figures, tables and what stands around them."""
    grey, dark = layout.colours["grey"], layout.colours["dark"]
    yield Style(id="Picture", name=words["style_picture"], next="Caption", before=12, after=4, keep_next=True)
    yield Style(id="Caption", name="caption", next="BodyText", type="caption", after=18, keep_lines=True, hyphens=False,
                built_in=True, priority=11)  # fmt: skip
    above = {"based": "Caption", "keep_next": True}
    yield Style(id="CaptionAboveSource", name=words["style_caption_above_source"], next="SourceLine", after=1, **above)
    yield Style(id="TableCaption", name=words["style_table_caption"], before=14, after=5, colour=dark, **above)
    yield Style(id="SourceLine", name=words["style_source"], next="BodyText", type="small", colour=grey, before=4, after=18)
    table = {"type": "caption", "hyphens": False}
    yield Style(id="TableText", name=words["style_table_text"], **table)
    header = {"based": "TableText", "keep_next": True}  # bold and colour come from the table's own style
    yield Style(id="TableHeader", name=words["style_table_header"], **header)
    for id_, name in (("TableText", words["style_table_text"]), ("TableHeader", words["style_table_header"])):
        yield Style(id=f"{id_}Center", name=words["style_center"].format(name=name), based=id_, align="center")
        yield Style(id=f"{id_}End", name=words["style_right"].format(name=name), based=id_, align="right")


def boxes(layout: Layout, words: Mapping[str, Any], callouts: Mapping[str, Any]) -> Iterator[Style]:
    """Yield three styles for each kind of box: its title, its text and its last paragraph."""
    colours = layout.colours
    for kind in CalloutKind:
        token = layout.tokens["callout"][kind.value]
        bar, ground = colours[token["bar"]], colours[token["ground"]]
        frame = Frame(left=bar, others=ground, ground=ground, width=layout.tokens["rule"]["thick"])
        name = callouts[kind.value]["container"].capitalize()
        yield from _box(box_id(kind), name, frame, words, colour=bar)
    paper = colours["paper"]
    quote = Frame(left=colours["accent"], others=paper, width=layout.tokens["rule"]["thick"], above=0)
    yield from _box("Quotation", words["style_quotation"], quote, words)
    source = {"based": "QuotationEnd", "type": "small", "colour": colours["grey"]}
    yield Style(id="QuotationSource", name=words["style_quotation_source"], next="BodyText", **source)
    described = Frame(left=colours["rule"], others=paper, width=layout.tokens["rule"]["thin"], above=0)
    yield from _box("Description", words["style_description"], described, words, type_="caption")


def box_id(kind: CalloutKind) -> str:
    """Return the name within the file of a callout's style."""
    return f"Callout{kind.value.capitalize()}"


def _box(id_: str, name: str, frame: Frame, words: Mapping[str, Any], colour: str = "", type_: str = "") -> Iterator[Style]:
    left = BOX_PAD + frame.width
    # A box keeps together: its last paragraph, which has a style of its own, is the only one that may part from the next.
    keep = {"keep_next": True, "keep_lines": True}
    yield Style(id=id_, name=name, frame=frame, type=type_, after=5, left=left, right=BOX_PAD, **keep)
    title = words["style_title"].format(name=name)
    before = 0 if type_ else 12
    yield Style(id=f"{id_}Title", name=title, based=id_, next=id_, colour=colour, bold=True, before=before, after=3,
                hyphens=False)  # fmt: skip
    yield Style(id=f"{id_}End", name=words["style_end"].format(name=name), based=id_, next="BodyText", after=18, keep_next=False)


def furniture(layout: Layout, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of cover, contents, imprint, header and footer."""
    colours = layout.colours
    cover = Frame(left=colours["cover"], others=colours["cover"], ground=colours["cover"], width=12, thick=12,
                  space=COVER_BORDER - 12, above=COVER_BORDER - 12)  # fmt: skip
    on_cover = {"frame": cover, "colour": colours["cover-text"], "hyphens": False}
    yield Style(id="CoverDrawing", name=words["style_cover_drawing"], after=0, **on_cover)
    yield Style(id="Title", name="Title", next="Subtitle", type="title", bold=True, before=TITLE_BEFORE, built_in=True,
                **on_cover)  # fmt: skip
    yield Style(id="Subtitle", name="Subtitle", next="BodyText", type="subtitle", before=SUBTITLE_BEFORE, built_in=True,
                **on_cover)  # fmt: skip
    below = {"type": "lead", "hyphens": False}
    yield Style(id="CoverPublisher", name=words["style_cover_publisher"], bold=True, colour=colours["dark"], before=24, **below)
    yield Style(id="CoverDate", name=words["style_cover_date"], colour=colours["grey"], **below)
    heading = {"colour": colours["dark"], "bold": True, "keep_next": True, "hyphens": False}
    yield Style(id="TOCHeading", name="TOC Heading", next="BodyText", type="h1", before=24, after=20, new_page=True,
                outline=0, built_in=True, priority=39, quick=False, **heading)  # fmt: skip
    yield from _contents(layout.tokens["page"]["measure"])
    yield Style(id="MatterHeading", name=words["style_matter_heading"], next="Matter", type="h2", before=24, after=8,
                new_page=True, outline=0, **heading)  # fmt: skip
    yield Style(id="MatterSubheading", name=words["style_matter_subheading"], next="Matter", type="h3", before=18,
                after=4, outline=1, **heading)  # fmt: skip
    yield Style(id="Matter", name=words["style_matter"], type="caption", after=5, hyphens=False)
    small = {"type": "small", "colour": colours["grey"], "quick": False, "hyphens": False}
    tabs = (("right", "none", layout.tokens["page"]["measure"]),)
    yield Style(id="Header", name="header", tabs=tabs, built_in=True, **small)
    yield Style(id="Footer", name="footer", tabs=tabs, built_in=True, **small)


def _contents(measure: float) -> Iterator[Style]:
    indents = {1: (22.0, 22.0), 2: (54.0, 32.0), 3: (96.0, 42.0)}  # left and hanging, so that numbers have a column
    for level, (left, hanging) in indents.items():
        yield Style(
            id=f"TOC{level}",
            name=f"toc {level}",
            next="BodyText",
            bold=True if level == 1 else None,
            before=10 if level == 1 else 2,
            left=left,
            right=28,
            hanging=hanging,
            tabs=(("left", "none", left), ("right", "dot", measure)),
            hyphens=False,
            built_in=True,
            priority=39,
            quick=False,
        )


def characters(layout: Layout, words: Mapping[str, Any]) -> Iterator[Style]:
    """Yield the styles of words within a paragraph."""
    base = {"kind": "character", "based": "DefaultParagraphFont"}
    link, visited = layout.colours["link"], layout.colours["visited"]
    yield Style(id="Strong", name="Strong", bold=True, built_in=True, **base)
    yield Style(id="Emphasis", name="Emphasis", italic=True, built_in=True, **base)
    yield Style(id="StrongEmphasis", name=words["style_strong_emphasis"], bold=True, italic=True, **base)
    yield Style(id="CodeText", name=words["style_code_text"], font=layout.tokens["fonts"].get("mono", ""), **base)
    yield Style(id="Hyperlink", name="Hyperlink", colour=link, underline=True, built_in=True, quick=False, **base)
    visited_link = {"name": "FollowedHyperlink", "colour": visited, "underline": True, "built_in": True}
    yield Style(id="FollowedHyperlink", quick=False, **visited_link, **base)
    reference = {"name": "footnote reference", "vertical": "superscript", "built_in": True}
    yield Style(id="FootnoteReference", quick=False, **reference, **base)
