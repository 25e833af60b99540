"""The options with which a command chooses variants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from publisher.commands.options import Refusal


def variants(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose variants; without them it is about the ordinary editions."""
    command = click.option("--variants", "every", is_flag=True)(command)
    return click.option("--variant", "asked", multiple=True)(command)


def chosen(
    names: tuple[str, ...], asked: tuple[str, ...], every: bool, sources: Path, words: dict[str, Any]
) -> Mapping[str, tuple[str, ...]]:
    """Return the variants that are asked for by publication, those of all axes with the ordinary edition first.

    Raises Refusal for a name that is neither a variant nor an axis of any of the publications.
    """
    if not asked and not every:
        return {}
    from publisher import publication
    from publisher.findings import SourceError
    from publisher.variants import Variant, of

    known: dict[str, tuple[Variant, ...]] = {}
    for name in names:
        try:
            known[name] = of(publication.load(sources / name))[0]
        except SourceError:
            known[name] = ()  # the build says what is wrong
    if every:
        return {name: ("", *(variant.name for variant in found)) for name, found in known.items()}
    for wish in asked:
        if not any(wish in (variant.name, variant.axis) for found in known.values() for variant in found):
            there = sorted({word for found in known.values() for each in found for word in (each.axis, each.name)})
            raise Refusal(words, "no_variant", name=wish, known=", ".join(there) or "–")
    return {
        name: tuple(variant.name for variant in found if {variant.name, variant.axis} & set(asked))
        for name, found in known.items()
    }
