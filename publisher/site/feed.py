"""The Atom feed: one entry per version of each publication (RFC 4287)."""

from __future__ import annotations

import datetime
from xml.etree import ElementTree as ET

from publisher.site.catalogue import MEDIA_TYPES, Catalogue, Entry, Version
from publisher.site.labels import SiteWords
from publisher.site.source import Site
from publisher.site.xml_file import serialized

FILE_NAME = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def write(catalogue: Catalogue, site: Site, words: SiteWords) -> bytes:
    """Return the feed, newest first; its times are the versions' dates, so it changes only when they do."""
    versions = [(entry, version) for entry in catalogue.publications for version in entry.versions]
    versions.sort(key=lambda pair: (pair[1].date, pair[0].name, pair[1].version), reverse=True)
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.language})
    _add(feed, "title", words.say("catalogue_title", publisher=site.publisher))
    _add(feed, "subtitle", site.title)
    _add(feed, "id", site.absolute(""))
    _add(feed, "updated", _time(max((version.date for _, version in versions), default=site.date)))
    _link(feed, "self", site.absolute(FILE_NAME), "application/atom+xml")
    _link(feed, "alternate", site.absolute(""), "text/html")
    author = _add(feed, "author")
    _add(author, "name", site.publisher)
    for entry, version in versions:
        _entry(feed, entry, version, site, words)
    return serialized(feed)


def _entry(feed: ET.Element, entry: Entry, version: Version, site: Site, words: SiteWords) -> None:
    here = site.absolute(f"{entry.name}/{version.version}/")
    element = ET.SubElement(feed, "entry", {"xml:lang": entry.language})
    _add(element, "title", f"{version.title} – {words.version(version)}")
    _add(element, "id", here)
    _add(element, "published", _time(version.date))
    _add(element, "updated", _time(version.date))
    _add(element, "summary", version.changes or version.subtitle or version.title)
    author = _add(element, "author")
    _add(author, "name", entry.publisher)
    _link(element, "alternate", here, "text/html")
    for edition in version.offered:
        enclosure = _link(element, "enclosure", site.absolute(edition.path), MEDIA_TYPES[edition.format])
        enclosure.set("length", str(edition.bytes))
        enclosure.set("title", words.about(edition))


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _link(parent: ET.Element, rel: str, href: str, type_: str) -> ET.Element:
    return ET.SubElement(parent, "link", {"rel": rel, "type": type_, "href": href})


def _time(date: datetime.date) -> str:
    """Return a day as a moment (RFC 3339): its beginning."""
    return f"{date.isoformat()}T00:00:00Z"
