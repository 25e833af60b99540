"""Hold a warm Chromium with axe-core and answer one JSON line per line read, until standard input ends.

Started by axe.py as a process of its own: playwright refuses to run beside an event loop, and a page may hang.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from publisher.validators.chromium import OPTIONS, chromium
from publisher.validators.node_package import node, node_modules, version_of

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
VIEWS = tuple((width, scheme) for width in (1280, 320) for scheme in ("light", "dark"))
HEIGHT = 900
# Two frames, so that the colours of the scheme asked for are on the screen.
SETTLE = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
RUN = """
tags => axe.run(document, {
  runOnly: {type: 'tag', values: tags},
  resultTypes: ['violations', 'incomplete'],
}).then(result => {
  const short = rule => rule.nodes.map(node => ({
    rule: rule.id,
    message: [rule.help, [...node.any, ...node.all, ...node.none][0]?.message].filter(Boolean).join(': '),
    where: node.target.flat().join(' '),
  }));
  return {
    checks: result.passes.length + result.violations.length + result.incomplete.length,
    passes: result.passes.length,
    failures: result.violations.flatMap(short),
    reviews: result.incomplete.flatMap(short),
  };
})
"""


def check(browser: Browser, engine: str, path: Path) -> dict[str, Any]:
    """Return what axe says of a page in each view, and what the console says of it under its own policy."""
    console = list(_console(browser, path))
    answer: dict[str, Any] = {"checks": 1, "failures": console, "reviews": []}
    context = browser.new_context(bypass_csp=True, offline=True, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(path.as_uri(), wait_until="load")
        page.evaluate(engine)
        for width, scheme in VIEWS:
            _add(answer, _view(page, width, scheme), f"{width} px, {scheme}")
    finally:
        context.close()
    return answer


def _console(browser: Browser, path: Path) -> Iterator[dict[str, str]]:
    """Yield the errors that the page writes to the console with its own content security policy in force."""
    errors: list[ConsoleMessage] = []
    context = browser.new_context(offline=True)
    try:
        page = context.new_page()
        page.on("console", lambda message: errors.append(message) if message.type == "error" else None)
        page.goto(path.as_uri(), wait_until="load")
        page.evaluate(SETTLE)
    finally:
        context.close()
    for error in errors:
        yield {
            "rule": "console-error",
            "message": error.text,
            "where": f"line {error.location.get('lineNumber', 0) + 1}",
        }


def _view(page: Page, width: int, scheme: Any) -> dict[str, Any]:
    """Return what axe says of the page at one width and in one colour scheme."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)
    page.evaluate(SETTLE)
    result: dict[str, Any] = page.evaluate(RUN, list(TAGS))
    return result


def _add(answer: dict[str, Any], result: dict[str, Any], view: str) -> None:
    """Add the result of one view; raise RuntimeError if axe passed no rule at all, for then it did not run."""
    if not result["passes"]:
        raise RuntimeError(f"axe passed no rule at {view}")
    answer["checks"] += result["checks"]
    for kind in ("failures", "reviews"):
        answer[kind] += [{**found, "where": f"{found['where']} ({view})"} for found in result[kind]]


def answer(browser: Browser, engine: str, line: str) -> dict[str, Any]:
    """Return the answer to one request; every error becomes a text."""
    try:
        return check(browser, engine, Path(json.loads(line)["path"]))
    except Exception as error:  # playwright's errors are of many kinds, and a page's own may come with them
        return {"error": str(error).splitlines()[0][:500]}


def main() -> None:
    """Answer until standard input ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # a stray print must not look like a reply
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node())
    engine = (node_modules() / "axe-core/axe.min.js").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(OPTIONS))
        version = f"{version_of('axe-core')} in Chromium {browser.version}"
        print(json.dumps({"version": version}), file=replies, flush=True)
        for line in sys.stdin:
            print(json.dumps(answer(browser, engine, line)), file=replies, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
