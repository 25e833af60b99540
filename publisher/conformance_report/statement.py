"""A fragment for the site's accessibility statement: what is not accessible, grouped by situation of use.

The actor, the feedback function and the complaint function are the site's own (Digg, Skapa en
tillgänglighetsredogörelse): the fragment says what was tested and what was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.conformance.evidence import Judged, Standing
from publisher.conformance.standards import provisions
from publisher.conformance_report import say
from publisher.conformance_report.gather import Dossier
from publisher.conformance_report.openacr import tools_of
from publisher.conformance_report.say import Words
from publisher.layout import Layout
from publisher.publication import Publication
from publisher.writers.html.blocks import environment
from publisher.writers.html.words import Words as DateWords

_UNJUDGED = (Standing.NEEDS_REVIEW, Standing.NOT_RUN)


@dataclass(frozen=True, slots=True)
class Fault:
    """A requirement that a publication does not meet or that is not judged, and what is wrong."""

    requirement: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Faults that belong together, by the publication that has them."""

    name: str
    publications: tuple[tuple[Publication, tuple[Fault, ...]], ...]


def statement(dossiers: Sequence[Dossier], words: Words, layout: Layout, language: str) -> bytes:
    """Return the fragment for publications, as HTML without a page around it."""
    names: Mapping[str, str] = words["report"]["situations"]
    groups = (Group(name, tuple(_with(dossiers, (Standing.FAIL,), letter, words))) for letter, name in names.items())
    faults = tuple(group for group in groups if group.publications)
    unjudged = tuple(_with(dossiers, _UNJUDGED, "", words))
    tools = ", ".join(dict.fromkeys(tool for dossier in dossiers for tool in tools_of(dossier, words)))
    date = DateWords(layout.words(language)).date(max(dossier.date for dossier in dossiers))
    template = environment(layout).get_template("statement.html")
    page = template.render(
        say=words["report"]["statement"],
        language=language,
        full=not faults and not unjudged,
        faults=faults,
        unjudged=unjudged,
        tools=tools,
        date=date,
        publications=[dossier.manuscript.publication for dossier in dossiers],
    )
    return page.encode()


def _with(
    dossiers: Sequence[Dossier], kinds: Sequence[Standing], letter: str, words: Words
) -> Iterator[tuple[Publication, tuple[Fault, ...]]]:
    """Yield each publication that has provisions of some standing, in a situation of use or in any."""
    for dossier in dossiers:
        both = zip(provisions(), dossier.provisions, strict=True)
        asked = (judged for provision, judged in both if not letter or letter in provision.situations)
        faults = tuple(_fault(judged, dossier, words) for judged in asked if judged.standing in kinds)
        if faults:
            yield dossier.manuscript.publication, faults


def _fault(judged: Judged, dossier: Dossier, words: Words) -> Fault:
    """Return a requirement with what the tools found and what people have written; nobody is named."""
    text = words["report"]["statement"]["item"]
    named = text.format(requirement=say.requirement(judged.rule, words), number=judged.rule)
    failed = [each for each in judged.evidence if each.standing is Standing.FAIL]
    found = [reason for _, reason in say.evidence((e for e in failed if e.kind != "answer-no"), words)]
    for question in (each.values["question"] for each in failed if each.kind == "answer-no"):
        answers = (case for case in dossier.ledger.of(question) if case.status == "no")
        found += [f"{case.matter.about}: {case.review.why}" for case in answers if case.review]
    return Fault(named, tuple(found))
