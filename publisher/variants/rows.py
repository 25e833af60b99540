"""Read the rows of an axis: a CSV file with a heading row (RFC 4180); a Swedish Excel puts semicolons for commas."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from publisher.findings import Finding
from publisher.model import Place
from publisher.trace import is_file, resolve

ID = "id"  # the column whose words name the editions
_COLUMN = re.compile(r"[^\W\d]\w*")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")  # no-break spaces stay
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of data; white space in its values is single spaces."""

    id: str
    values: dict[str, str]
    place: Place


@dataclass(slots=True)
class Rows:
    """What a file says, and what is wrong with it."""

    columns: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read(folder: Path, name: str, named: Place) -> Rows:
    """Read the file `name` in a publication's `folder`; `named` is where the publication names it."""
    found = Rows()
    path, inside = resolve(folder / name), resolve(folder)
    if not path.is_relative_to(inside):
        found.findings.append(Finding("rows-outside", named, {"file": name}))
        return found
    if not is_file(path):
        found.findings.append(Finding("rows-missing", named, {"file": name}))
        return found
    shown, data = (folder / name).as_posix(), path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found.findings.append(Finding("not-utf8", Place(shown, data[: error.start].count(b"\n") + 1)))
        return found
    _fill(found, text, shown)
    return found


def _fill(found: Rows, text: str, shown: str) -> None:
    try:
        lines = list(_lines(text))
    except csv.Error as error:
        found.findings.append(Finding("rows-broken", Place(shown, 1), {"message": str(error)}))
        return
    if len(lines) < 2:  # a heading and a row
        found.findings.append(Finding("rows-empty", Place(shown, 1)))
        return
    (first, heading), *rest = lines
    found.columns = tuple(cell.strip() for cell in heading)
    faults = tuple(_heading_faults(found.columns, Place(shown, first)))
    found.findings += faults
    if faults:
        return
    for line, cells in rest:
        _add(found, cells, Place(shown, line))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that say something, each with the number of the line that it begins on."""
    heading = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(keepends=True), delimiter=max(",;", key=heading.count), strict=True)
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1


def _heading_faults(columns: tuple[str, ...], place: Place) -> Iterator[Finding]:
    if ID not in columns:
        yield Finding("rows-without-id", place, {"columns": ", ".join(columns)})
    for number, column in enumerate(columns, start=1):
        if not _COLUMN.fullmatch(column):
            yield Finding("column-name", place, {"column": column, "number": str(number)})
        elif column in columns[: number - 1]:
            yield Finding("column-twice", place, {"column": column})


def _add(found: Rows, cells: list[str], place: Place) -> None:
    if len(cells) != len(found.columns):
        values = {"cells": str(len(cells)), "columns": str(len(found.columns))}
        found.findings.append(Finding("row-cells", place, values))
        return
    row = {column: _SPACE.sub(" ", cell).strip() for column, cell in zip(found.columns, cells, strict=True)}
    for column, value in row.items():
        if _CONTROL.search(value):
            found.findings.append(Finding("value-control", place, {"column": column}))
    id_ = row[ID]
    if not _NAME.fullmatch(id_):
        found.findings.append(Finding("row-id", place, {"id": id_}))
        return
    same = next((other for other in found.rows if other.id == id_), None)
    if same:
        found.findings.append(Finding("row-twice", place, {"id": id_, "line": str(same.place.line)}))
        return
    found.rows.append(Row(id_, row, place))
