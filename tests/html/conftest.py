"""Two web editions, one browser: everything that we can write, and a whole publication."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from publisher.regenerate import build

ROOT = Path(__file__).parent.parent.parent
SOURCES = {
    "allt": (ROOT / "tests/everything/sources/allt", ROOT / "tests/everything/layouts"),
    "strategi": (ROOT / "sources/strategi", ROOT / "layouts"),
}
BLANK = (
    '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Prov</title>{head}</head>'
    "<body><main>{body}</main></body></html>"
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the editions, as a reader gets them; Word is offered, so its link is there too."""
    output = tmp_path_factory.mktemp("site")
    for sources, layouts in SOURCES.values():
        result = build(sources, layouts, output, ("docx", "html"))
        assert result.complete, (result.findings, result.editions)
    for page in output.glob("*/*.html"):
        shutil.copy(page, output)
    (output / "robots.txt").write_text("User-agent: *\nAllow: /\n")
    return output


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address of a plain web server that has the editions."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: Path, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens an edition by name, or a page of one's own, in a view of the browser's."""
    contexts = []

    def open_page(
        name: str = "", *, width: int = 1280, height: int = 900, head: str = "", body: str = "", **view
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            **{"bypass_csp": True, "offline": True, "reduced_motion": "reduce", **view},
        )
        contexts.append(context)
        path = site / f"{name}.html"
        if not name:
            path = tmp_path / "own.html"
            path.write_text(BLANK.format(head=head, body=body), "utf-8")
        page = context.new_page()
        page.goto(path.as_uri(), wait_until="load")
        page.evaluate("() => document.fonts.ready.then(() => undefined)")
        return page

    yield open_page
    for context in contexts:
        context.close()
