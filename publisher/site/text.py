"""The texts that a communicator writes for the site: Markdown through the same reader and checks as a publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from publisher import checks, reader, resolve
from publisher.checks.subject import Subject
from publisher.findings import Finding
from publisher.layout import Layout
from publisher.model import Document, Element, Link, Text
from publisher.publication import Publication
from publisher.site.source import Site
from publisher.walk import rebuild, walk


def read(site: Site, name: str, layout: Layout) -> tuple[Document, tuple[Finding, ...]]:
    """Read one Markdown file beside site.toml as a publication of one chapter, and return what is wrong with it."""
    words = layout.words(site.language)
    work = Publication(
        title=site.title,
        publisher=site.publisher,
        date=site.date,
        layout=site.layout,
        folder=site.folder,
        language=site.language,
        numbered=False,
        chapters=(name,),
    )
    document, found = reader.read(work, words)
    document, resolved = resolve.resolve(document, layout.words, numbered=False)
    return document, (*found, *resolved, *checks.run(Subject(work, document, layout)))


def dead_links(document: Document, pages: frozenset[str]) -> Iterator[Finding]:
    """Yield the links that lead to no page of the site; `pages` are its files."""
    for element in walk(document):
        if not isinstance(element, Link) or _leads_out(element.target) or element.target.startswith("#"):
            continue
        path = urlsplit(element.target).path
        if path not in pages and f"{path}index.html" not in pages:
            yield Finding("site-link-missing", element.place, {"target": element.target})


def say_where(document: Document, phrase: str) -> Document:
    """Return the document with links to other sites saying so; `phrase` holds `{text}`: "{text} (annan webbplats)"."""
    before, _, after = phrase.partition("{text}")

    def change(element: Element) -> Element:
        element = rebuild(element, change)
        if isinstance(element, Link) and element.target.startswith(("http:", "https:")):
            content = (Text(text=before), *element.content) if before else element.content
            return replace(element, content=(*content, Text(text=after)))
        return element

    return rebuild(document, change)


def _leads_out(target: str) -> bool:
    return bool(urlsplit(target).scheme)
