"""A small publication with its editions, judged by validators that are made up, and what is known of it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.build import Manuscript, prepare
from publisher.checks.subject import Subject
from publisher.conformance.judge import Known
from publisher.conformance_report.gather import FORMATS, Dossier, judged
from publisher.findings import Verdict
from publisher.ledger.ledger import ledger
from publisher.regenerate import build
from publisher.validators.report import Failure
from publisher.verification import Outcome, Verification, Verified

LAYOUTS = Path(__file__).parent.parent.parent / "layouts"
DAY = datetime.date(2026, 11, 22)
TOOLS = {
    "pdf": (("verapdf", "ua1"), ("verapdf", "2a")),
    "docx": (("openxml", "Microsoft365"),),
    "html": (("nu", ""), ("axe", "")),
}
TOML = 'title = "Rapporten"\npublisher = "Utgivare"\ndate = 2026-01-02\nlayout = "base"\n'
TEXT = """# Rubrik

Ett stycke med [en länk](https://www.bra.se/statistik).

![Två staplar.](a.svg "Staplar")

Tabell: Antal {header-columns=1}
| Kommun    | Antal |
|-----------|------:|
| Nora      | 10    |
| Hällefors | 9     |
"""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build a publication once; return its folder and that of its editions."""
    root = tmp_path_factory.mktemp("conformance")
    folder = root / "sources/rapport"
    folder.mkdir(parents=True)
    (folder / "publication.toml").write_text(TOML, "utf-8")
    (folder / "01.md").write_text(TEXT, "utf-8")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    (folder / "a.svg").write_text(drawing, "utf-8")
    result = build(folder, LAYOUTS, root / "output", FORMATS)
    assert result.complete
    return folder, root / "output/rapport"


@pytest.fixture
def manuscript(made: tuple[Path, Path]) -> Manuscript:
    return prepare(made[0], LAYOUTS)


@pytest.fixture
def files(made: tuple[Path, Path]) -> dict[str, Path]:
    return {name: made[1] / f"rapport.{name}" for name in FORMATS}


@pytest.fixture
def verification(files: dict[str, Path]) -> Verification:
    """Return a verification in which every tool passes."""
    return Verification("rapport", (), tuple(_verified(name, path) for name, path in files.items()))


def _verified(name: str, path: Path) -> Verified:
    outcomes = [Outcome(tool, profile, "1.0", Verdict.PASS, 9) for tool, profile in TOOLS[name]]
    outcomes.append(Outcome("equivalence", "", "1.0 source 0", Verdict.PASS, 9))
    return Verified(name, hashlib.sha256(path.read_bytes()).hexdigest(), tuple(outcomes), ())


@pytest.fixture
def known(manuscript: Manuscript, verification: Verification) -> Known:
    book = ledger(Subject(manuscript.publication, manuscript.document, manuscript.layout))
    return Known(verification, book, dict.fromkeys(FORMATS, frozenset()))


@pytest.fixture
def dossier(manuscript: Manuscript, files: dict[str, Path], verification: Verification) -> Dossier:
    return judged(manuscript, files, verification, DAY)


@pytest.fixture
def changed() -> Callable[..., Verification]:
    """Change the outcome of one tool: let it fail a rule, or not run."""

    def changed(before: Verification, tool: str, *rules: str, verdict: Verdict = Verdict.FAIL) -> Verification:
        failures = tuple(Failure(rule, "message", "where", 2) for rule in rules)

        def judge(outcome: Outcome) -> Outcome:
            why = "hung" if verdict is Verdict.NOT_RUN else ""
            other = replace(outcome, verdict=verdict, failures=failures, why=why)
            return other if outcome.tool == tool else outcome

        editions = (replace(e, outcomes=tuple(judge(o) for o in e.outcomes)) for e in before.editions)
        return replace(before, editions=tuple(editions))

    return changed
