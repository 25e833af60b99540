"""Write what is known of the checks where people read it: a page each in docs/checks, a table in the handbook.

    python tools/check_pages.py

`tests/test_check_pages.py` tells when one of them is no longer what the checks say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publisher import checks, explanation, layout

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs/checks"
ENGLISH = re.compile("(?:EU )?interinstitutional style guide")  # titles in clauses, which the table must mark
TABLE = ROOT / "sources/handbok/delar/kontroller.md"


def made() -> dict[Path, str]:
    """Return each file with what should stand in it."""
    base = layout.load(layout.BASE, ROOT / "layouts")
    swedish, english = base.words("sv"), base.words("en")
    files = {PAGES / f"{check.id}.md": explanation.page(check, swedish, english) for check in checks.checks()}
    return {**files, TABLE: _table(swedish)}


def _table(words: Mapping[str, Any]) -> str:
    labels = words["explain"]
    rows = [labels["table"], "", f"| {labels['rule']} | {labels['why']} | {labels['clause']} |", "| --- | --- | --- |"]
    for check in checks.checks():
        if ".swedish." in check.function.__module__:  # the chapter on Swedish has a table of its own
            continue
        texts = words["findings"][check.id]
        cells = (explanation.rule(check.id, words), explanation.sentence(texts, "why"), check.clause)
        rows.append("| " + " | ".join(_escaped(cell) for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _escaped(text: str) -> str:
    text = text.replace("EN 301 549", "EN\u00a0301\u00a0549").replace(" §", "\u00a0§")
    text = re.sub(ENGLISH, r"¤\g<0>¤", text)
    text = text.replace("|", "\\|").replace("[", "\\[").replace("*", "\\*")
    return re.sub("¤(.+?)¤", r"[\1]{lang=en}", text)


if __name__ == "__main__":
    PAGES.mkdir(parents=True, exist_ok=True)
    files = made()
    for old in set(PAGES.glob("*.md")) - set(files):
        old.unlink()
    for path, text in files.items():
        path.write_text(text, "utf-8")
