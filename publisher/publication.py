"""Read `publication.toml`: what a publication is called, who stands behind it and how it looks."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from publisher import places, toml_file
from publisher.findings import Finding
from publisher.model import Place
from publisher.toml_file import Table

FILE_NAME = places.PUBLICATION
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSION = r"^([0-9]+([.-][0-9a-z]+)*)?$"  # part of an address


class Validity(Table, frozen=True, kw_only=True):
    start: datetime.date | None = msgspec.field(default=None, name="from")
    end: datetime.date | None = msgspec.field(default=None, name="to")


class Series(Table, frozen=True, kw_only=True):
    name: str
    number: str = ""
    issn: str = ""


class Isbn(Table, frozen=True, kw_only=True):
    pdf: str = ""
    docx: str = ""
    html: str = ""


class Imprint(Table, frozen=True, kw_only=True):
    text: tuple[str, ...] = ()


class Contact(Table, frozen=True, kw_only=True):
    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""


class Axis(Table, frozen=True, kw_only=True):
    """One table under `[variants]`: a variant for each row of `rows`, or a single one; each may look and be called so.

    In the texts, values stand as they do in the chapters: `{kommun.namn}`.
    """

    rows: str = ""  # a CSV file in the publication's folder
    layout: str = ""  # empty: the publication's
    title: str = ""
    subtitle: str = ""
    description: str = ""


class Publication(Table, frozen=True, kw_only=True):
    """The contents of `publication.toml`; `folder` is where it was found."""

    title: str
    publisher: str
    date: datetime.date
    layout: str
    folder: Path = Path()  # set by `load`, refused in the file
    variant: str = ""  # set by `variants.vary`, refused in the file; empty: the ordinary edition
    subtitle: str = ""
    description: str = ""
    language: str = "sv-SE"  # BCP 47
    version: Annotated[str, msgspec.Meta(pattern=_VERSION)] = ""  # its address on the site; empty: the date
    changes: str = ""  # what is new in this version, for the site and its feed
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
    variants: dict[str, Axis] = msgspec.field(default_factory=dict)

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
    missing = Finding("publication-missing", Place((folder / FILE_NAME).as_posix()), {"folder": folder.name})
    return msgspec.structs.replace(
        toml_file.read(folder / FILE_NAME, Publication, missing, refused=("folder", "variant")), folder=folder
    )


def is_name(name: str) -> bool:
    """Tell whether `name` can be a publication's: it is part of addresses, so no capitals, spaces, å, ä or ö."""
    return _NAME.fullmatch(name) is not None


def place(folder: Path, field: str) -> Place:
    """Return where a field of the publication in `folder` stands."""
    return toml_file.place(folder / FILE_NAME, field)
