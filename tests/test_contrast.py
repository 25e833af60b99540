"""Every colour that the style sheets write or draw with is held to its contrast, in both themes of every layout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher import layout, layout_faults
from publisher.findings import SourceError

ROOT = Path(__file__).parent.parent
CSS = "".join((ROOT / f"layouts/base/{name}.css").read_text("utf-8") for name in ("print", "screen"))
OF_A_BOX = {"bar", "ground"}  # per kind, in [callout]


def pairs(base: layout.Layout, least: float) -> set[tuple[str, str]]:
    """Return the pairs of text and ground that are held to at least a ratio in both themes."""
    held = (pair for pair in base.tokens["contrast"] if pair["ratio"] >= least)
    return {(pair["text"], pair["on"]) for pair in held if set(pair["themes"]) == set(layout_faults.THEMES)}


def test_every_colour_of_text_is_held_to_4_5_on_paper(base):
    written = set(re.findall(r"(?<![-\w])color: var\(--([\w-]+)\)", CSS)) - OF_A_BOX
    held = {text for text, ground in pairs(base, 4.5) if ground in ("paper", "cover")}
    assert written
    assert written <= held, "a colour of text without [[contrast]] in layouts/base/layout.toml"


def test_every_colour_of_a_line_is_held_to_3_on_paper(base):
    drawn = set(re.findall(r"(?:border|outline)[\w-]*: [^;}]*var\(--([\w-]+)\)", CSS)) - OF_A_BOX
    held = {text for text, ground in pairs(base, 3) if ground == "paper"}
    assert drawn
    assert drawn <= held, "a colour of lines without [[contrast]] in layouts/base/layout.toml"


@pytest.mark.parametrize(
    ("role", "colour"),
    [("accent", "#5f8fa8"), ("grey", "#7d868d"), ("visited", "#8f7aa5"), ("rule", "#a5adb3"), ("warm", "#d9673f")],
)
def test_a_colour_too_pale_for_a_box_is_refused(role: str, colour: str, tmp_path):
    (tmp_path / "blek").mkdir()
    (tmp_path / "blek/layout.toml").write_text(f'[colour]\n{role} = "{colour}"\n')
    with pytest.raises(SourceError) as raised:
        layout.load("blek", tmp_path)
    assert {"tint", "sand"} & {finding.values["on"] for finding in raised.value.findings}
    assert {finding.place.file for finding in raised.value.findings} <= {
        "layouts/blek/layout.toml",
        "layouts/base/layout.toml",
    }
