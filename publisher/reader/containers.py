"""Fenced containers, `::: name Title {#id lang=en}`: callouts, glossaries, long descriptions, passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from publisher import model
from publisher.model import Blocks, Place
from publisher.reader import attributes, conditions, inlines
from publisher.reader.attributes import Attributes
from publisher.reader.context import Context
from publisher.reader.parts import LongDescription, Part
from publisher.reader.syntax import parser


def read(node: SyntaxTreeNode, context: Context, blocks: Blocks) -> Iterable[Part]:
    """Return what a container makes of the blocks inside it; an unknown name is reported and the blocks are kept."""
    place, vocabulary = context.place(node), context.vocabulary
    text, given = attributes.trailing(node.info.strip(), context, place)
    name, _, title = text.partition(" ")
    if not name and not given:
        context.report("container-stray", place)
        return blocks
    if not _closed(node, context):
        context.report("container-unclosed", place, name=name)
    if name in vocabulary.callouts:
        content = inlines.trimmed(_title(title, node, context))
        kind = vocabulary.callouts[name]
        callout = model.Callout(kind=kind, title=content, blocks=blocks, place=place)
        return (replace(callout, id=given.get("id", ""), lang=given.get("lang", "")),)
    if name in vocabulary.containers:
        return CONTAINERS[vocabulary.containers[name]](blocks, title, given, place, context)
    if not name:
        return tuple(replace(block, lang=block.lang or given.get("lang", "")) for block in blocks)
    context.report("container-unknown", place, name=name, known=", ".join(vocabulary.known()))
    return blocks


def _title(title: str, node: SyntaxTreeNode, context: Context) -> model.Inlines:
    root = SyntaxTreeNode(parser().parseInline(title.strip()))
    return inlines.read(root.children[0].children, context) if root.children else ()


def _closed(node: SyntaxTreeNode, context: Context) -> bool:
    """Tell whether the container's closing fence stands where its tokens say that it ends."""
    assert node.map
    end = node.map[1]
    around = context.lines[max(node.map[0] + 1, end - 1) : end + 1]
    return any(line.strip().startswith(":::") for line in around)


def _long_description(blocks: Blocks, title: str, given: Attributes, place: Place, context: Context) -> Iterable[Part]:
    yield LongDescription(blocks, place)


def _glossary(blocks: Blocks, title: str, given: Attributes, place: Place, context: Context) -> Iterable[Part]:
    lists = [block for block in blocks if isinstance(block, model.DefinitionList)]
    if len(lists) != 1 or len(blocks) != 1:
        context.report("glossary-content", place)
        return blocks
    return (model.Glossary(items=lists[0].items, id=given.get("id", ""), place=place),)


def _conditional(blocks: Blocks, title: str, given: Attributes, place: Place, context: Context) -> Iterable[Part]:
    condition = conditions.read(title, context.vocabulary.negations, place)
    if condition is None:
        context.report("condition-unreadable", place, condition=title)
        return blocks
    return tuple(replace(block, when=(condition, *block.when)) for block in blocks)


# What a container makes of its blocks, by its key under `[containers]` in the layout's strings.
CONTAINERS: dict[str, Callable[[Blocks, str, Attributes, Place, Context], Iterable[Part]]] = {
    "long_description": _long_description,
    "glossary": _glossary,
    "condition": _conditional,
}
