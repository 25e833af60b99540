"""No styles for markers and calls that nothing shows, for the length of one render.

WeasyPrint 70.0's own style sheet declares six pseudo-elements for every element (`::marker`, `::footnote-call`, …), and
each gets a computed style, asked for or not. Most elements show none of them: a sixth of the memory of a long text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from weasyprint.css import StyleFor

_all = StyleFor.set_computed_styles


def _is_footnote(style: Any) -> bool:
    return bool(style["float"] == "footnote")


def _is_endnote(style: Any) -> bool:
    return bool(style["position"][0] == "note()")


def _is_item(style: Any) -> bool:
    return "list-item" in style["display"]


# Which elements show them: where `weasyprint.formatting_structure.build` asks for each.
SHOWN_BY: Mapping[str, Callable[[Any], bool]] = {
    "footnote-call": _is_footnote,
    "footnote-marker": _is_footnote,
    "note-call": _is_endnote,
    "note-marker": _is_endnote,
    "note-callback": _is_endnote,
    "marker": _is_item,
}


@contextmanager
def needed_styles() -> Iterator[None]:
    """Let WeasyPrint compute no style that it will not ask for."""

    def needed(self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **rest: Any) -> None:
        if pseudo_type not in SHOWN_BY or _is_shown(self, element, pseudo_type):
            _all(self, element, parent, root, pseudo_type, **rest)

    StyleFor.set_computed_styles = needed
    try:
        yield
    finally:
        StyleFor.set_computed_styles = _all


def _is_shown(style_for: Any, element: Any, pseudo_type: str) -> bool:
    if SHOWN_BY[pseudo_type](style_for.get_computed_styles()[element, None]):
        return True
    if pseudo_type != "marker":
        return False
    # What stands before or after an element may be an item, with the element's marker.
    return any((element, side) in style_for.get_cascaded_styles() for side in ("before", "after"))
