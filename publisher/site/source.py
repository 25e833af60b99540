"""Read `sources/site/site.toml`: what the site is called, where it stands and what it says just now."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from publisher import toml_file
from publisher.findings import Finding, Severity, SourceError, errors
from publisher.layout import Layout
from publisher.model import Place
from publisher.publication import Contact
from publisher.toml_file import Table

FOLDER = "site"
FILE_NAME = "site.toml"
_EXAMPLES = (".example", ".test", ".invalid", "localhost", "example.com", "example.org", "example.net")  # RFC 2606


class Notice(Table, frozen=True, kw_only=True):
    """What is shown first while it is current; times are those of the site's time zone."""

    file: str  # Markdown beside site.toml
    title: str
    start: datetime.datetime = msgspec.field(name="from")
    end: datetime.datetime | None = msgspec.field(default=None, name="to")
    review: datetime.datetime | None = None  # for a notice until further notice: shown until somebody looks again


class Site(Table, frozen=True, kw_only=True):
    """The contents of `site.toml`; `folder` is where it was found."""

    title: str
    description: str
    publisher: str
    address: str  # where the site will stand: permalinks, feed and sitemap begin with it
    date: datetime.date
    layout: str
    contact: Contact
    folder: Path = Path()  # set by `load`, refused in the file
    language: str = "sv-SE"
    time_zone: str = "Europe/Stockholm"
    text: str = "start.md"
    publications: tuple[str, ...] = ()  # in this order; those that are not named come after, by name
    accessibility_statement: str = ""  # address; empty: the layout's
    notices: tuple[Notice, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone that the notices' times are given in."""
        return ZoneInfo(self.time_zone)

    def absolute(self, path: str) -> str:
        """Return the address of a file or folder of the site."""
        return self.address + path


def load(folder: Path) -> tuple[Site, tuple[Finding, ...]]:
    """Read the site in `folder` and what may be said against it. Raises SourceError for what stops it."""
    path = folder / FILE_NAME
    missing = Finding("site-missing", Place(path.as_posix()), {"folder": folder.as_posix()})
    site = toml_file.read(path, Site, missing, refused=("folder",))
    address = site.address if site.address.endswith("/") else site.address + "/"
    site = msgspec.structs.replace(site, folder=folder, address=address)
    found = (*_address(site), *_time_zone(site), *_files(site), *_notices(site))
    if errors(found):
        raise SourceError(found)
    return site, found


def place(site: Site, field: str) -> Place:
    """Return where a field of `site.toml` stands."""
    return toml_file.place(site.folder / FILE_NAME, field)


def _address(site: Site) -> Iterator[Finding]:
    parts = urlsplit(site.address)
    host = parts.hostname or ""
    values = {"address": site.address}
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        yield Finding("site-address", place(site, "address"), values)
    elif host.endswith(_EXAMPLES):
        yield Finding("site-address-example", place(site, "address"), values, Severity.WARNING)


def _time_zone(site: Site) -> Iterator[Finding]:
    try:
        _ = site.zone
    except (ZoneInfoNotFoundError, ValueError):
        yield Finding("site-time-zone", place(site, "time_zone"), {"zone": site.time_zone})


def _files(site: Site) -> Iterator[Finding]:
    for field, name in (("text", site.text), *(("file", notice.file) for notice in site.notices)):
        path = (site.folder / name).resolve()
        if not path.is_relative_to(site.folder.resolve()):
            yield Finding("include-outside", _where(site, field, name), {"file": name})
        elif not path.is_file():
            yield Finding("site-file-missing", _where(site, field, name), {"file": name})


def _where(site: Site, field: str, value: str) -> Place:
    """Return the line where `field` has `value`: a list of tables repeats its fields."""
    path = site.folder / FILE_NAME
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.split("=")[0].strip() == field and value in line:
            return Place(path.as_posix(), number)
    return Place(path.as_posix(), 1)


def _notices(site: Site) -> Iterator[Finding]:
    for notice in site.notices:
        last = notice.end or notice.review
        moments = [m.tzinfo is None for m in (notice.start, notice.end, notice.review) if m]
        where = _where(site, "title", notice.title)
        if last is None:
            yield Finding("site-notice-endless", where, {"title": notice.title})
        elif not all(moments):
            yield Finding("site-notice-zone", where, {"title": notice.title, "zone": site.time_zone})
        elif last <= notice.start:
            yield Finding("site-notice-period", where, {"title": notice.title})


def accessibility(site: Site, layout: Layout) -> dict[str, str]:
    """Return the addresses of `[accessibility]` in the layout; the site may have a statement of its own."""
    known = dict(layout.tokens["accessibility"])
    return known | {"statement": site.accessibility_statement} if site.accessibility_statement else known


def lacks(site: Site, layout: Layout) -> Iterator[Finding]:
    """Report what the pages should say and neither the site nor the layout knows (2018:1937)."""
    if not accessibility(site, layout)["statement"]:
        yield Finding("site-statement-missing", Place((site.folder / FILE_NAME).as_posix(), 1), {}, Severity.ADVICE)
