"""How high on its page a PDF draws: the part of the graphics state that says it (ISO 32000-1, 8.3 and 9.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


class Pen:
    """The place of the text that is shown next, in the units of the page."""

    def __init__(self, outer: _Matrix = _IDENTITY) -> None:
        self._page, self._text = outer, _IDENTITY
        self._saved: list[_Matrix] = []

    def see(self, operator: str, operands: Sequence[Any]) -> None:
        """Follow an instruction."""
        match operator:
            case "q":
                self._saved.append(self._page)
            case "Q" if self._saved:
                self._page = self._saved.pop()
            case "cm":
                self._page = _product(_matrix(operands), self._page)
            case "BT":
                self._text = _IDENTITY
            case "Tm":
                self._text = _matrix(operands)
            case "Td" | "TD":
                self._text = _product((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._text)

    @property
    def matrix(self) -> _Matrix:
        """What a form is drawn with."""
        return self._page

    @property
    def height(self) -> float:
        """How far above the page's lower edge the text stands."""
        return _product(self._text, self._page)[5]


def _matrix(operands: Sequence[Any]) -> _Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _product(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
