"""Flat headings to nested sections: a level that cannot be written down cannot reach an edition."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.model import Block, Blocks, Section
from publisher.reader.context import Context
from publisher.reader.parts import Heading


def nest(parts: Iterable[Block | Heading], context: Context) -> Blocks:
    """Return the blocks with each heading's section nested in the one above it; skipped levels are reported."""
    rest = list(parts)
    for heading in _skipped(rest):
        context.report("heading-skipped", heading.place, level=str(heading.level))
    return _nested(rest, 0)


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
