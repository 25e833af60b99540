"""Text 7:1 and other parts 3:1 in both themes, by tokens and in the browser; drawings in forced colours."""

from __future__ import annotations

import io
from pathlib import Path

import measures
import pytest
from PIL import Image

from publisher import layout
from publisher.colours import contrast

pytestmark = pytest.mark.xdist_group("html")

ROOT = Path(__file__).parent.parent.parent
GROUNDS = ("paper", "tint", "sand")
SCHEMES = {"light": "colour", "dark": "dark"}


@pytest.mark.parametrize("brand", ["base", "orebro"])
@pytest.mark.parametrize("theme", SCHEMES.values())
def test_the_tokens_have_their_contrast(brand: str, theme: str):
    tokens = layout.load(brand, ROOT / "layouts").tokens
    colours = tokens[theme]
    pairs = {(text, ground): 7.0 for text in ("ink", "dark", "link", "visited") for ground in GROUNDS}
    pairs |= {("grey", "paper"): 7.0, ("cover-text", "cover"): 7.0}
    pairs |= {("rule", "paper"): 3.0, ("rule", "tint"): 3.0, ("accent", "paper"): 3.0}
    pairs |= {(kind["bar"], kind["ground"]): 3.0 for kind in tokens["callout"].values()}
    pale = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: got for pair, got in pale.items() if got < pairs[pair]} == {}


def test_the_colours_of_charts_are_seen_in_the_dark():
    tokens = layout.load("base", ROOT / "layouts").tokens
    assert min(contrast(colour, tokens["dark"]["paper"]) for colour in tokens["chart"]["dark"]) >= 3
    assert len(tokens["chart"]["dark"]) == len(tokens["chart"]["colours"])


@pytest.mark.parametrize("name", ["allt", "strategi"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_parts_are_seen(name: str, scheme: str, open_page):
    page = open_page(name, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert measures.pale_text(page) == []
    assert measures.pale_parts(page) == []


def test_more_contrast_makes_the_grey_black(open_page):
    page = open_page("allt", contrast="more")
    colour = "element => getComputedStyle(element).color"
    assert page.locator(".subtitle").evaluate(colour) == page.locator("body").evaluate(colour)


SYSTEM = """() => {
  const probe = document.createElement('p'); document.body.append(probe);
  const colour = name => { probe.style.color = name; return getComputedStyle(probe).color.match(/\\d+/g).map(Number); };
  const found = [colour('Canvas'), colour('CanvasText')];
  probe.remove();
  return found;
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("role", "ground", "ink"), [("tint", 0, 1), ("dark", 1, 0)])
def test_boxes_of_drawings_are_readable_in_forced_colours(role: str, ground: int, ink: int, scheme: str, open_page):
    """Painted by the browser, every box and the text in it would get one colour."""
    page = open_page("strategi", forced_colors="active", color_scheme=scheme)
    system = [tuple(colour) for colour in page.evaluate(SYSTEM)]
    box = page.locator(f".figure-image rect[fill^='var(--{role},'][rx='3']").first  # one with words in it
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    clip = {"x": place["x"] + 3, "y": place["y"] + 3, "width": place["width"] - 6, "height": place["height"] - 6}
    shown = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    count = {colour: number for number, colour in shown.getcolors(1 << 16)}
    assert max(count, key=count.get) == system[ground]
    assert count.get(system[ink], 0) > 20  # letters


def test_pale_text_and_parts_are_seen(open_page):
    page = open_page(
        body="<p style='color:#666;border:1px solid #ccc'>ord</p><p style='background:#ddd;color:#555'>ord</p>"
    )
    assert [found.split()[0] for found in measures.pale_text(page)] == ["5.74", "5.49"]
    assert len(measures.pale_parts(page)) == 4
