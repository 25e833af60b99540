"""What the law asks a page of a public body to say of its accessibility (2018:1937; MDFFS 2019:2)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Finding, Severity
from publisher.layout import Layout
from publisher.model import Place
from publisher.publication import FILE_NAME, Publication


def addresses(publication: Publication, layout: Layout) -> dict[str, str]:
    """Return the addresses of `[accessibility]` in the layout; a publication may have a statement of its own."""
    known = dict(layout.tokens["accessibility"])
    if publication.accessibility_statement:
        known["statement"] = publication.accessibility_statement
    return known


def lacks(publication: Publication, layout: Layout) -> Iterator[Finding]:
    """Report what a page should say and neither the publication nor the layout knows; nothing is invented."""
    known, contact = addresses(publication, layout), publication.contact
    place = Place((publication.folder / FILE_NAME).as_posix())
    if not known["statement"]:
        yield Finding("web-statement-missing", place, severity=Severity.ADVICE)
    if not (known["report"] or (contact and (contact.email or contact.web))):
        yield Finding("web-contact-missing", place, severity=Severity.ADVICE)
