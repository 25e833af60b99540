"""The pages of the site, from templates that share words, tokens and style with the web editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publisher.layout import Layout
from publisher.model import Document
from publisher.site import catalogue as catalogue_
from publisher.site import dcat, feed, filters, source
from publisher.site.catalogue import ORDER, Catalogue, Edition, Entry, Version
from publisher.site.labels import SiteWords
from publisher.site.source import Notice, Site
from publisher.writers import html
from publisher.writers.html import css, images
from publisher.writers.html.blocks import BlockWriter, environment


@dataclass(frozen=True)
class Texts:
    """What a communicator has written, read and checked: the start page and the notices that are current."""

    start: Document
    notices: tuple[tuple[Notice, Document], ...]


@dataclass(frozen=True)
class Offer:
    """The place of one format on a publication's page: the file, or why there is none."""

    format: str
    edition: Edition | None
    reason: str = ""
    why: str = ""


class Pages:
    """Writes the pages of one site from its catalogue."""

    def __init__(self, site: Site, catalogue: Catalogue, layout: Layout, covers: frozenset[str]) -> None:
        self.site, self.catalogue, self.layout, self.covers = site, catalogue, layout, covers
        self.words = SiteWords(layout.words(site.language), site.language)
        self.templates = environment(layout)
        show = images.within_page(site.folder, css.drawing_roles(layout))
        self.writer = BlockWriter(self.templates, self.words, show, "screen")
        self.accessibility = source.accessibility(site, layout)
        self.list = self.words.say("slug_list")
        self.checksums = self.words.say("slug_checksums")

    def write(self, texts: Texts) -> Mapping[str, bytes]:
        """Return every page by its path."""
        entries = tuple(entry for entry in self.catalogue.publications if not entry.withdrawn)
        pages = {
            "": self._page("start", "", entries=entries, texts=texts, contents=html.contents(texts.start.blocks)),
            f"{self.list}/": self._page(
                "list",
                f"{self.list}/",
                entries=entries,
                withdrawn=[entry for entry in self.catalogue.publications if entry.withdrawn],
                choices=filters.choices(entries),
                values=dict(filters.GROUPS),
            ),
            f"{self.checksums}/": self._page("checksums", f"{self.checksums}/", example=self._example()),
        }
        for entry in self.catalogue.publications:
            pages[f"{entry.name}/"] = self._publication(f"{entry.name}/", entry, entry.latest)
            for version in entry.versions:
                path = f"{entry.name}/{version.version}/"
                pages[path] = self._publication(path, entry, version, own=True)
        return {f"{path}index.html": page for path, page in pages.items()}

    def _publication(self, path: str, entry: Entry, version: Version | None, *, own: bool = False) -> bytes:
        cover = f"{entry.name}/{version.version}/cover.png" if version else ""
        return self._page(
            "publication",
            path,
            entry=entry,
            version=version,
            own=own,
            offers=offers(entry, version),
            cover=cover if cover in self.covers else "",
        )

    def _page(self, template: str, path: str, **values: Any) -> bytes:
        page = self.templates.get_template(f"site/{template}.html").render(
            site=self.site,
            layout=self.layout,
            words=self.words,
            writer=self.writer,
            covers=self.covers,
            accessibility=self.accessibility,
            media_types=catalogue_.MEDIA_TYPES,
            path=path,
            root="../" * path.count("/"),
            slugs={"list": self.list, "checksums": self.checksums},
            files={"feed": feed.FILE_NAME, "json": catalogue_.FILE_NAME, "rdf": dcat.FILE_NAME},
            **values,
        )
        return (page.strip() + "\n").encode("utf-8")

    def _example(self) -> str:
        """Return the name of a real file, for the lines that check one."""
        editions = [e for entry in self.catalogue.publications for v in entry.versions for e in v.offered]
        named = next((edition.file for edition in editions if edition.format == "pdf"), "")
        return named or (editions[0].file if editions else "fil.pdf")


def offers(entry: Entry, version: Version | None) -> list[Offer]:
    """Return the place of each format of a version; those of the latest say what was withheld from it."""
    withheld = {one.format: one for one in entry.withheld if version is entry.latest}
    found = []
    for format_ in ORDER:
        edition, no = version.edition(format_) if version else None, withheld.get(format_)
        if edition and not edition.offered:
            reason = edition.fault or "failed"
            found.append(Offer(format_, None, reason, edition.failed))
        elif edition or no:
            found.append(Offer(format_, edition, no.reason if no else "", no.why if no else ""))
    return found


def reserved(words: SiteWords) -> frozenset[str]:
    """Return the names that no publication can have: folders of the site itself."""
    return frozenset({words.say("slug_list"), words.say("slug_checksums"), "fonts"})
