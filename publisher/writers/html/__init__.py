"""The HTML edition: one file that needs no network and no script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from publisher.layout import Layout
from publisher.model import Document, Section
from publisher.publication import Publication
from publisher.trace import is_file
from publisher.writers.html import accessibility, css, fonts, images, linked_data
from publisher.writers.html.blocks import BlockWriter, environment
from publisher.writers.html.downloads import offered
from publisher.writers.html.policy import policy
from publisher.writers.html.words import Words
from publisher.writers.written import Sibling, Written

CONTENTS_DEPTH = 2


def write(publication: Publication, document: Document, layout: Layout, siblings: tuple[Sibling, ...] = ()) -> Written:
    """Return the HTML edition of a resolved document; it offers its siblings for download."""
    show = images.within_page(publication.folder, css.drawing_roles(layout))
    words = Words(layout.words(publication.language), publication.language)
    downloads = offered(siblings, words)
    body = _render(
        "screen/body.html",
        publication,
        document,
        layout,
        show,
        medium="screen",
        offered=downloads,
        accessibility=accessibility.addresses(publication, layout),
    )
    style = _screen_styles(layout, publication.title + body)
    data = linked_data.report(publication, document, layout, downloads, words)
    page = environment(layout, "screen").get_template("screen.html")
    whole = page.render(
        publication=publication, body=Markup(body), style=Markup(style), data=Markup(data), policy=policy(style, data)
    )
    return Written((whole + "\n").encode("utf-8"), findings=tuple(accessibility.lacks(publication, layout)))


def _screen_styles(layout: Layout, page: str) -> str:
    """Return the style sheet of the HTML edition, with the fonts that the page needs."""
    return "\n".join(
        (
            fonts.within_page(layout, page),
            ":root {\n" + css.properties(layout, "rem") + "\n}",
            css.themes(layout),
            css.callouts(layout),
            _text(layout, "screen.css"),
        )
    ).strip()


def print_page(publication: Publication, document: Document, layout: Layout) -> str:
    """Return the page that the PDF edition is laid out from: the same blocks within printed furniture."""
    return _render("print.html", publication, document, layout, images.by_address, medium="print")


def print_styles(layout: Layout) -> str:
    """Return the style sheet of the PDF edition."""
    return "\n".join(
        (
            fonts.by_address(layout),
            ":root {\n" + css.properties(layout) + "\n}",
            css.page(layout),
            css.callouts(layout),
            _text(layout, "print.css"),
        )
    )


def _render(
    template: str,
    publication: Publication,
    document: Document,
    layout: Layout,
    image: images.ImageWriter,
    *,
    medium: str,
    **values: Any,
) -> str:
    """Return a page template filled with a document."""
    templates, words = environment(layout, medium), Words(layout.words(publication.language), publication.language)
    writer = BlockWriter(templates, words, image, medium)
    return templates.get_template(template).render(
        publication=publication,
        document=document,
        layout=layout,
        words=words,
        writer=writer,
        contents=contents(document.blocks),
        **values,
    )


def contents(blocks: Iterable[object], level: int = 1) -> list[tuple[Section, list[Any]]]:
    """Return the entries of the table of contents, each with those below it."""
    if level > CONTENTS_DEPTH:
        return []
    sections = [block for block in blocks if isinstance(block, Section)]
    return [(section, contents(section.blocks, level + 1) if section.numbered else []) for section in sections]


def _text(layout: Layout, name: str) -> str:
    """Return a style sheet: the base's first, then what each layout on top of it adds."""
    sheets = [folder / name for folder in reversed(layout.folders)]
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets if is_file(sheet))
