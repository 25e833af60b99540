"""Computed styles without detours, for the length of one render.

WeasyPrint 70.0 computes each property of each box by one long way, whether anything is declared or not. Nearly all
values are the parent's or the initial ones; those are taken here at once, and everything else goes WeasyPrint's way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

# Whose values depend on more than themselves.
_ENTANGLED = {"page", "position", "float", "display"} | {k for k in INITIAL_VALUES if k.startswith("text_decoration_")}


def _logical(key: str) -> tuple[str, ...]:
    """Return the logical properties that may set a physical one, in either direction of writing."""
    if key not in PHYSICAL_FUNCTIONS:
        return ()
    return tuple({PHYSICAL_FUNCTIONS[key](block="ttb", inline=direction) for direction in ("ltr", "rtl")})


_INHERITED = {key for key in INHERITED if key in INITIAL_VALUES and key not in _ENTANGLED and not _logical(key)}
_INITIAL = {
    key: _logical(key)
    for key, value in INITIAL_VALUES.items()
    if key not in INHERITED and key not in _ENTANGLED and key not in INITIAL_NOT_COMPUTED and not check_math(value)
}
_PLAIN = {str, int, float, bool, type(None)}  # what no function of CSS can be
_slowly, _slowly_anonymous = ComputedStyle.__missing__, AnonymousStyle.__missing__


def _quickly(self: Any, key: str) -> Any:
    """Return the value of a property that nothing declares; the rest is computed WeasyPrint's way."""
    cascaded = self.cascaded
    if key not in cascaded:
        logical = _INITIAL.get(key)
        if logical is not None and (not logical or cascaded.keys().isdisjoint(logical)):
            value = self[key] = INITIAL_VALUES[key]
            return value
        if key in _INHERITED and self.parent_style is not None:
            value = self.parent_style[key]
            if type(value) in _PLAIN or not check_math(value):
                self[key] = value
                return value
    return _slowly(self, key)


def _quickly_anonymous(self: Any, key: str) -> Any:
    """Return the value of a property of a box that no element made: the parent's, or the initial one."""
    if key in _INITIAL:
        value = self[key] = INITIAL_VALUES[key]
    elif key in INHERITED:
        value = self[key] = self.parent_style[key]
    else:
        value = _slowly_anonymous(self, key)
    return value


@contextmanager
def quick_styles() -> Iterator[None]:
    """Let WeasyPrint take undeclared values at once."""
    ComputedStyle.__missing__, AnonymousStyle.__missing__ = _quickly, _quickly_anonymous
    try:
        yield
    finally:
        ComputedStyle.__missing__, AnonymousStyle.__missing__ = _slowly, _slowly_anonymous
