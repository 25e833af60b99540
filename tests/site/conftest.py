"""A small site for each test, and one with a history for all that only look."""

from __future__ import annotations

from pathlib import Path

import pytest
import site_making as making

from publisher.site import Published


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of one publication whose three editions are built."""
    making.write_site(tmp_path / "sources")
    making.write_publication(tmp_path / "sources", "rapport")
    making.write_editions(tmp_path / "output", "rapport")
    return tmp_path


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Published]:
    """The project's own site during the fire ban: small publications, one with a history, one edition that failed."""
    folder = tmp_path_factory.mktemp("site")
    making.real_site(folder)
    for name in ("strategi", "trygghetsguide", "naringslivssamverkan", "handbok"):
        making.write_editions(folder / "output", name)
    making.publish(folder)
    path = folder / "sources/strategi/publication.toml"
    path.write_text('version = "2.0"\nchanges = "Ny lydelse."\n' + path.read_text("utf-8"), "utf-8")
    making.write_editions(folder / "output", "strategi", "två", pages=5)
    pdf = making.publish(folder).catalogue.entry("trygghetsguide").latest.edition("pdf")
    failed = {"tool": "verapdf", "profile": "ua1", "version": "1.28.1", "verdict": "fail", "failed": 3, "passed": 5}
    making.write_outcomes(folder / "output", pdf.sha256, failed)
    good = making.publish(folder).catalogue.entry("strategi").latest.edition("pdf")
    passed = {"tool": "verapdf", "profile": "ua1", "version": "1.28.1", "verdict": "pass", "failed": 0, "passed": 1234}
    skipped = {"tool": "verapdf", "profile": "2a", "version": "", "verdict": "not run", "why": "no Java"}
    making.write_outcomes(folder / "output", good.sha256, passed, skipped)
    return folder / "output/site", making.publish(folder, making.NOON.replace(year=2023, month=6, day=7))
