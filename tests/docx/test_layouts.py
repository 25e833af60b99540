"""Every construct in every layout: the Word edition follows the schema and our own rules."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx_rules as rules
import pytest

from publisher.build import prepare
from publisher.validators import openxml
from publisher.writers.docx import write

ROOT = Path(__file__).parents[2]
EVERYTHING = ROOT / "tests/everything"
LAYOUTS = {path.parent.name: path.parents[1] for path in sorted(ROOT.glob("layouts/*/layout.toml"))}
LAYOUTS |= {path.parent.name: path.parents[1] for path in sorted(EVERYTHING.glob("layouts/*/layout.toml"))}

pytestmark = pytest.mark.xdist_group("layouts")


@pytest.fixture(scope="module", params=LAYOUTS)
def data(request, tmp_path_factory) -> bytes:
    """Return the edition of the publication with every construct, in one layout."""
    folder = Path(shutil.copytree(EVERYTHING / "sources/allt", tmp_path_factory.mktemp(request.param) / "allt"))
    toml = folder / "publication.toml"
    asked = toml.read_text("utf-8")
    assert asked.count('layout = "liten"') == 1
    toml.write_text(asked.replace('layout = "liten"', f'layout = "{request.param}"'), "utf-8")
    manuscript = prepare(folder, LAYOUTS[request.param])
    assert manuscript.layout.name == request.param
    return write(manuscript.publication, manuscript.document, manuscript.layout).data


def test_the_layouts_are_known():
    assert set(LAYOUTS) >= {"base", "orebro", "liten"}


@pytest.mark.parametrize("office", ["Microsoft365", "Office2019"])
def test_it_follows_the_schema(office: str, data: bytes, tmp_path: Path):
    path = tmp_path / "allt.docx"
    path.write_bytes(data)
    report = openxml.validate(path, office)
    assert (report.verdict, report.reason, report.failures) == ("pass", "", ())
    assert report.checks > 10


def test_it_follows_our_rules(data: bytes):
    assert rules.faults(data) == []
