"""Read a publication's Markdown into the document model. Sources are data: nothing is evaluated or fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from publisher.findings import Finding
from publisher.memory import Same, looking
from publisher.model import Block, Document, Place
from publisher.publication import Publication
from publisher.reader import abbreviations, blocks, include, sections
from publisher.reader.context import Context, vocabulary
from publisher.reader.parts import Heading, LongDescription, Part
from publisher.trace import files_in, is_file, resolve


def read(
    publication: Publication, words: Mapping[str, Any], load: Callable[[Path], bytes] = Path.read_bytes
) -> tuple[Document, tuple[Finding, ...]]:
    """Read every chapter of `publication`; `words` are the layout's strings in its language, `load` reads a file."""
    context = Context(file="", folder=publication.folder, vocabulary=vocabulary(words), load=load)
    document = read_chapters(publication, context)
    return abbreviations.mark(document, context), tuple(context.findings)


def read_chapters(publication: Publication, context: Context) -> Document:
    """Return the document of all chapters, abbreviations not yet marked; what is wrong goes into `context`."""
    parts: list[Part] = []
    for number, name in enumerate(names := chapters(publication)):
        path = publication.folder / name
        here = _within(context, publication, name, path)
        if is_file(path):
            parts += _chapter(path, here, names[:number].count(name))
        else:
            context.report("chapter-missing", Place((publication.folder / "publication.toml").as_posix(), 1), file=name)
    if not parts and not context.findings:
        context.report("publication-empty", Place((publication.folder / "publication.toml").as_posix(), 1))
    return _document(parts, publication.language, context)


def _chapter(path: Path, context: Context, earlier: int) -> tuple[Part, ...]:
    """Return the parts of a chapter, the same ones as long as nothing that it is read from changes.

    `earlier` is how many chapters before it are the same file: no element stands twice in a document.
    """

    def read() -> tuple[tuple[Part, ...], Context]:
        own = replace(context, findings=[], notes=[], abbreviations=[])
        return tuple(include.read_file(path, own, blocks.read_parts)), own

    question = (path, earlier, context.file, context.folder, context.including, repr(context.vocabulary))
    parts, own = looking("chapter", (*question, context.load, Same(context.parser)), read)
    context.findings += own.findings
    context.notes += own.notes
    context.abbreviations += own.abbreviations
    return parts


def read_text(
    text: str, words: Mapping[str, Any], *, folder: Path = Path(), file: str = "text.md", language: str = "sv-SE"
) -> tuple[Document, tuple[Finding, ...]]:
    """Read one text as if it were a whole publication in `folder`."""
    context = Context(file=file, folder=folder, vocabulary=vocabulary(words))
    document = _document(include.read_text(text, context, blocks.read_parts), language, context)
    return abbreviations.mark(document, context), tuple(context.findings)


def chapters(publication: Publication) -> tuple[str, ...]:
    """Return the file names of the chapters in reading order."""
    return publication.chapters or tuple(path.name for path in files_in(publication.folder, ".md"))


def _within(context: Context, publication: Publication, name: str, path: Path) -> Context:
    return replace(context, file=path.as_posix(), including=(resolve(path),))


def _document(parts: list[Part], language: str, context: Context) -> Document:
    flat: list[Block | Heading] = [part for part in parts if not isinstance(part, LongDescription)]
    return Document(blocks=sections.nest(flat, context), notes=tuple(context.notes), lang=language)
