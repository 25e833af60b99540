"""Blocks to HTML: one template per block, `layouts/*/blocks/<block>.html`, chosen by the block's own name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from publisher.layout import Layout
from publisher.memory import Looked, Same, looking, remembers
from publisher.model import Block, Blocks, Cell, Figure, Inlines, Paragraph, Row, Section, Table
from publisher.walk import content_of
from publisher.writers.html import inlines
from publisher.writers.html.images import ImageWriter
from publisher.writers.html.words import Words

RENDERED = 300  # chapters that are kept, images and all
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@cache
def template_name(block: str) -> str:
    """Return the template of a block by its class's name: `BulletList` gives `bullet-list.html`."""
    return f"{_CAPITAL.sub('-', block).lower()}.html"


def environment(layout: Layout, medium: str = "") -> Environment:
    """Return the templates of a layout, a brand's before those of its base. Sources are never templates.

    A process that remembers has them for each medium, so that each edition is seen to read its own, and only as long
    as their files are as they were.
    """
    name = f"templates of {medium}" if remembers() else "templates"
    known: tuple[Environment, Looked] | None = layout.compiled.get(name)
    if known and (not remembers() or known[1].unchanged()):
        return known[0]
    looked = Looked()

    def template(name: str) -> str | None:
        with looked.at():
            try:
                return layout.file(name).read_text("utf-8")
            except FileNotFoundError:
                return None  # Jinja tells which is missing

    made = Environment(
        loader=FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    layout.compiled[name] = made, looked
    return made


WIDE = 2  # columns
SHORT = 600  # letters: about a quarter of a page
SHORT_ROWS = 14


class BlockWriter:
    """Writes blocks with the templates of one layout, the words of one language and one way to show images.

    A template in the folder `medium` goes before the one that all media share.
    """

    def __init__(self, templates: Environment, words: Words, image: ImageWriter, medium: str = "blocks") -> None:
        self.templates, self.words, self.image, self.medium = templates, words, image, medium
        self._known: dict[type[Block], Template] = {}

    def blocks(self, blocks: Iterable[Block], level: int = 1) -> Markup:
        """Return blocks as HTML; `level` is that of a section that stands among them, 1 for a chapter."""
        return Markup("\n").join(
            self._chapter(block) if level == 1 and isinstance(block, Section) else self._block(block, level)
            for block in blocks
        )

    def inlines(self, content: Inlines) -> Markup:
        """Return a run of inlines as HTML."""
        return inlines.write(content, self.words, self.image)

    def item(self, blocks: Blocks, tight: bool) -> Markup:
        """Return the inside of a list item; in a tight list its first paragraph has no element of its own."""
        if tight and blocks and isinstance(blocks[0], Paragraph):
            rest = self.blocks(blocks[1:])
            return self.inlines(blocks[0].content) + (Markup("\n") + rest if rest else Markup())
        return self.blocks(blocks)

    def figure_image(self, figure: Figure) -> Markup:
        """Return a figure's image."""
        return self.image(figure.path, figure.alt, "figure-image")

    def _chapter(self, chapter: Section) -> Markup:
        """Return a chapter, the same one as long as nothing that it is written from changes."""
        words = Same(self.words.strings), self.words.language
        question = Same(chapter), Same(self.templates), self.medium, *words, self.image
        return looking("html", question, lambda: self._block(chapter, 1), RENDERED)

    def _template(self, kind: type[Block]) -> Template:
        if kind not in self._known:
            name = template_name(kind.__name__)
            self._known[kind] = self.templates.select_template([f"{self.medium}/{name}", f"blocks/{name}"])
        return self._known[kind]

    def _block(self, block: Block, level: int) -> Markup:
        return Markup(
            self._template(type(block))
            .render(
                block=block,
                level=level,
                blocks=self.blocks,
                inlines=self.inlines,
                item=self.item,
                image=self.figure_image,
                attributes=inlines.attributes,
                scope=scope,
                shape=shape,
                placed=placed,
                plain=content_of,
                words=self.words,
            )
            .strip("\n")
        )


def shape(table: Table) -> str:
    """Return the classes that tell how large a table is: wide ones may use the margin, short ones stay whole."""
    letters = sum(len(content_of(cell.content)) for row in table.body for cell in row.cells)
    wide = " wide" if len(table.alignments) > WIDE else ""
    short = " short" if letters <= SHORT and len(table.body) <= SHORT_ROWS else ""
    return f"table-scroll{wide}{short}"


def placed(rows: tuple[Row, ...]) -> list[list[tuple[Cell, int]]]:
    """Return each row's cells with the column that each begins in: cells from rows above may reach down."""
    taken: set[tuple[int, int]] = set()
    result = []
    for r, row in enumerate(rows):
        column, cells = 0, []
        for cell in row.cells:
            while (r, column) in taken:
                column += 1
            cells.append((cell, column))
            taken |= {(r + i, column + j) for i in range(cell.rows) for j in range(cell.columns)}
        result.append(cells)
    return result


def scope(cell: Cell, *, in_head: bool) -> str:
    """Return the scope of a header cell (WCAG 2.2 technique H63).

    A header that spans columns or rows stands over all that it spans. The scopes colgroup and rowgroup would need
    column groups, and reach to the end of the table's body (HTML, 4.9.12.2).
    """
    return "col" if in_head else "row"
