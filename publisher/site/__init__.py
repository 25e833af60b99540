"""The site: what a partner meets first. A folder of files for any web server, from editions that passed their checks.

What lies in the folder is its history: versions once published keep their addresses and their bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from publisher import layout, publication
from publisher.findings import Finding, SourceError, errors
from publisher.model import Document
from publisher.site import (
    catalogue,
    covers,
    dcat,
    feed,
    history,
    notices,
    pages,
    sitemap,
    source,
    store,
    style,
    text,
    verification,
)
from publisher.site.catalogue import Catalogue, Entry
from publisher.site.intake import Intake
from publisher.site.labels import SiteWords
from publisher.site.pages import Texts
from publisher.site.source import Site

FOLDER = "site"


@dataclass(frozen=True)
class Published:
    """What became of the site."""

    folder: Path
    catalogue: Catalogue
    findings: tuple[Finding, ...]
    new: tuple[tuple[str, str], ...]  # names and versions that were not there before
    files: int
    written: int
    notices: tuple[int, int]  # shown, and all that there are
    rebuild: datetime.datetime | None  # when a notice begins or ends next

    @property
    def complete(self) -> bool:
        """Tell whether everything that should be offered is."""
        return not errors(self.findings)


def publish(
    sources: Path, layouts: Path, output: Path, clock: Callable[[datetime.tzinfo], datetime.datetime]
) -> Published:
    """Write the site of `sources/site` to `output/site`; `clock` gives the time in a zone, for the notices alone.

    Raises SourceError, and writes nothing, when the site's own sources or its catalogue cannot be used.
    """
    site, found = source.load(sources / source.FOLDER)
    look, folder, now = layout.load(site.layout, layouts), output / FOLDER, clock(site.zone)
    found = (*found, *source.lacks(site, look))
    words = SiteWords(look.words(site.language), site.language)
    texts, read = _texts(site, look, now)
    outcomes = verification.load(output)
    before, lost = history.reread(catalogue.load(folder), folder, outcomes)
    names, misnamed = _names(site, publication.names(sources), words)
    intake = Intake(output, sources, layouts, folder, outcomes)
    taken = {name: intake.take(name, before.entry(name)) for name in names}
    entries = [*(one.entry for one in taken.values() if one.entry), *_withdrawn(before, names)]
    after = Catalogue(title=site.title, address=site.address, publications=tuple(entries))
    new_files = {path: data for one in taken.values() for path, data in one.files.items()}
    files = _files(after, site, look, texts, folder, new_files)
    links = [f for document in _documents(texts) for f in text.dead_links(document, frozenset(files))]
    if links:
        raise SourceError((*found, *read, *links))
    return Published(
        folder=folder,
        catalogue=after,
        findings=(
            *found,
            *source.lacks(site, look),
            *read,
            *misnamed,
            *lost,
            *(f for one in taken.values() for f in one.findings),
        ),
        new=tuple(_new(before, after)),
        files=len(files),
        written=store.write(folder, files),
        notices=(len(texts.notices), len(site.notices)),
        rebuild=notices.next_change(site, now),
    )


def _texts(site: Site, look: layout.Layout, now: datetime.datetime) -> tuple[Texts, tuple[Finding, ...]]:
    """Read all that the communicator has written, what is not current too. Raises SourceError for its errors."""
    documents: dict[str, Document] = {}
    found: list[Finding] = []
    for name in (site.text, *(notice.file for notice in site.notices)):
        document, findings = text.read(site, name, look)
        documents[name] = text.say_where(document, look.words(site.language)["words"]["external_link"])
        found += findings
    if errors(found):
        raise SourceError(found)
    current = tuple((notice, documents[notice.file]) for notice in notices.current(site, now))
    return Texts(documents[site.text], current), tuple(found)


def _documents(texts: Texts) -> Iterable[Document]:
    return (texts.start, *(document for _, document in texts.notices))


def _names(site: Site, there: tuple[str, ...], words: SiteWords) -> tuple[tuple[str, ...], list[Finding]]:
    """Return the publications in the site's order, without those whose folder would be the site's own."""
    place = source.place(site, "publications")
    unknown = [Finding("site-publication-unknown", place, {"name": n}) for n in site.publications if n not in there]
    order = [*(name for name in site.publications if name in there), *there]
    names = tuple(dict.fromkeys(name for name in order if name not in pages.reserved(words)))
    taken = [Finding("site-name-reserved", place, {"name": n}) for n in there if n in pages.reserved(words)]
    return names, [*unknown, *taken]


def _withdrawn(before: Catalogue, names: tuple[str, ...]) -> list[Entry]:
    gone = (entry for entry in before.publications if entry.name not in names)
    return [replace(entry, withdrawn=True, withheld=()) for entry in gone]


def _files(
    after: Catalogue, site: Site, look: layout.Layout, texts: Texts, folder: Path, new: dict[str, bytes]
) -> dict[str, bytes]:
    """Return every file of the site: what lies there, what is new, and what is written from the catalogue."""
    published = {e.path: e for entry in after.publications for v in entry.versions for e in v.editions if not e.fault}
    files = {path: new[path] if path in new else (folder / path).read_bytes() for path in published}
    for entry in after.publications:
        files |= _latest(entry, files) | _beside(entry, files, folder)
    shown = tuple(entry for entry in after.publications if not entry.withdrawn)
    words = SiteWords(look.words(site.language), site.language)
    written = pages.Pages(site, after, look, frozenset(p for p in files if p.endswith("/cover.png"))).write(texts)
    page = "".join(data.decode("utf-8") for data in written.values())
    folders = tuple(path.removesuffix("index.html") for path in written)
    return {
        **files,
        **written,
        **style.write(look, shown, page),
        **sitemap.write(after, site, folders),
        feed.FILE_NAME: feed.write(after, site, words),
        dcat.FILE_NAME: dcat.write(after, site, words),
        catalogue.FILE_NAME: catalogue.dump(after),
    }


def _latest(entry: Entry, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files at the addresses that always give the latest edition that is offered."""
    found: dict[str, bytes] = {}
    for version in reversed(entry.versions):
        found |= {f"{entry.name}/{edition.file}": files[edition.path] for edition in version.offered}
    return found


def _beside(entry: Entry, files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return each version's checksums, in the form of sha256sum, and the picture of its cover, drawn once."""
    found: dict[str, bytes] = {}
    for version in entry.versions:
        place = f"{entry.name}/{version.version}/"
        lines = (f"{edition.sha256}  {edition.file}\n" for edition in version.editions)
        found[f"{place}sha256.txt"] = "".join(lines).encode()
        pdf = next((edition for edition in version.offered if edition.format in ("pdf", "ua2")), None)
        there = folder / f"{place}cover.png"
        if there.is_file():
            found[f"{place}cover.png"] = there.read_bytes()
        elif pdf:
            found[f"{place}cover.png"] = covers.draw(files[pdf.path])
    return found


def _new(before: Catalogue, after: Catalogue) -> Iterable[tuple[str, str]]:
    known = {(entry.name, version.version) for entry in before.publications for version in entry.versions}
    return [(e.name, v.version) for e in after.publications for v in e.versions if (e.name, v.version) not in known]
