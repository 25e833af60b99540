"""veraPDF finds no failed rule in the big document, by any standard that the file claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.validators import verapdf

pytestmark = pytest.mark.xdist_group("verapdf")


@pytest.mark.parametrize(
    ("edition", "flavours"), [("rich", ["ua1", "2a"]), ("rich2", ["ua2", "wt1a", "wt1r", "4f"])], ids=["ua1", "ua2"]
)
def test_no_rule_fails(edition: str, flavours: list[str], request: pytest.FixtureRequest, tmp_path: Path) -> None:
    file = tmp_path / "rich.pdf"
    file.write_bytes(request.getfixturevalue(edition).data)
    for (_, flavour), report in verapdf.validate([file], flavours).items():
        assert (report.verdict, report.failures) == ("pass", ()), flavour
