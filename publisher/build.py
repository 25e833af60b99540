"""From sources to what editions are written from: read, choose the variant, resolve, check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from publisher import layout, publication, reader, rechecking, resolve, variants
from publisher.checks.subject import Subject
from publisher.findings import Finding, SourceError, errors
from publisher.layout import Layout
from publisher.memory import looking, remembers
from publisher.model import Document, Place
from publisher.publication import Publication
from publisher.variants import ORDINARY, Fault, Variant

Examine = Callable[[Subject], tuple[Finding, ...]]


@dataclass(frozen=True)
class Sources:
    """What all variants of a publication share: its text as it was read, and the layouts that have been loaded."""

    publication: Publication
    document: Document  # with conditions and values, not resolved
    layouts: Path
    loaded: dict[str, Layout]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Manuscript:
    """A publication as it is just before writing: everything that the editions are made from."""

    publication: Publication
    document: Document
    layout: Layout
    findings: tuple[Finding, ...]


def prepare(folder: Path, layouts: Path, examine: Examine = rechecking.run, variant: str = "") -> Manuscript:
    """Read, resolve and check one variant of the publication in `folder`, or the ordinary edition.

    Raises SourceError when nothing could be read, or when there is no such variant.
    """
    sources = read(folder, layouts)
    return manuscript(sources, chosen(sources.publication, variant), examine)


def read(folder: Path, layouts: Path) -> Sources:
    """Read the publication in `folder`. Raises SourceError when nothing could be read."""
    work = publication.load(folder)
    look = layout_of(work, layouts)
    document, found = reader.read(work, look.words(work.language))
    return Sources(work, document, layouts, {work.layout: look}, found)


def chosen(work: Publication, name: str) -> Variant:
    """Return the variant called `name`. Raises SourceError when there is none, or when its rows are faulty."""
    if not name:
        return ORDINARY
    found, faults = variants.of(work)
    if errors(faults):
        raise SourceError(faults)
    for variant in found:
        if variant.name == name:
            return variant
    known = ", ".join(variant.name for variant in found) or "–"
    place = publication.place(work.folder, "variants")
    raise SourceError([Finding("variant-unknown", place, {"name": name, "known": known})])


def manuscript(sources: Sources, variant: Variant, examine: Examine = rechecking.run) -> Manuscript:
    """Return what the editions of one variant are written from. Raises SourceError when its layout cannot be read."""
    made, faults = _manuscript(sources, variant, examine)
    return replace(made, findings=(*sources.findings, *variants.findings(faults), *made.findings))


def survey(folder: Path, layouts: Path, examine: Examine = rechecking.run) -> tuple[Finding, ...]:
    """Return what is found in the ordinary edition and every variant, each once. Raises SourceError as `read` does."""
    sources = read(folder, layouts)
    every, faulty = variants.of(sources.publication)
    told = tuple(variants.survey(sources.publication, sources.document, every))
    unknown = {finding.place for finding in told}
    faults: list[Fault] = []
    found = [*sources.findings, *faulty, *told]
    for variant in (ORDINARY, *every):
        made, unfilled = _manuscript(sources, variant, examine)
        faults += [fault for fault in unfilled if fault.place not in unknown]
        found += made.findings
    once = {(f.rule, f.place, *sorted(f.values.items())): f for f in (*found, *variants.findings(faults))}
    return tuple(once.values())


def _manuscript(sources: Sources, variant: Variant, examine: Examine) -> tuple[Manuscript, tuple[Fault, ...]]:
    """Return a manuscript with what was found in its own text, and the values that it lacks."""
    work, untitled = variants.titled(sources.publication, variant)
    if work.layout not in sources.loaded:
        named = publication.place(work.folder, f"variants.{variant.axis}.layout")
        sources.loaded[work.layout] = _layout(work.layout, sources.layouts, named)
    look = sources.loaded[work.layout]
    document, unfilled = variants.vary(sources.document, variant)
    document, resolved = resolve.resolve(document, look.words, numbered=work.numbered)
    checked = examine(Subject(work, document, look, reported=(*sources.findings, *resolved)))
    return Manuscript(work, document, look, (*resolved, *checked)), (*untitled, *unfilled)


def layout_of(work: Publication, layouts: Path) -> Layout:
    """Return the publication's layout; one that does not exist is reported where the publication names it."""
    return _layout(work.layout, layouts, publication.place(work.folder, "layout"))


def _layout(name: str, layouts: Path, named: Place) -> Layout:
    """Load a layout; one that does not exist is reported where the publication names it."""
    try:
        return looking("layout", (name, layouts.absolute()), partial(_loaded, name, layouts))
    except SourceError as error:
        missing = {"layout-missing": name}
        raise SourceError(
            replace(f, place=named) if missing.get(f.rule) == f.values.get("layout") else f for f in error.findings
        ) from None


def _loaded(name: str, layouts: Path) -> Layout:
    """Return a layout that, where it may be remembered, has looked at all that it keeps."""
    look = layout.load(name, layouts)
    if remembers():
        _ = look.coverage
    return look
