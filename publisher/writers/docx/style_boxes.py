"""The styles of boxes: for each kind its title, its text and its last paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from publisher.layout import Layout
from publisher.model import CalloutKind
from publisher.writers.docx.style import Frame, Style
from publisher.writers.docx.style_measures import BOX_BAR, BOX_PAD
from publisher.writers.docx.style_places import in_box, last


def box_id(kind: CalloutKind) -> str:
    """Return the name within the file of a callout's style."""
    return f"Callout{kind.value.capitalize()}"


def boxes(
    layout: Layout, words: Mapping[str, Any], callouts: Mapping[str, Any], shared: Sequence[Style]
) -> Iterator[Style]:
    """Yield the styles of callouts, quotations and long descriptions; `shared` are those of what may stand in any."""
    colours = layout.colours
    for kind in CalloutKind:
        token = layout.tokens["callout"][kind.value]
        bar, ground = colours[token["bar"]], colours[token["ground"]]
        name = callouts[kind.value]["container"].capitalize()
        yield from _box(box_id(kind), name, _frame(kind, bar, ground), words, shared, colour=bar)
    quote = Frame(left=colours["accent"], others=colours["paper"], width=BOX_BAR, space=BOX_PAD, above=0)
    yield from _box("Quotation", words["style_quotation"], quote, words, shared, type_="lead", colour=colours["dark"])
    yield Style(id="QuotationSource", name=words["style_quotation_source"], based="QuotationEnd", next="BodyText",
                type="small", colour=colours["grey"])  # fmt: skip
    described = Frame(left=colours["rule"], others=colours["paper"], width=0.75, space=BOX_PAD, above=0)
    yield from _box("Description", words["style_description"], described, words, shared, type_="caption",
                    colour=colours["ink"])  # fmt: skip


def _frame(kind: CalloutKind, bar: str, ground: str) -> Frame:
    """Return a callout's frame; the shape of the bar tells kinds apart in print without colour, beside their words."""
    if kind is CalloutKind.SUMMARY:
        return Frame(left=ground, top=bar, others=ground, ground=ground, width=BOX_BAR, space=BOX_PAD)
    line = "double" if kind is CalloutKind.TIP else "single"
    return Frame(left=bar, others=ground, ground=ground, width=BOX_BAR, space=BOX_PAD, line=line)


def _box(
    id_: str,
    name: str,
    frame: Frame,
    words: Mapping[str, Any],
    shared: Sequence[Style],
    *,
    colour: str,
    type_: str = "",
) -> Iterator[Style]:
    # A box keeps together: only its last paragraph, which has a style of its own, may part from what follows.
    text = "" if frame.ground else colour
    box = Style(id=id_, name=name, frame=frame, type=type_, colour=text, after=5, left=BOX_PAD + BOX_BAR,
                right=BOX_PAD, keep_next=True, keep_lines=True)  # fmt: skip
    yield box
    yield Style(id=f"{id_}Title", name=words["style_title"].format(name=name), based=id_, next=id_, colour=colour,
                bold=True, before=14 if frame.ground else 0, after=3, hyphens=False)  # fmt: skip
    yield last(box, box, words)
    yield from in_box(box, shared, words)
