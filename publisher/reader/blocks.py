"""Block tokens to blocks of the model; one visible table from token to node."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from markdown_it.common.utils import unescapeAll
from markdown_it.tree import SyntaxTreeNode

from publisher import model
from publisher.model import Block, Blocks, Inlines
from publisher.reader import attributes, containers, figures, include, inlines, tables
from publisher.reader.context import Context
from publisher.reader.parts import Heading, LongDescription, Part

B = TypeVar("B", bound=model.Element)
Reader = Callable[[SyntaxTreeNode, Context], Iterable[Part]]


def read_parts(nodes: Iterable[SyntaxTreeNode], context: Context) -> list[Part]:
    """Return the blocks of a run of nodes, headings still flat."""
    parts: list[Part] = []
    for node in nodes:
        reader = READERS.get(node.type)
        if reader is None:
            context.report("block-unknown", context.place(node), kind=node.type)
            continue
        parts += reader(node, context)
    return list(figures.joined(tables.joined(parts, context), context))


def read(nodes: Iterable[SyntaxTreeNode], context: Context) -> Blocks:
    """Return the blocks of a container; a heading there is reported and kept as a paragraph."""
    return tuple(_no_heading(part, context) for part in read_parts(nodes, context))


def _no_heading(part: Part, context: Context) -> Block:
    if isinstance(part, Heading):
        context.report("heading-misplaced", part.place)
        return model.Paragraph(content=(model.Strong(content=part.title),), place=part.place)
    assert not isinstance(part, LongDescription)  # joined, or reported, by read_parts
    return part


def _heading(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    place, content = context.place(node), inlines.of_block(node, context)
    given = attributes.of(node.attrs)
    if content and isinstance(content[-1], model.Text):
        text, trailing = attributes.trailing(content[-1].text, context, place)
        content = inlines.trimmed((*content[:-1], model.Text(text=text, place=content[-1].place)))
        given = {**given, **trailing}
    if not content:
        context.report("heading-empty", place)
    numbered = "unnumbered" not in attributes.classes(given)
    level, id_, lang = int(node.tag[1:]), given.get("id", ""), given.get("lang", "")
    yield Heading(level=level, title=content, place=place, id=id_, lang=lang, numbered=numbered)


def _paragraph(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    figure = figures.alone(node)
    if figure is not None:
        return figures.read(figure, context)
    content = inlines.of_block(node, context)
    return (with_attributes(model.Paragraph(content=content, place=context.place(node)), node),) if content else ()


def _block_quote(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    quote = model.BlockQuote(
        blocks=read(node.children, context),
        attribution=attributes.of(node.attrs).get("attribution", ""),
        place=context.place(node),
    )
    yield with_attributes(quote, node)


def _items(node: SyntaxTreeNode, context: Context) -> tuple[model.ListItem, ...]:
    return tuple(
        model.ListItem(blocks=read(item.children, context), place=context.place(item)) for item in node.children
    )


def _tight(node: SyntaxTreeNode) -> bool:
    return all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")


def _bullet_list(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    items, place = _items(node, context), context.place(node)
    marks = [_mark(item) for item in items]
    if any(marks) and not all(marks):
        context.report("checklist-mixed", place)
    if marks and all(marks):
        tasks = tuple(_task(item, mark) for item, mark in zip(items, marks, strict=True))
        yield with_attributes(model.Checklist(items=tasks, tight=_tight(node), place=place), node)
        return
    yield with_attributes(model.BulletList(items=items, tight=_tight(node), place=place), node)


def _mark(item: model.ListItem) -> str:
    """Return `[ ]` or `[x]` when an item begins with it and words follow (GFM task list items)."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, model.Paragraph) or not isinstance(first.content[0], model.Text):
        return ""
    text = first.content[0].text
    words = len(text) > 4 or len(first.content) > 1
    return text[:3] if text[:4].lower() in ("[ ] ", "[x] ") and words else ""


def _task(item: model.ListItem, mark: str) -> model.ChecklistItem:
    first = item.blocks[0]
    assert isinstance(first, model.Paragraph)
    assert isinstance(first.content[0], model.Text)
    text = replace(first.content[0], text=first.content[0].text[4:])
    paragraph = replace(first, content=inlines.merged((text, *first.content[1:])))
    return model.ChecklistItem(blocks=(paragraph, *item.blocks[1:]), done=mark != "[ ]", place=item.place)


def _ordered_list(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    start = int(node.attrs.get("start", 1))
    items, place = _items(node, context), context.place(node)
    yield with_attributes(model.OrderedList(items=items, start=start, tight=_tight(node), place=place), node)


def _definition_list(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    items: list[model.DefinitionItem] = []
    for child in node.children:
        if child.type == "dt":
            term = inlines.of_block(child, context)
            items.append(model.DefinitionItem(term=term, definitions=(), place=context.place(child)))
        else:
            definitions = (*items[-1].definitions, read(child.children, context))
            items[-1] = replace(items[-1], definitions=definitions)
    yield model.DefinitionList(items=tuple(items), place=context.place(node))


def _fence(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    info = node.info.strip()
    if info.startswith("{include}"):
        return include.read(info.removeprefix("{include}").strip(), context.place(node), context, read_parts)
    return _code_block(node, context)


def _code_block(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    language = unescapeAll(node.info).split(maxsplit=1)[0] if node.info.strip() else ""
    yield with_attributes(model.CodeBlock(text=node.content, language=language, place=context.place(node)), node)


def _thematic_break(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    yield model.ThematicBreak(place=context.place(node))


def _raw_html(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    context.report("raw-html", context.place(node), html=node.content.strip().split("\n")[0])
    return ()


def _notes(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    for note in node.children:
        children = [child for child in note.children if child.type != "footnote_anchor"]
        paragraphs: list[model.Paragraph] = []
        for block in read(children, context):
            if isinstance(block, model.Paragraph):
                paragraphs.append(block)
            else:
                context.report("note-block", block.place)
        place = paragraphs[0].place if paragraphs else context.place(note)
        context.notes.append(
            model.Note(id=inlines.note_id(context, note.meta["id"]), blocks=tuple(paragraphs), place=place)
        )
    return ()


def with_attributes(block: B, node: SyntaxTreeNode) -> B:
    """Return `block` with the id and language that its source gives it."""
    given = attributes.of(node.attrs)
    return replace(block, id=given.get("id", ""), lang=given.get("lang", "")) if given else block


def _container(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    return containers.read(node, context, read(node.children, context))


def _anchor(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    return ()


def _inline(node: SyntaxTreeNode, context: Context) -> Iterable[Part]:
    """Read the text of a tight definition, which has no paragraph of its own."""
    content: Inlines = inlines.trimmed(inlines.read(node.children, context))
    return (model.Paragraph(content=content, place=context.place(node)),) if content else ()


READERS: dict[str, Reader] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "blockquote": _block_quote,
    "bullet_list": _bullet_list,
    "ordered_list": _ordered_list,
    "dl": _definition_list,
    "table": tables.read,
    "fence": _fence,
    "code_block": _code_block,
    "hr": _thematic_break,
    "container_fenced": _container,
    "footnote_block": _notes,
    "footnote_anchor": _anchor,
    "html_block": _raw_html,
    "inline": _inline,
}
