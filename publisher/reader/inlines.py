"""Inline tokens to inlines of the model; one visible table from token to node."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it.tree import SyntaxTreeNode

from publisher import model
from publisher.model import Alternative, Decorative, Inline, Inlines, Place
from publisher.reader import attributes, pictures
from publisher.reader.context import Context
from publisher.trace import is_file, resolve
from publisher.walk import content_of

IMAGE_TYPES = (".svg", ".png", ".jpg", ".jpeg")
DECORATIVE = {"dekorativ", "decorative"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_ENCODED_VALUE = re.compile(r"%7B[^%\W]+\.[^{}]*?%7D")  # `{kommun.webb}` as CommonMark writes it in an address
_UNDEFINED_NOTE = re.compile(r"\[\^[^\]\s]+\]")


def read(nodes: Iterable[SyntaxTreeNode], context: Context, first: Place | None = None) -> Inlines:
    """Return the inlines of a run of nodes; `first` is where an inline that they stand in begins."""
    line = 0
    found: list[Inline] = []
    for node in nodes:
        reader = READERS.get(node.type)
        place = replace(first, line=first.line + line) if first else context.place(node, line)
        if reader is None:
            context.report("inline-unknown", place, kind=node.type)
            continue
        found += reader(node, context, place)
        line += _lines(node)
    return merged(found)


def of_block(node: SyntaxTreeNode, context: Context) -> Inlines:
    """Return the inlines of a paragraph, heading or cell, without white space at its ends."""
    inline = node.children[0] if node.children and node.children[0].type == "inline" else None
    return trimmed(read(inline.children, context)) if inline else ()


def merged(inlines: Iterable[Inline]) -> Inlines:
    """Return `inlines` with neighbouring plain texts made one, and runs of white space one space."""
    out: list[Inline] = []
    for inline in inlines:
        last = out[-1] if out else None
        if isinstance(inline, model.Text) and isinstance(last, model.Text):
            out[-1] = model.Text(text=_SPACE.sub(" ", last.text + inline.text), place=last.place)
        elif not (isinstance(inline, model.Text) and not inline.text):
            out.append(inline)
    return tuple(out)


def trimmed(inlines: Inlines) -> Inlines:
    """Return `inlines` without a space at either end."""
    parts = list(inlines)
    if parts and isinstance(parts[0], model.Text):
        parts[0] = model.Text(text=parts[0].text.lstrip(" "), place=parts[0].place)
    if parts and isinstance(parts[-1], model.Text):
        parts[-1] = model.Text(text=parts[-1].text.rstrip(" "), place=parts[-1].place)
    return merged(parts)


def _lines(node: SyntaxTreeNode) -> int:
    if node.type in ("softbreak", "hardbreak"):
        return 1
    return sum(_lines(child) for child in node.children)


def _text(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    for missing in _UNDEFINED_NOTE.findall(node.content):
        context.report("note-missing", place, note=missing)
    yield model.Text(text=_SPACE.sub(" ", node.content), place=place)


def _soft_break(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    yield model.Text(text=" ", place=place)


def _hard_break(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    yield model.LineBreak(place=place)


def _emphasis(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    yield model.Emphasis(content=read(node.children, context, place), place=place)


def _strong(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    yield model.Strong(content=read(node.children, context, place), place=place)


def _subscript(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    yield model.Subscript(content=read(node.children, context, place), place=place)


def _superscript(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    yield model.Superscript(content=read(node.children, context, place), place=place)


def _code(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    given = attributes.of(node.attrs)
    yield model.Code(text=node.content, lang=given.get("lang", ""), id=given.get("id", ""), place=place)


def _span(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    given = attributes.of(node.attrs)
    content = read(node.children, context, place)
    yield model.Span(content=content, lang=given.get("lang", ""), id=given.get("id", ""), place=place)


def _link(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    given = attributes.of(node.attrs)
    target, content = given.get("href", ""), read(node.children, context, place)
    if not target:
        context.report("link-without-target", place, text=content_of(content))
        return content
    if not content_of(content):
        if target.startswith("#") and len(target) > 1:
            return (model.CrossReference(target=unquote(target[1:]), place=place),)
        context.report("link-without-text", place, target=target)
        return ()
    if target.startswith("#"):
        target = unquote(target)
    target = _ENCODED_VALUE.sub(lambda found: unquote(found[0]), target)
    title, lang, id_ = given.get("title", ""), given.get("lang", ""), given.get("id", "")
    return (model.Link(target=target, content=content, title=title, lang=lang, id=id_, place=place),)


def _image(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    path = image_path(node, context, place)
    if path is not None:
        yield model.Image(path=path, alt=alternative(node, context, place), place=place)


def _note_reference(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    yield model.NoteReference(target=note_id(context, node.meta["id"]), place=place)


def _raw_html(node: SyntaxTreeNode, context: Context, place: Place) -> Iterable[Inline]:
    context.report("raw-html", place, html=node.content.strip())
    return ()


READERS: dict[str, Callable[[SyntaxTreeNode, Context, Place], Iterable[Inline]]] = {
    "text": _text,
    "softbreak": _soft_break,
    "hardbreak": _hard_break,
    "em": _emphasis,
    "strong": _strong,
    "sub": _subscript,
    "sup": _superscript,
    "code_inline": _code,
    "span": _span,
    "link": _link,
    "image": _image,
    "footnote_ref": _note_reference,
    "html_inline": _raw_html,
}


def note_id(context: Context, number: int) -> str:
    """Return the id of a file's note; `resolve` numbers notes through the whole publication."""
    return f"{context.file}-{number}"


def alternative(node: SyntaxTreeNode, context: Context, place: Place) -> Alternative:
    """Return an image's text alternative, or report that it has none (WCAG 2.2, 1.1.1)."""
    text = content_of(read(node.children, context, place))
    decorative = bool(DECORATIVE & attributes.classes(attributes.of(node.attrs)))
    if decorative and text:
        context.report("decorative-with-alternative", place, image=str(node.attrs["src"]))
    if not text and not decorative:
        context.report("alternative-missing", place, image=str(node.attrs["src"]))
    return text if text and not decorative else Decorative()


def image_path(node: SyntaxTreeNode, context: Context, place: Place) -> Path | None:
    """Return an image's path within the publication's folder, or report why it cannot be used."""
    source = unquote(str(node.attrs["src"]))
    parts = urlsplit(source)
    if parts.scheme or parts.netloc:
        context.report("image-remote", place, image=source)
        return None
    path, folder = resolve(context.folder / source), resolve(context.folder)
    if not path.is_relative_to(folder):
        context.report("image-outside", place, image=source)
        return None
    if not is_file(path):
        context.report("image-missing", place, image=source)
        return None
    if path.suffix.lower() not in IMAGE_TYPES:
        context.report("image-type", place, image=source, types=", ".join(IMAGE_TYPES))
        return None
    broken = pictures.fault(path)
    if broken:
        rule, values = broken
        context.report(rule, place, image=source, **values)
        return None
    return path.relative_to(folder)
