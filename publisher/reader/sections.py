"""Flat headings to nested sections: a level that cannot be written down cannot reach an edition."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from publisher.memory import CHAPTERS, remembered, same
from publisher.model import Block, Blocks, Section
from publisher.reader.context import Context
from publisher.reader.parts import Heading


def nest(parts: Iterable[Block | Heading], context: Context) -> Blocks:
    """Return the blocks with each heading's section nested in the one above it; skipped levels are reported."""
    rest = list(parts)
    for heading in _skipped(rest):
        context.report("heading-skipped", heading.place, level=str(heading.level))
    return tuple(
        block
        for chapter in _chapters(rest)
        for block in remembered("sections", same(chapter), partial(_nested, list(chapter), 0), CHAPTERS)
    )


def _chapters(parts: Iterable[Block | Heading]) -> Iterable[tuple[Block | Heading, ...]]:
    """Part a text before each heading of the first level: nothing is nested across one."""
    chapter: list[Block | Heading] = []
    for part in parts:
        if isinstance(part, Heading) and part.level == 1 and chapter:
            yield tuple(chapter)
            chapter = []
        chapter.append(part)
    if chapter:
        yield tuple(chapter)


def _skipped(parts: Iterable[Block | Heading]) -> Iterable[Heading]:
    level = 0
    for part in parts:
        if isinstance(part, Heading):
            if part.level > level + 1:
                yield part
            level = part.level


def _nested(parts: list[Block | Heading], above: int) -> Blocks:
    """Take from `parts` what belongs under a heading of level `above`."""
    blocks: list[Block] = []
    while parts:
        part = parts[0]
        if not isinstance(part, Heading):
            blocks.append(part)
            parts.pop(0)
            continue
        if part.level <= above:
            break
        parts.pop(0)
        blocks.append(
            Section(
                title=part.title,
                blocks=_nested(parts, part.level),
                numbered=part.numbered,
                id=part.id,
                lang=part.lang,
                place=part.place,
            )
        )
    return tuple(blocks)
