"""Each case of `trees/*.md` says in HTML what the source is, and as text what tag tree is right.

`pytest tests/pdf/test_trees.py --golden` writes the trees anew; read the difference before you believe it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from pdf_making import small_pdf

from publisher.equivalence.pdf_tree import TaggedPdf

TREES = Path(__file__).parent / "trees"
CASE = re.compile(r"^## (?P<title>.+?)$(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)\n?```$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    file: Path
    title: str
    html: str
    css: str
    tree: str
    conformance: str


def read_cases() -> list[Case]:
    cases = []
    for file in sorted(TREES.glob("*.md")):
        for match in CASE.finditer(file.read_text()):
            fences = {fence["kind"]: fence["text"] for fence in FENCE.finditer(match["body"])}
            kind = "tree2" if "tree2" in fences else "tree"
            conformance = "ua2" if kind == "tree2" else "ua1"
            cases.append(Case(file, match["title"], fences["html"], fences.get("css", ""), fences[kind], conformance))
    return cases


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case.file.stem}: {case.title}")
def test_tree(case: Case, golden: bool) -> None:
    result = small_pdf(case.html, case.css, case.conformance)
    tree = TaggedPdf(result.data).as_text()
    if golden:
        write_anew(case, tree)
        return
    assert tree == case.tree


def write_anew(case: Case, tree: str) -> None:
    text = case.file.read_text()
    kind = "tree2" if case.conformance == "ua2" else "tree"
    start = text.index(f"## {case.title}\n")
    head, rest = text[:start], text[start:]
    new = re.sub(rf"```{kind}\n.*?```", lambda _: f"```{kind}\n{tree}\n```", rest, count=1, flags=re.DOTALL)
    case.file.write_text(head + new)
