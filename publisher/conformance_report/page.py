"""The report as a web page: accessible itself, in the look of the publication's layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from markupsafe import Markup

from publisher import report
from publisher.conformance.evidence import Judged, Standing
from publisher.conformance.standards import conditions, provisions
from publisher.conformance_report import say
from publisher.conformance_report.flags import flags
from publisher.conformance_report.gather import Dossier
from publisher.conformance_report.history import Entry, changed
from publisher.conformance_report.readings import Part
from publisher.conformance_report.say import Words
from publisher.conformance_report.tagged_pages import Page
from publisher.ledger.ledger import Case
from publisher.writers.html import css, fonts
from publisher.writers.html.blocks import environment
from publisher.writers.html.words import Words as LayoutWords

SHEETS = ("screen.css", "report.css")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the report."""

    id: str
    number: str
    text: str
    beside: str  # the clause or criterion that it comes from
    standing: str  # a key of `report.standings`
    evidence: tuple[tuple[str, str], ...]


def page(
    dossier: Dossier,
    pages: Sequence[Page],
    pictures: str,
    readings: Sequence[Part],
    earlier: Sequence[Entry],
    now: Entry,
    words: Words,
    language: str,
) -> bytes:
    """Return the report; `pictures` is the folder of the pages' pictures, as the report names it."""
    layout = dossier.manuscript.layout
    dates = LayoutWords(layout.words(language))
    values: dict[str, Any] = {
        "say": words["report"]["report"],
        "words": words,
        "language": language,
        "publication": dossier.manuscript.publication,
        "date": dates.date(dossier.date),
        "summary": _summary(dossier),
        "standings": [key(standing) for standing in Standing],
        "editions": _editions(dossier, words),
        "findings": _findings(dossier, words),
        "open_cases": _questions(dossier.ledger.open, words),
        "answered": _questions([case for case in dossier.ledger.cases if case.review], words),
        "provisions": tuple(_provisions(dossier, words)),
        "checkpoints": tuple(_checkpoints(dossier, words)),
        "pages": pages,
        "flags": flags,
        "tags": lambda found: say.tags(found, words),
        "pictures": pictures,
        "readings": readings,
        "role": lambda piece: say.role(piece, words),
        "history": tuple(_history((*earlier, now), words)),
    }
    template = environment(layout).get_template("report.html")
    style = _style(dossier, template.render(**values, style=""))
    return template.render(**values, style=style).encode()


def key(standing: Standing) -> str:
    """Return the name of a standing in strings and style sheets."""
    return standing.value.replace(" ", "-")


def _style(dossier: Dossier, text: str) -> Markup:
    layout = dossier.manuscript.layout
    sheets = (folder / name for name in SHEETS for folder in reversed(layout.folders))
    parts = (
        fonts.within_page(layout, text),
        ":root {\n" + css.properties(layout, "rem") + "\n}",
        css.themes(layout),
        *(sheet.read_text("utf-8") for sheet in sheets if sheet.is_file()),
    )
    return Markup("\n".join(parts))


def _summary(dossier: Dossier) -> list[tuple[str, str, Counter[str], int]]:
    """Return each standard with how many rules stand how: its name, the goal of its link, counts, their sum."""
    found = []
    for name, judged in (("en", dossier.provisions), ("matterhorn", dossier.conditions)):
        count = Counter(key(each.standing) for each in judged)
        found.append((name, f"#{name}", count, len(judged)))
    return found


def _editions(dossier: Dossier, words: Words) -> list[dict[str, Any]]:
    texts = words["report"]
    return [
        {
            "name": texts["formats"][edition.format],
            "file": dossier.files[edition.format].name,
            "size": report.size(len(dossier.editions[edition.format])),
            "digest": edition.digest,
            "outcomes": [
                (
                    say.tool(each.tool, each.profile, words),
                    texts["verdicts"][each.verdict.value.replace(" ", "-")],
                    each.verdict.value.replace(" ", "-"),
                    each.version.partition(" source ")[0],
                    each.why,
                )
                for each in edition.outcomes
            ],
        }
        for edition in dossier.verification.editions
    ]


def _findings(dossier: Dossier, words: Words) -> list[tuple[str, str, str]]:
    found = report.sorted_findings(dossier.verification.findings)
    return [(words["commands"][f.severity.value], report.place(f), " ".join(report.parts(f, words))) for f in found]


def _questions(cases: Iterable[Case], words: Words) -> list[tuple[str, list[Case]]]:
    """Return cases by question, in the order of the questions."""
    grouped = groupby(cases, key=lambda case: case.matter.question)
    return [(words["ledger"]["questions"][name]["ask"], list(group)) for name, group in grouped]


def _provisions(dossier: Dossier, words: Words) -> Iterator[Rule]:
    for provision, judged in zip(provisions(), dossier.provisions, strict=True):
        criterion = f"{provision.wcag} {provision.level}"
        beside = words["report"]["report"]["criterion"].format(wcag=criterion) if provision.wcag else ""
        yield _rule(f"en-{provision.number}", beside, judged, words)


def _checkpoints(dossier: Dossier, words: Words) -> Iterator[tuple[str, str, list[Rule]]]:
    both = zip(conditions(), dossier.conditions, strict=True)
    text = words["report"]["report"]["clause"]
    for number, group in groupby(both, key=lambda pair: pair[0].id[:2]):
        rules = [_rule(f"m-{c.id}", text.format(clause=c.clause), judged, words) for c, judged in group]
        yield number, words["conditions"]["checkpoints"][number], rules


def _rule(id_: str, beside: str, judged: Judged, words: Words) -> Rule:
    spoken = tuple(say.evidence(judged.evidence, words))
    return Rule(id_, judged.rule, say.requirement(judged.rule, words), beside, key(judged.standing), spoken)


def _history(entries: Sequence[Entry], words: Words) -> Iterator[dict[str, Any]]:
    """Yield each earlier report with what changed until the next one, the latest first."""
    standings = words["report"]["standings"]
    pairs = list(pairwise(entries))
    for old, new in reversed(pairs):
        yield {
            "date": old.date,
            "count": {key(standing): old.count[standing] for standing in Standing},
            "changed": [(rule, standings[key(was)], standings[key(is_)]) for rule, was, is_ in changed(old, new)],
        }
