"""What can be measured of a page in a browser; each returns what is wrong, as texts."""

from __future__ import annotations

from playwright.sync_api import Page

# WCAG 2.2, 1.4.12; drawings are images, whose letters stand where they are drawn.
SPACING = """
:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""

_SHARED = """
const visible = {contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true};
const shown = element => element.checkVisibility(visible);
const named = element => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
  + (typeof element.className === 'string' && element.className ? '.' + element.className.replaceAll(' ', '.') : '');
const ancestors = element => { const all = []; for (let e = element; e; e = e.parentElement) all.push(e); return all; };
const texts = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (node.data.trim() && !parent.closest('script, style, .skip') && shown(parent)) all.push([node, parent]);
  }
  return all;
};
const rgb = colour => {
  const parts = colour.match(/[\\d.]+/g).map(Number);
  return {r: parts[0], g: parts[1], b: parts[2], a: parts[3] ?? 1};
};
const luminance = ({r, g, b}) => {
  const [x, y, z] = [r, g, b].map(v => v / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const ratio = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const ground = element => {
  for (const e of ancestors(element)) {
    const colour = rgb(getComputedStyle(e).backgroundColor);
    if (colour.a === 1) return colour;
    if (colour.a > 0) throw new Error('a ground that one sees through: ' + named(e));
  }
  return rgb('rgb(255, 255, 255)');
};
"""


def _measure(page: Page, body: str) -> list[str]:
    found: list[str] = page.evaluate("() => {" + _SHARED + "const found = [];" + body + "return found; }")
    return found


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def clipped(page: Page) -> list[str]:
    """Return the texts that are cut off: by a box that hides what flows over, or by the window's side."""
    return _measure(
        page,
        """
        const cuts = style => ['hidden', 'clip'].includes(style);
        for (const [node, parent] of texts()) {
          const range = document.createRange(); range.selectNodeContents(node);
          const chain = ancestors(parent), styles = chain.map(e => getComputedStyle(e));
          const scrolls = styles.some(style => ['auto', 'scroll'].includes(style.overflowX));
          for (const rect of range.getClientRects()) {
            if (!scrolls && (rect.right > innerWidth + 1 || rect.left < -1)) {
              found.push('beyond the window: ' + node.data.trim().slice(0, 40)); break;
            }
            const box = chain.find((e, i) => cuts(styles[i].overflowX) || cuts(styles[i].overflowY));
            const edge = box?.getBoundingClientRect();
            if (edge && (rect.right > edge.right + 2 || rect.left < edge.left - 2
                || rect.bottom > edge.bottom + 4 || rect.top < edge.top - 4)) {
              found.push('cut by ' + named(box) + ': ' + node.data.trim().slice(0, 40)); break;
            }
          }
        }
        """,
    )


def small_targets(page: Page, least: int = 24) -> list[str]:
    """Return the targets outside running text that are smaller than WCAG 2.2, 2.5.8 asks."""
    return _measure(
        page,
        f"""
        for (const target of document.querySelectorAll('a[href], button, summary, input')) {{
          if (!target.checkVisibility() || target.matches('.skip')) continue;
          const block = ancestors(target).find(e => getComputedStyle(e).display !== 'inline');
          const running = block !== target && block.innerText.trim() !== target.innerText.trim();
          if (running && !target.closest('nav') && target.tagName === 'A') continue;
          const box = (target.closest('label') ?? target).getBoundingClientRect();
          const is = `${{box.width.toFixed()}} x ${{box.height.toFixed()}}`;
          if (Math.min(box.width, box.height) < {least})
            found.push(`${{named(target)}} ${{is}}: ${{target.innerText}}`);
        }}
        """,
    )


def pale_text(page: Page, least: float = 7) -> list[str]:
    """Return the texts with less contrast than asked (WCAG 2.2, 1.4.6); drawings are held to their colours' tokens."""
    return _measure(
        page,
        f"""
        for (const [node, parent] of texts()) {{
          if (parent.closest('svg')) continue;
          const got = ratio(rgb(getComputedStyle(parent).color), ground(parent));
          if (got < {least}) found.push(`${{got.toFixed(2)}} ${{named(parent)}}: ${{node.data.trim().slice(0, 40)}}`);
        }}
        """,
    )


def pale_parts(page: Page, least: float = 3) -> list[str]:
    """Return the borders with less contrast against the ground that they stand on (WCAG 2.2, 1.4.11)."""
    return _measure(
        page,
        f"""
        for (const element of document.body.querySelectorAll('*:not(svg, svg *)')) {{
          if (!shown(element) || element.matches('input')) continue;
          const style = getComputedStyle(element);
          for (const side of ['Top', 'Right', 'Bottom', 'Left']) {{
            if (style[`border${{side}}Style`] === 'none' || !parseFloat(style[`border${{side}}Width`])) continue;
            const got = ratio(rgb(style[`border${{side}}Color`]), ground(element.parentElement));
            if (got < {least}) found.push(`${{got.toFixed(2)}} ${{named(element)}} ${{side}}`);
          }}
        }}
        """,
    )


STOP = (
    "() => {"
    + _SHARED
    + """
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  const label = element.closest('label'), seen = (label ?? element).getBoundingClientRect();
  return {
    name: named(element),
    text: (element.getAttribute('aria-label') ?? element.innerText ?? '').trim().slice(0, 40),
    seen: seen.bottom > 0 && seen.top < innerHeight && seen.right > 0 && seen.left < innerWidth && box.width > 0
      && getComputedStyle(element).opacity === '1',
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    contrast: ratio(rgb(style.outlineColor), ground(element.parentElement ?? element)),
    body: element === document.body,
  };
}"""
)


def tab_stops(page: Page, most: int = 400) -> list[dict]:
    """Press Tab through the page; return each stop: its name, whether it is seen, the width of its outline."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["body"]:
            return stops
        stops.append(stop)
    raise AssertionError(f"no end after {most} stops: a trap?")


def faulty_stops(stops: list[dict]) -> list[str]:
    """Return the stops that one does not see, or not the outline of (WCAG 2.2, 2.4.7, 2.4.11, 2.4.13)."""
    return [
        f"{stop['name']} {stop['text']}: {stop}"
        for stop in stops
        if not stop["seen"] or stop["outline"] < 2 or stop["contrast"] < 3
    ]
