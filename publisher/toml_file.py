"""Read the TOML files that people write: an unknown, missing or ill-typed field is reported at its line."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from publisher.findings import Finding, SourceError
from publisher.model import Place

T = TypeVar("T")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A TOML table whose unknown fields are faults."""


def read(path: Path, kind: type[T], missing: Finding, refused: Iterable[str] = ()) -> T:
    """Read the file at `path` as a `kind`; fields of `refused` are unknown in a file.

    Raises SourceError: `missing` when there is no file, else when it is not UTF-8 or TOML, or has a faulty field.
    """
    shown = path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise SourceError([missing]) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SourceError([Finding("not-utf8", Place(shown, line))]) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError([_broken(shown, str(error))]) from None
    for name in refused:
        if name in data:
            raise SourceError([_field(shown, text, f"unknown field `{name}`", name)])
    try:
        return msgspec.convert(data, kind, strict=True, builtin_types=(datetime.date, datetime.datetime))
    except msgspec.ValidationError as error:
        message = str(error)
        raise SourceError([_field(shown, text, message, _field_path(message))]) from None


def place(path: Path, field: str) -> Place:
    """Return where a field stands in the file at `path`: `contact.phone`."""
    return _field(path.as_posix(), path.read_text("utf-8"), "", field).place


def _broken(shown: str, message: str) -> Finding:
    line = re.search(r"at line (\d+)", message)
    return Finding("toml-broken", Place(shown, int(line[1]) if line else 1), {"message": message})


def _field_path(message: str) -> str:
    """Return the path of the field that a msgspec message is about: `contact.phone`."""
    unknown = re.search(r"(?:unknown|required) field `([^`]+)`", message)
    where = re.search(r"at `\$\.?([^`]*)`", message)
    parts = [where[1] if where else "", unknown[1] if unknown else ""]
    return ".".join(part for part in parts if part)


def _field(shown: str, text: str, message: str, path: str) -> Finding:
    """Make the finding for a faulty field, at the line where its name stands."""
    *tables, key = re.sub(r"\[[^]]*\]", "", path).split(".")
    start = 0
    for table in tables:
        name = re.escape(table)
        heading = re.compile(rf"^\s*\[\[?(?:[\w-]+\.)*{name}[\].]|^\s*{name}\s*=", re.MULTILINE).search(text, start)
        start = heading.start() if heading else start
    found = re.compile(rf"(?:^|[{{,.\[])\s*{re.escape(key)}\b", re.MULTILINE).search(text, start)
    line = text[: found.end()].count("\n") + 1 if found else 1
    return Finding("toml-field", Place(shown, line), {"field": path, "message": message})
