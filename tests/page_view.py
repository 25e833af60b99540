"""What a person sees of a PDF: where its words are printed, and whether they can be seen there.

A validator passes pages whose rows are printed on top of each other or beyond the edge; this does not.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
SCALE = 1.5  # pixels per point
SHARE = 0.6  # of the lower word's height: lines of text may come closer than that, words on top of each other do


@dataclass(frozen=True)
class Word:
    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def faults(file: Path) -> list[str]:
    """Return the words that leave their page, that cover each other or that cannot be seen."""
    report = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True, text=True).stdout
    found, document = [], pypdfium2.PdfDocument(file)
    for number, page in enumerate(_PAGE.findall(report)):
        words = [Word(number + 1, *map(float, word[:4]), word[4]) for word in _WORD.findall(page[2])]
        found += list(_outside(document[number], number + 1))
        found += list(_covered(words))
        found += list(_unseen(words, document[number].render(scale=SCALE).to_pil().convert("L")))
    return found


def _outside(page: pypdfium2.PdfPage, number: int) -> Iterator[str]:
    """Letter by letter, since pdftotext is silent about words beyond the edge."""
    width, height = page.get_size()
    text = page.get_textpage()
    for i in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(i)
        if right > left and (left < -1 or bottom < -1 or right > width + 1 or top > height + 1):
            yield f"page {number}: outside: {text.get_text_range(i, 1)}"


def _covered(words: list[Word]) -> Iterator[str]:
    rest = sorted(words, key=lambda word: word.top)
    for i, word in enumerate(rest):
        for other in rest[i + 1 :]:
            if other.top > word.bottom:
                break
            across = min(word.right, other.right) - max(word.left, other.left)
            down = min(word.bottom, other.bottom) - other.top
            if across > 1 and down > SHARE * min(word.bottom - word.top, other.bottom - other.top):
                yield f"page {word.page}: over each other: {word.text} {other.text}"


def _unseen(words: list[Word], image: Image.Image) -> Iterator[str]:
    for word in words:
        box = tuple(round(value * SCALE) for value in (word.left, word.top, word.right, word.bottom))
        darkest, lightest = image.crop(box).getextrema() if box[2] > box[0] and box[3] > box[1] else (0, 255)
        if lightest - darkest < 60:
            yield f"page {word.page}: cannot be seen: {word.text}"
