"""Figures: an image alone in its paragraph, then its source and its long description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from publisher import model
from publisher.model import Inlines, Place
from publisher.reader import attributes, inlines
from publisher.reader.context import Context
from publisher.reader.parts import LongDescription, Part
from publisher.reader.syntax import parser


def alone(node: SyntaxTreeNode) -> SyntaxTreeNode | None:
    """Return the image that is all of a paragraph, if one is."""
    inline = node.children[0] if node.children else None
    if inline is None or len(inline.children) != 1 or inline.children[0].type != "image":
        return None
    return inline.children[0]


def read(image: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    """Return the figure of an image whose title is the caption."""
    place, given = context.place(image), attributes.of(image.attrs)
    alternative = inlines.alternative(image, context, place)
    path = inlines.image_path(image, context, place)
    if path is None:
        return ()
    caption = _inlines(given.get("title", ""), context, place)
    id_, lang = given.get("id", ""), given.get("lang", "")
    return (model.Figure(path=path, alt=alternative, caption=caption, id=id_, lang=lang, place=place),)


def _inlines(text: str, context: Context, place: Place) -> Inlines:
    """Return the inlines of a caption, which stands on the line of its image."""
    if not text:
        return ()
    tokens = parser().parseInline(text)
    tokens[0].map = [place.line - 1, place.line]
    root = SyntaxTreeNode(tokens)
    return inlines.trimmed(inlines.read(root.children[0].children, context))


def joined(parts: Iterable[Part], context: Context) -> Iterator[Part]:
    """Join each "Källa: …" to the figure or table above it, and each long description to its figure."""
    above: Part | None = None
    for part in parts:
        source = _source(part, context) if isinstance(above, model.Figure | model.Table) else None
        if source is not None and isinstance(above, model.Figure | model.Table) and not above.source:
            above = replace(above, source=source)
        elif isinstance(part, LongDescription):
            if isinstance(above, model.Figure):
                above = replace(above, long_description=part.blocks)
            else:
                context.report("description-without-figure", part.place)
        else:
            if above is not None:
                yield above
            above = part
    if above is not None:
        yield above


def _source(part: Part, context: Context) -> Inlines | None:
    """Return the words of a paragraph that begins "Källa: "."""
    if not isinstance(part, model.Paragraph) or not isinstance(part.content[0], model.Text):
        return None
    prefixes = tuple(f"{prefix}: " for prefix in context.vocabulary.source_prefixes)
    return part.content if part.content[0].text.startswith(prefixes) else None
