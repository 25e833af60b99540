"""Which function finds what a question is asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from publisher.checks.subject import Subject
from publisher.ledger import about_figures, about_publication, about_tables, about_text
from publisher.ledger.matter import Matter
from publisher.ledger.questions import questions

ABOUT: Mapping[str, Callable[[Subject], Iterator[Matter]]] = {
    "title": about_publication.title,
    "headings": about_text.headings,
    "figure-alternative": about_figures.alternative,
    "figure-description": about_figures.description,
    "figure-sight": about_figures.sight,
    "figure-form": about_figures.form,
    "figure-text": about_figures.text,
    "decorative": about_figures.decorative,
    "picture-in-text": about_figures.in_text,
    "linked-picture": about_figures.linked,
    "link-purpose": about_text.links,
    "table-headers": about_tables.headers,
    "table-form": about_tables.form,
    "table-order": about_tables.order,
    "language": about_text.languages,
    "senses": about_text.senses,
    "layout": about_publication.layout,
    "fonts": about_publication.fonts,
}


def matters(subject: Subject) -> tuple[Matter, ...]:
    """Return all that questions are asked of, question by question; of equal things only the first."""
    found: dict[str, Matter] = {}
    for question in questions():
        for matter in ABOUT[question](subject):
            found.setdefault(matter.digest, matter)
    return tuple(found.values())
