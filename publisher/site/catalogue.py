"""The catalogue: every publication that the site offers, with all its versions. Pages and feeds are written from it.

It is also the site's memory: `catalogue.json` in the site's folder is read again before each run.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from publisher.findings import Finding, SourceError
from publisher.model import Place
from publisher.publication import Contact
from publisher.toml_file import Table

FILE_NAME = "catalogue.json"
ORDER = ("html", "pdf", "docx", "ua2")  # the web edition before the others
SUFFIXES = {"html": ".html", "pdf": ".pdf", "docx": ".docx", "ua2": "-ua2.pdf"}
BUILD = "build"  # the outcome that the build itself leaves: it tells of errors, but verifies nothing
MEDIA_TYPES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ua2": "application/pdf",
}


class Outcome(Table, frozen=True, kw_only=True):
    """What one validator said of an edition."""

    tool: str
    profile: str = ""
    version: str = ""
    verdict: str  # pass, fail, not run
    failed: int = 0
    passed: int = 0
    why: str = ""


class Edition(Table, frozen=True, kw_only=True):
    """A file at an address that never changes."""

    format: str
    path: str  # from the site's root
    bytes: int
    sha256: str
    pages: int | None = None
    outcomes: tuple[Outcome, ...] = ()
    fault: str = ""  # "altered" or "gone": the file at the address is not the one that was published

    @property
    def file(self) -> str:
        """Return the file's own name."""
        return self.path.rpartition("/")[2]

    @property
    def offered(self) -> bool:
        """Tell whether readers are given the file: it is the one that was published, and no validator found a fault."""
        return not self.fault and not self.failed

    @property
    def judged(self) -> tuple[Outcome, ...]:
        """Return what was said of the edition by others than the build that made it."""
        return tuple(outcome for outcome in self.outcomes if outcome.tool != BUILD)

    @property
    def failed(self) -> str:
        """Return the validators that found faults, with their profiles."""
        found = (f"{o.tool} {o.profile}".strip() for o in self.outcomes if o.verdict == "fail")
        return ", ".join(dict.fromkeys(found))


class Withheld(Table, frozen=True, kw_only=True):
    """An edition that is not offered, and why: a key of the strings' `[withheld]`."""

    format: str
    reason: str
    why: str = ""


class Version(Table, frozen=True, kw_only=True):
    version: str
    date: datetime.date
    title: str
    subtitle: str = ""
    status: str = "working"
    changes: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    editions: tuple[Edition, ...] = ()

    def edition(self, format_: str) -> Edition | None:
        """Return the edition in a format, offered or not."""
        return next((edition for edition in self.editions if edition.format == format_), None)

    @property
    def offered(self) -> tuple[Edition, ...]:
        """Return the editions that readers are given, the web edition first."""
        return tuple(e for format_ in ORDER if (e := self.edition(format_)) and e.offered)


class Entry(Table, frozen=True, kw_only=True):
    """A publication: what it is called now, its versions newest first, and what is not offered."""

    name: str
    title: str
    subtitle: str = ""
    description: str = ""
    language: str
    publisher: str
    audience: tuple[str, ...] = ()
    licence: str = ""
    contact: Contact | None = None
    versions: tuple[Version, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    withdrawn: bool = False  # its sources are gone; its addresses stay

    @property
    def latest(self) -> Version | None:
        """Return the newest version."""
        return self.versions[0] if self.versions else None


class Catalogue(Table, frozen=True, kw_only=True):
    title: str = ""
    address: str = ""
    publications: tuple[Entry, ...] = ()

    def entry(self, name: str) -> Entry | None:
        """Return a publication by its name."""
        return next((entry for entry in self.publications if entry.name == name), None)


def load(folder: Path) -> Catalogue:
    """Read the catalogue of the site in `folder`, or an empty one. Raises SourceError when it is damaged."""
    path = folder / FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=Catalogue)
    except FileNotFoundError:
        return Catalogue()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(
            [Finding("site-catalogue-broken", Place(path.as_posix(), 1), {"message": str(error)})]
        ) from None


def dump(catalogue: Catalogue) -> bytes:
    """Return the catalogue as JSON."""
    return msgspec.json.format(msgspec.json.encode(catalogue), indent=2) + b"\n"
