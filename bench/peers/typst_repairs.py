"""Mend what pandoc 3.9 writes as Typst, so that it compiles to PDF/UA-1: python typst_repairs.py TEXT.json TEXT.typ.

Alternatives are lost on the way (jgm/pandoc#11394), and a keyword of two words is a syntax error (jgm/pandoc#11730).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def main(document: Path, source: Path) -> None:
    """Put alternatives and keywords into `source`."""
    known = json.loads(document.read_text("utf-8"))
    alternatives = dict(_alternatives(known["blocks"]))
    text = source.read_text("utf-8")
    text = re.sub(r"^  keywords: \((?!\),).*?\),$", "", text, count=1, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(
        r'image\("([^"]+)"(?:, alt: "[^"]*")?',
        lambda found: f'image("{found[1]}", alt: {json.dumps(alternatives.get(found[1], ""), ensure_ascii=False)}',
        text,
    )
    text = re.sub(r'image\("[^"]+", alt: ""[^()]*\)', lambda found: f"pdf.artifact({found[0]})", text)  # decorative
    source.write_text(text, "utf-8")


def _alternatives(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for each in node:
            yield from _alternatives(each)
    elif isinstance(node, dict):
        if node.get("t") == "Image":
            attributes, _, (path, _) = node["c"]
            yield path, dict(attributes[2]).get("alt", "")
        yield from _alternatives(node.get("c"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
