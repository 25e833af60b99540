"""The style sheets and fonts of the site: the web editions' own, and what only the site has."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.layout import Layout
from publisher.site import filters
from publisher.site.catalogue import Entry
from publisher.writers.html import css, fonts


def write(layout: Layout, entries: tuple[Entry, ...], page: str) -> Mapping[str, bytes]:
    """Return the style sheets and fonts by their paths; `page` has every character of the site's pages."""
    faces, files = fonts.beside_page(layout, "fonts", page)
    sheet = "\n".join(
        (
            faces,
            ":root {\n" + css.properties(layout, "rem") + "\n}",
            css.themes(layout),
            css.callouts(layout),
            _text(layout, "screen.css"),
            _text(layout, "site/site.css"),
        )
    )
    sheets = {"site.css": sheet.encode("utf-8"), "filter.css": filters.rules(entries).encode("utf-8")}
    return sheets | {f"fonts/{name}": data for name, data in files.items()}


def _text(layout: Layout, name: str) -> str:
    """Return a style sheet: the base's first, then what each layout on top of it adds."""
    sheets = [folder / name for folder in reversed(layout.folders)]
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.is_file())
