"""Every requirement on a Word file is decided somewhere, or says why nothing here can decide it.

`requirements.tsv` lists the rules of Microsoft's accessibility checker, by severity, and all of EN 301 549 v3.2.1,
clause 10.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import docx_rules
import pytest

ROOT = Path(__file__).parents[2]
with (Path(__file__).parent / "requirements.tsv").open(encoding="utf-8") as lines:
    REQUIREMENTS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
WAYS = {"rule", "equivalence", "person", "reader program", "cannot apply", "void"}


@pytest.mark.parametrize("row", REQUIREMENTS, ids=lambda row: f"{row['source']} {row['number']} {row['requirement']}")
def test_it_is_decided_or_says_why_not(row: dict[str, str]):
    assert row["decided_by"] in WAYS
    assert row["why"] or row["decided_by"] == "void"
    if row["decided_by"] in ("rule", "cannot apply"):
        assert row["where"]
        assert set(row["where"].split()) <= set(docx_rules.RULES)
    if row["decided_by"] == "equivalence":
        assert (ROOT / row["where"]).is_file()


def test_every_rule_serves_a_requirement():
    assert set(docx_rules.RULES) == {rule for row in REQUIREMENTS for rule in row["where"].split() if "/" not in rule}


def test_none_is_silently_absent():
    """Clause 10 has 57 provisions; the void ones are those that the standard itself calls void."""
    found = Counter(row["source"] for row in REQUIREMENTS)
    numbers = [row["number"] for row in REQUIREMENTS if row["source"] == "EN 301 549"]
    assert found["Microsoft"] == 22
    assert len(set(numbers)) == len(numbers)
    counts = Counter(number.rpartition(".")[0] for number in numbers)
    assert counts == {
        "10.1.1": 1,
        "10.1.2": 5,
        "10.1.3": 5,
        "10.1.4": 13,
        "10.2.1": 4,
        "10.2.2": 2,
        "10.2.3": 1,
        "10.2.4": 7,
        "10.2.5": 4,
        "10.3.1": 2,
        "10.3.2": 4,
        "10.3.3": 4,
        "10.4.1": 3,
        "10": 2,
    }
    assert sum(row["decided_by"] == "void" for row in REQUIREMENTS) == 9
