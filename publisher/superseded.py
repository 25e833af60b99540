"""Read `superseded.toml` beside the publications: the staff's dated list of what has a successor."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import msgspec

from publisher.findings import Finding, Severity
from publisher.model import Place
from publisher.trace import is_file

FILE_NAME = "superseded.toml"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A statute, programme or standard that has a successor, and how texts write the two."""

    name: str
    written: tuple[str, ...]
    since: datetime.date  # the successor's first day
    successor: str
    known_by: tuple[str, ...]  # a text with any of these words knows of the successor
    source: str
    note: str = ""


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    superseded: tuple[Entry, ...] = ()


def load(sources: Path) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Return the entries of the list in `sources`, none without one, or why it cannot be read."""
    path = sources / FILE_NAME
    if not is_file(path):
        return (), ()
    shown = path.as_posix()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=_List).superseded, ()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        last = path.read_bytes().count(b"\n") + 1 if "end of document" in str(error) else 1
        place = Place(shown, int(line[1]) if line else last)
        return (), (Finding("superseded-unreadable", place, {"message": str(error)}, Severity.WARNING),)
