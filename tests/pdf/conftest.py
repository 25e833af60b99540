"""Let the tests of the PDF writer find their helpers, and make the big document once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def rich():
    from pdf_making import rich_pdf

    return rich_pdf()


@pytest.fixture(scope="session")
def rich2():
    from pdf_making import rich_pdf

    return rich_pdf("ua2")
