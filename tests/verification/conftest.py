"""What the tests of verification share: a small publication, and a false tool in the place of all tools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import making
import pytest

from publisher.build import Manuscript
from publisher.findings import Finding, Severity
from publisher.validators.report import Report, judged
from publisher.verification import editions, files
from publisher.verification.tools import Tool

FOLDER = Path(__file__).parent.parent / "blocks"


@pytest.fixture(scope="session")
def manuscript(base) -> Manuscript:
    found = Finding("link-text", severity=Severity.WARNING)
    return Manuscript(making.publication(FOLDER), making.document(making.EXAMPLE, base, FOLDER), base, (found,))


@pytest.fixture(scope="session")
def page(manuscript: Manuscript, base) -> bytes:
    return making.edition("html", manuscript.document, base, FOLDER).data


def passing(path: Path) -> Report:
    return judged("Nu", "1", [], 7)


@pytest.fixture
def tool(monkeypatch) -> Callable[..., list[str]]:
    """Put one false tool in the place of all tools; return the list of what it was asked."""

    def put(answer: Callable[[Path], Report] = passing, version: Callable[[], str] = lambda: "1") -> list[str]:
        asked: list[str] = []

        def judge(paths: Sequence[Path], profiles: Sequence[str]) -> dict[tuple[Path, str], Report]:
            asked.extend(path.name for path in paths)
            return {(path, profile): answer(path) for path in paths for profile in profiles}

        profiles = dict.fromkeys(("html", "docx", "pdf"), ("",))
        for room in (editions, files):
            monkeypatch.setattr(room, "TOOLS", (Tool("nu", profiles, version, judge),))
        return asked

    return put
