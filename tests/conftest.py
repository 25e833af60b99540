"""What the tests share: the layout, its words, and the switch that rewrites goldens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publisher import layout, reader, resolve
from publisher.findings import Finding
from publisher.model import Document
from publisher.validators.chromium import OPTIONS, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the goldens; read the diff before you commit it")


@pytest.fixture(scope="session")
def base() -> layout.Layout:
    return layout.load("base", ROOT / "layouts")


@pytest.fixture(scope="session")
def words(base: layout.Layout):
    return base.words("sv-SE")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--golden"))


@pytest.fixture
def read(base, words, tmp_path: Path):
    """Read a text as the whole of a publication in a temporary folder, resolved."""

    def read(text: str, *, numbered: bool = True) -> tuple[Document, tuple[Finding, ...]]:
        document, found = reader.read_text(text, words, folder=tmp_path)
        document, more = resolve.resolve(document, base.words, numbered=numbered)
        return document, (*found, *more)

    return read


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process: playwright keeps one loop of events in its thread."""
    from playwright.sync_api import sync_playwright

    program = chromium()
    assert program, "no Chromium; run: python3 tools/system_packages.py browser"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(OPTIONS))
        yield started
        started.close()
