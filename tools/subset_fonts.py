"""Make the small fonts of a layout, beside each TTF: two WOFF2 (the common letters, and all), and one TTF for Word.

Run after a font file has changed: .venv/bin/python tools/subset_fonts.py layouts/base/fonts
"""

import sys
from pathlib import Path

from fontTools import subset

from publisher.writers.docx import font_subset
from publisher.writers.docx.fonts import BESIDE
from publisher.writers.html.fonts import COMMON

# Latin with its extensions (Swedish, Finnish, Sami, Romani), punctuation, sub- and superscripts, arrows, signs, boxes.
RANGES = (
    "U+20-7E,U+A0-24F,U+2B9-2BC,U+300-304,U+2000-206F,U+2070-209F,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2248,"
    "U+2260-2265,U+25A0-25A1,U+25CB,U+25CF,U+2610-2611,U+2713-2714"
)
CODE_RANGES = "U+20-7E,U+A0-FF,U+2010-2026,U+20AC,U+2190-2193"
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "calt", "tnum"]  # what browsers and our style sheet use


def make(path: Path, target: Path, codes: list[int]) -> Path:
    """Write the subset of one font file; the same bytes each time."""
    options = subset.Options(
        flavor="woff2", layout_features=FEATURES, hinting=False, recalc_timestamp=False, name_IDs=[0, 1, 2, 13, 14]
    )
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    return target


def make_for_word(path: Path) -> Path:
    """Write the part of a font that Word editions carry."""
    target = path.with_name(f"{path.stem}{BESIDE}")
    target.write_bytes(font_subset.subset(path.read_bytes()))
    return target


if __name__ == "__main__":
    for file in sorted(Path(sys.argv[1]).glob("*.ttf")):
        if file.name.endswith(BESIDE):
            continue
        made = [] if "SemiBold" in file.name else [make_for_word(file)]  # Word has regular and bold
        if "Code" in file.name:  # small as it is
            made.append(make(file, file.with_suffix(".woff2"), subset.parse_unicodes(CODE_RANGES)))
        else:
            common = [code for first, last in COMMON for code in range(first, last + 1)]
            made += [
                make(file, file.with_suffix(".woff2"), subset.parse_unicodes(RANGES)),
                make(file, file.with_name(f"{file.stem}-common.woff2"), common),
            ]
        for target in made:
            print(target, target.stat().st_size)
