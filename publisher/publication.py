"""Read `publication.toml`: what a publication is called, who stands behind it and how it looks."""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from publisher import places
from publisher.findings import Finding, SourceError
from publisher.model import Place

FILE_NAME = places.PUBLICATION
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A TOML table whose unknown fields are faults."""


class Validity(_Table, frozen=True, kw_only=True):
    start: datetime.date | None = msgspec.field(default=None, name="from")
    end: datetime.date | None = msgspec.field(default=None, name="to")


class Series(_Table, frozen=True, kw_only=True):
    name: str
    number: str = ""
    issn: str = ""


class Isbn(_Table, frozen=True, kw_only=True):
    pdf: str = ""
    docx: str = ""
    html: str = ""


class Imprint(_Table, frozen=True, kw_only=True):
    text: tuple[str, ...] = ()


class Contact(_Table, frozen=True, kw_only=True):
    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""


class Publication(_Table, frozen=True, kw_only=True):
    """The contents of `publication.toml`; `folder` is where it was found."""

    title: str
    publisher: str
    date: datetime.date
    layout: str
    folder: Path = Path()  # set by `load`, refused in the file
    subtitle: str = ""
    description: str = ""
    language: str = "sv-SE"  # BCP 47
    status: Literal["working", "decided"] = "working"
    numbered: bool = True
    audience: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()  # empty: every *.md in the order of the file names
    validity: Validity | None = None
    series: Series | None = None
    isbn: Isbn | None = None
    diarienummer: str = ""
    licence: str = ""
    accessibility_statement: str = ""
    imprint: Imprint = Imprint()
    contact: Contact | None = None

    @property
    def name(self) -> str:
        """Return the folder's name, which is also the name of the editions."""
        return self.folder.name


def names(sources: Path) -> tuple[str, ...]:
    """Return the publications that stand in `sources`, sorted."""
    return places.publications(sources)


def load(folder: Path) -> Publication:
    """Read the publication in `folder`.

    Raises SourceError when the file is missing, is not UTF-8 or TOML, or has an unknown or ill-typed field.
    """
    path = folder / FILE_NAME
    shown = (folder / FILE_NAME).as_posix()
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise SourceError([Finding("publication-missing", Place(shown), {"folder": folder.name})]) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SourceError([Finding("not-utf8", Place(shown, line))]) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError([_broken(shown, str(error))]) from None
    if "folder" in data:
        raise SourceError([_field(shown, text, "unknown field `folder`", "folder")])
    try:
        publication = msgspec.convert(data, Publication, strict=True, builtin_types=(datetime.date,))
    except msgspec.ValidationError as error:
        message = str(error)
        raise SourceError([_field(shown, text, message, _field_path(message))]) from None
    return msgspec.structs.replace(publication, folder=folder)


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
        heading = re.compile(rf"^\s*\[\[?{name}\]|^\s*{name}\s*=", re.MULTILINE).search(text, start)
        start = heading.start() if heading else start
    found = re.compile(rf"(?:^|[{{,\[])\s*{re.escape(key)}\b", re.MULTILINE).search(text, start)
    line = text[: found.end()].count("\n") + 1 if found else 1
    return Finding("toml-field", Place(shown, line), {"field": path, "message": message})


def is_name(name: str) -> bool:
    """Tell whether `name` can be a publication's: it is part of addresses, so no capitals, spaces, å, ä or ö."""
    return _NAME.fullmatch(name) is not None


def place(folder: Path, field: str) -> Place:
    """Return where a field of the publication in `folder` stands."""
    path = folder / FILE_NAME
    return _field(path.as_posix(), path.read_text("utf-8"), "", field).place
