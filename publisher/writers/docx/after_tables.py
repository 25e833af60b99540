"""Space below tables: Word has none of its own, and an empty paragraph there would be read out."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.writers.docx.ooxml import Element, qn
from publisher.writers.docx.style import Style
from publisher.writers.docx.style_places import AFTER_TABLE

_ENOUGH = 10.0  # points above a paragraph: it needs no more below a table


def set_apart(body: Element, styles: Mapping[str, Style]) -> None:
    """Give each paragraph that follows a table the style with space above, unless its own has enough."""
    for table in body.iter(qn("w:tbl")):
        style = _style_after(table)
        name = style.get(qn("w:val")) or "" if style is not None else ""
        own = "SourceLine" in name  # the table's own, which belongs close to it
        if style is not None and name in styles and not own and _above(styles[name], styles) < _ENOUGH:
            style.set(qn("w:val"), f"{name}{AFTER_TABLE}")


def _style_after(table: Element) -> Element | None:
    """Return the style of the paragraph that follows a table, in or out of a box."""
    last = table
    while last.getnext() is None and last.getparent() is not None:
        last = last.getparent()  # type: ignore[assignment]  # the loop has asked
    following = last.getnext()
    if following is None or following.tag not in (qn("w:p"), qn("w:sdt")):
        return None
    return next(following.iter(qn("w:pStyle")), None)


def _above(style: Style, styles: Mapping[str, Style]) -> float:
    """Return the space above a style, its own or inherited."""
    if style.before is not None:
        return style.before
    return _above(styles[style.based], styles) if style.based in styles else 0.0
