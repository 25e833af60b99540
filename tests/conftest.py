"""What the tests share: the layout, its words, and the switch that rewrites goldens."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import layout, reader, resolve
from publisher.findings import Finding
from publisher.model import Document

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
