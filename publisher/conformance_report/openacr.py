"""The report as OpenACR, the General Services Administration's open form of an accessibility conformance report.

Shape: `openacr-0.1.0.json` of github.com/GSA/openacr; chapters, criteria and components are those of its catalogue
`2.4-edition-wcag-2.1-508-eu-en`, which has WCAG 2.1 for clauses 9 to 11 and the rest of EN 301 549 apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from publisher.conformance.evidence import Judged, Standing
from publisher.conformance.judge import DOCUMENTS
from publisher.conformance.standards import Provision, provisions
from publisher.conformance_report import say
from publisher.conformance_report.gather import Dossier
from publisher.conformance_report.say import Words

CATALOGUE = "2.4-edition-wcag-2.1-508-eu-en"
LEVELS: Mapping[Standing, str] = {
    Standing.PASS: "supports",
    Standing.FAIL: "partially-supports",
    Standing.NOT_RUN: "not-evaluated",
    Standing.NEEDS_REVIEW: "not-evaluated",
    Standing.NOT_APPLICABLE: "not-applicable",
}
_COMPONENTS: Mapping[str, tuple[str, ...]] = {"web": ("html",), "electronic-docs": DOCUMENTS}
_CHAPTERS = {"A": "success_criteria_level_a", "AA": "success_criteria_level_aa"}
_DOCUMENTS = "en_301_549_non-web-documents"  # has 10.5 and 10.6, which are no criteria
_DISABLED = (
    "success_criteria_level_aaa",
    "functional_performance_criteria",
    "hardware",
    "software",
    "support_documentation_and_services",
)


def openacr(dossier: Dossier, words: Words) -> bytes:
    """Return the report as OpenACR in YAML."""
    text = yaml.safe_dump(_report(dossier, words), allow_unicode=True, sort_keys=False, width=120)
    return str(text).encode()


def _report(dossier: Dossier, words: Words) -> dict[str, Any]:
    work, texts = dossier.manuscript.publication, words["report"]["openacr"]
    tools = ", ".join(tools_of(dossier, words))
    return {
        "title": texts["title"].format(publisher=work.publisher, title=work.title),
        "product": {"name": work.title, "version": work.date.isoformat(), "description": work.description},
        "author": _contact(dossier),
        "vendor": _contact(dossier),
        "report_date": dossier.date.isoformat(),
        "last_modified_date": dossier.date.isoformat(),
        "version": 1,
        "notes": texts["notes"],
        "evaluation_methods_used": texts["methods"].format(tools=tools),
        "catalog": CATALOGUE,
        "chapters": _chapters(dossier, words),
    }


def tools_of(dossier: Dossier, words: Words) -> list[str]:
    """Return the tools that gave a verdict, each once, with its version."""
    outcomes = (outcome for edition in dossier.verification.editions for outcome in edition.outcomes)
    ran = (each for each in outcomes if each.tool != "equivalence" and each.verdict.value != "not run")
    return list(dict.fromkeys(f"{say.tool(each.tool, '', words)} {each.version}".strip() for each in ran))


def _contact(dossier: Dossier) -> dict[str, str]:
    work = dossier.manuscript.publication
    contact = work.contact
    found = {"name": contact.name, "email": contact.email, "website": contact.web} if contact else {"email": ""}
    return {"company_name": work.publisher, **found}  # the schema asks for email, and a publication may have none


def _chapters(dossier: Dossier, words: Words) -> dict[str, Any]:
    chapters: dict[str, Any] = {name: {"criteria": []} for name in (*_CHAPTERS.values(), _DOCUMENTS)}
    for provision, judged in zip(provisions(), dossier.provisions, strict=True):
        name = _CHAPTERS[provision.level] if provision.wcag else _DOCUMENTS
        chapters[name]["criteria"].append(_criterion(provision, judged, words))
    return chapters | {name: {"disabled": True} for name in _DISABLED}


def _criterion(provision: Provision, judged: Judged, words: Words) -> dict[str, Any]:
    components = _COMPONENTS if provision.wcag else {"none": DOCUMENTS}
    return {
        "num": provision.wcag or provision.number,
        "components": [
            {
                "name": name,
                "adherence": {"level": LEVELS[judged.of(*editions)], "notes": _notes(judged, editions, words)},
            }
            for name, editions in components.items()
        ],
    }


def _notes(judged: Judged, editions: tuple[str, ...], words: Words) -> str:
    spoken = (each for each in judged.evidence if each.edition in ("", *editions))
    return " ".join(f"{names}: {text}" if names else text for names, text in say.evidence(spoken, words))
