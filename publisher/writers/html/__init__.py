"""The HTML edition: one file that needs no network and no script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from publisher.layout import Layout
from publisher.model import Document, Section
from publisher.publication import Publication
from publisher.trace import is_file
from publisher.writers.html import css, images
from publisher.writers.html.blocks import BlockWriter, environment
from publisher.writers.html.words import Words
from publisher.writers.written import Written

CONTENTS_DEPTH = 2


def write(publication: Publication, document: Document, layout: Layout) -> Written:
    """Return the HTML edition of a resolved document."""
    show = images.within_page(publication.folder, css.drawing_roles(layout))
    style = Markup(
        "\n".join(
            (
                css.fonts_within_page(layout),
                ":root {\n" + css.properties(layout, "rem") + "\n}",
                "@media (prefers-color-scheme: dark) { :root {\n" + css.dark(layout) + "\n} }",
                css.callouts(layout),
                _text(layout, "screen.css"),
            )
        )
    )
    page = render("screen.html", publication, document, layout, show, style=style)
    return Written((page + "\n").encode("utf-8"))


def print_page(publication: Publication, document: Document, layout: Layout) -> str:
    """Return the page that the PDF edition is laid out from: the same blocks within printed furniture."""
    return render("print.html", publication, document, layout, images.by_address)


def print_styles(layout: Layout) -> str:
    """Return the style sheet of the PDF edition."""
    return "\n".join(
        (
            css.fonts_by_address(layout),
            ":root {\n" + css.properties(layout) + "\n}",
            css.page(layout),
            css.callouts(layout),
            _text(layout, "print.css"),
        )
    )


def render(
    template: str,
    publication: Publication,
    document: Document,
    layout: Layout,
    image: images.ImageWriter,
    **values: Any,
) -> str:
    """Return a page template filled with a document."""
    templates, words = environment(layout), Words(layout.words(publication.language))
    writer = BlockWriter(templates, words, image)
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
