"""What is wrong with the variants of a publication: every row in one run, before anything is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from publisher import publication, walk
from publisher.findings import Finding
from publisher.model import Condition, Document, Place
from publisher.publication import Publication
from publisher.variants.choice import ORDINARY, Variant
from publisher.variants.titles import FIELDS
from publisher.variants.values import VALUE, Fault
from publisher.variants.vary import holds, words

NAMED = 8  # variants in one finding: enough to see which

Columns = Mapping[str, tuple[str, ...]]  # by axis


def survey(work: Publication, document: Document, variants: tuple[Variant, ...]) -> Iterator[Finding]:
    """Yield the values and conditions that name what is not there, and conditions that never hold."""
    columns = _columns(work, variants)
    for place, written in (*_in_document(document), *_in_titles(work)):
        for found in VALUE.finditer(written):
            yield from _unknown(found[1], found[2], place, columns, work)
    for element in walk.walk(document):
        for condition in element.when:
            unknown = tuple(_unknown(condition.axis, condition.column, condition.place, columns, work))
            yield from unknown
            if not unknown and not any(holds(condition, variant) for variant in (ORDINARY, *variants)):
                yield Finding("condition-never", condition.place, {"condition": _shown(condition)})


def findings(faults: Iterable[Fault]) -> tuple[Finding, ...]:
    """Return the faults of any number of variants, those of one place in the text as one finding."""
    together: dict[tuple[str, Place, str], list[Fault]] = {}
    for fault in faults:
        told = together.setdefault((fault.rule, fault.place, fault.written), [])
        if fault not in told:
            told.append(fault)
    return tuple(
        Finding(rule, place, {"value": written, "rows": _rows(told), "text": told[0].value})
        for (rule, place, written), told in together.items()
    )


def _rows(faults: list[Fault]) -> str:
    """Return the rows as an editor finds them: nora (sources/trygghetsguide/kommuner.csv:7)."""
    variants = [fault.variant for fault in faults if fault.variant.name]
    named = [f"{variant.name} ({variant.place.file}:{variant.place.line})" for variant in variants]
    return ", ".join(named[:NAMED]) + (" …" if len(named) > NAMED else "")


def _columns(work: Publication, variants: tuple[Variant, ...]) -> dict[str, tuple[str, ...]]:
    """Return the columns of each axis; an axis whose rows could not be read is left out, and its faults are told."""
    first = {variant.axis: variant for variant in reversed(variants)}
    return {axis: tuple(first[axis].values) for axis in work.variants if axis in first}


def _unknown(axis: str, column: str, place: Place, columns: Columns, work: Publication) -> Iterator[Finding]:
    if axis not in work.variants:
        yield Finding("axis-unknown", place, {"axis": axis, "known": ", ".join(work.variants) or "–"})
    elif axis in columns and column and column not in columns[axis]:
        known = ", ".join(columns[axis]) or "–"
        yield Finding("column-unknown", place, {"axis": axis, "column": column, "known": known})


def _in_document(document: Document) -> Iterator[tuple[Place, str]]:
    for element in walk.walk(document):
        yield from ((element.place, text) for text in words(element) if "{" in text)


def _in_titles(work: Publication) -> Iterator[tuple[Place, str]]:
    for name, axis in work.variants.items():
        for field in FIELDS:
            if text := getattr(axis, field):
                yield publication.place(work.folder, f"variants.{name}.{field}"), text


def _shown(condition: Condition) -> str:
    column = f".{condition.column}" if condition.column else ""
    value = f" = {condition.value}" if condition.value else ""
    return f"{'' if condition.holds else '¬'}{condition.axis}{column}{value}"
