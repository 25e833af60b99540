"""Includes, as in MyST: a fenced block with the info string `{include} file.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode

from publisher.model import Place
from publisher.reader.context import Context
from publisher.reader.parts import Part
from publisher.trace import is_file, resolve

ReadParts = Callable[[Iterable[SyntaxTreeNode], Context], list[Part]]


def read(name: str, place: Place, context: Context, read_parts: ReadParts) -> Iterable[Part]:
    """Return the parts of another file of the same publication, or report why it cannot be included."""
    path, folder = resolve(context.folder / name), resolve(context.folder)
    if not path.is_relative_to(folder):
        context.report("include-outside", place, file=name)
        return ()
    if not is_file(path):
        context.report("include-missing", place, file=name)
        return ()
    if path in context.including:
        chain = " → ".join(p.name for p in (*context.including[context.including.index(path) :], path))
        context.report("include-circular", place, file=name, chain=chain)
        return ()
    shown = (context.folder / path.relative_to(folder)).as_posix()
    inner = replace(context, file=shown, including=(*context.including, path), lines=())
    return read_file(path, inner, read_parts)


def read_file(path: Path, context: Context, read_parts: ReadParts) -> list[Part]:
    """Return the parts of one file; what it defines (notes, abbreviations) and its faults go into the context."""
    data = context.load(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        context.report("not-utf8", Place(context.file, data[: error.start].count(b"\n") + 1))
        return []
    return read_text(text, context, read_parts)


def read_text(text: str, context: Context, read_parts: ReadParts) -> list[Part]:
    """Return the parts of a source text."""
    env: dict[str, object] = {"file": context.file, "text": text}
    context = replace(context, lines=tuple(text.splitlines()))
    root = SyntaxTreeNode(context.parser.parse(text, env))
    parts = read_parts(root.children, context)
    _definitions(env, context)
    return parts


def _definitions(env: dict[str, object], context: Context) -> None:
    for short, long, line in env.get("abbreviations", ()):  # type: ignore[attr-defined]  # the parser's env is untyped
        context.abbreviations.append((short, long, Place(context.file, line)))
    notes = env.get("footnotes", {})
    for label, number in notes.get("refs", {}).items():  # type: ignore[attr-defined]  # the parser's env is untyped
        if number < 0:
            context.report("note-unused", _note_place(label.removeprefix(":"), context), note=label.removeprefix(":"))


def _note_place(label: str, context: Context) -> Place:
    for number, line in enumerate(context.lines, start=1):
        if line.lstrip().startswith(f"[^{label}]:"):
            return Place(context.file, number)
    return Place(context.file, 1)
