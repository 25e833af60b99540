"""Page labels that match the numbers printed on the pages (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

DECIMAL, LOWER_ROMAN, UPPER_ROMAN = "D", "r", "R"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(number: int) -> str:
    """Write a number in lower-case Roman numerals."""
    numerals = ""
    for value, numeral in ROMAN:
        while number >= value:
            numerals, number = numerals + numeral, number - value
    return numerals


def label_ranges(pages: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str, int]]:
    """Give (first page, style, first number) from each page's counter and the text in its margins.

    A page that prints no number counts on from the page before, or back from the first page that prints one.
    """
    labels = [_printed(number, text) for number, text in pages]
    first = next((place for place, label in enumerate(labels) if label), None)
    if first is None:
        yield 0, DECIMAL, 1
        return
    style, number = labels[first] or (DECIMAL, first + 1)
    before = [(style, number - first + place) for place in range(first)]
    if number <= first:  # the cover does not count: Roman numerals tell its pages from the numbered ones
        before = [(LOWER_ROMAN, place + 1) for place in range(first)]
    known = [*before, (style, number)]
    for label in labels[first + 1 :]:
        known.append(label or (known[-1][0], known[-1][1] + 1))
    previous = None
    for place, (style, number) in enumerate(known):
        if (style, number) != previous:
            yield place, style, number
        previous = style, number + 1


def _printed(number: int, text: str) -> tuple[str, int] | None:
    words = text.split()
    for style, written in ((DECIMAL, str(number)), (LOWER_ROMAN, roman(number)), (UPPER_ROMAN, roman(number).upper())):
        if number > 0 and written in words:
            return style, number
    return None
