"""The report as EARL 1.0 in JSON-LD (W3C Evaluation and Report Language, w3.org/TR/EARL10-Schema/).

An assertion for each provision and edition, and for each condition and the PDF edition. The context is within the file:
it is read without a network.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import publisher
from publisher.conformance.evidence import Evidence, Judged, Standing, verdict
from publisher.conformance_report import say
from publisher.conformance_report.gather import Dossier
from publisher.conformance_report.say import Words

CONTEXT: Mapping[str, Any] = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "doap": "http://usefulinc.com/ns/doap#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "result": "earl:result",
    "info": "earl:info",
    "title": "dct:title",
    "identifier": "dct:identifier",
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "date": {"@id": "dct:date", "@type": "xsd:date"},
}
OUTCOMES: Mapping[Standing, str] = {
    Standing.PASS: "earl:passed",
    Standing.FAIL: "earl:failed",
    Standing.NEEDS_REVIEW: "earl:cantTell",
    Standing.NOT_RUN: "earl:untested",
    Standing.NOT_APPLICABLE: "earl:inapplicable",
}
STANDARDS = {
    "en": ("https://www.etsi.org/deliver/etsi_en/301500_301599/301549/03.02.01_60/en_301549v030201p.pdf", "EN 301 549"),
    "m": ("https://pdfa.org/resource/the-matterhorn-protocol/", "Matterhorn Protocol 1.1"),
}
_TOOL = "#publisher"
_ANSWERS = ("answer-yes", "answer-no", "answer-open")


def earl(dossier: Dossier, words: Words) -> bytes:
    """Return the report as EARL in JSON-LD."""
    graph = [*_parts(dossier, words), *_assertions(dossier, words)]
    return (json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


def _parts(dossier: Dossier, words: Words) -> Iterator[dict[str, Any]]:
    version = {"doap:release": {"@type": "doap:Version", "doap:revision": publisher.__version__}}
    yield {"@id": _TOOL, "@type": ["earl:Software", "earl:Assertor"], "title": "publisher", **version}
    for edition in dossier.verification.editions:
        title = dossier.manuscript.publication.title
        digest = f"sha256:{edition.digest}"
        file = dossier.files[edition.format].name
        yield {"@id": file, "@type": "earl:TestSubject", "title": title, "identifier": digest}
    for prefix, judged in (("en", dossier.provisions), ("m", dossier.conditions)):
        address, name = STANDARDS[prefix]
        yield {"@id": address, "title": name}
        for each in judged:
            about = {"identifier": each.rule, "title": say.requirement(each.rule, words), "isPartOf": address}
            yield {"@id": _rule(prefix, each), "@type": "earl:TestRequirement", **about}


def _assertions(dossier: Dossier, words: Words) -> Iterator[dict[str, Any]]:
    for format_ in dossier.editions:
        for judged in dossier.provisions:
            yield _assertion(dossier, "en", judged, format_, words)
    for judged in dossier.conditions:
        yield _assertion(dossier, "m", judged, "pdf", words)


def _assertion(dossier: Dossier, prefix: str, judged: Judged, format_: str, words: Words) -> dict[str, Any]:
    spoken = [each for each in judged.evidence if each.edition in ("", format_)]
    info = " ".join(text for _, text in say.evidence(spoken, words))
    outcome = OUTCOMES[verdict(spoken)]
    return {
        "@type": "earl:Assertion",
        "assertedBy": _TOOL,
        "subject": dossier.files[format_].name,
        "test": _rule(prefix, judged),
        "mode": _mode(spoken),
        "result": {
            "@type": "earl:TestResult",
            "outcome": outcome,
            "info": info,
            "date": dossier.date.isoformat(),
        },
    }


def _mode(spoken: list[Evidence]) -> str:
    answers = [each.kind in _ANSWERS for each in spoken]
    if spoken and all(answers):
        return "earl:manual"
    return "earl:semiAuto" if any(answers) else "earl:automatic"


def _rule(prefix: str, judged: Judged) -> str:
    return f"#{prefix}-{judged.rule}"
