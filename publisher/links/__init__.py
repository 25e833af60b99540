"""Whether the addresses outside the publication still answer: asked only when an editor says so, and politely.

The hosts are asked side by side, each host one question at a time with a pause between; first for the head alone.
What could not be asked (no network, forbidden to robots, too slow) is *not run*, never a pass.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from urllib.parse import urlsplit

from publisher import model, publication, walk
from publisher.findings import Finding, Severity, Verdict
from publisher.links.visitor import Answer, Visitor
from publisher.model import Document, Place
from publisher.publication import Publication

HOSTS = 8  # asked at the same time

Addresses = dict[str, list[Place]]


def addresses(work: Publication, document: Document) -> Addresses:
    """Return each web address of the publication with the places where it stands."""
    found: Addresses = {}
    for element in walk.walk(document):
        if isinstance(element, model.Link) and is_web(element.target):
            found.setdefault(element.target, []).append(element.place)
    web = work.contact.web if work.contact else ""
    own = {"accessibility_statement": work.accessibility_statement, "contact.web": web}
    for field, address in own.items():
        if is_web(address):
            found.setdefault(address, []).append(publication.place(work.folder, field))
    return found


def is_web(address: str) -> bool:
    """Tell whether an address is one that a browser would fetch from another place."""
    return urlsplit(address).scheme in ("http", "https")


def visit(wanted: Iterable[str], visitor: Visitor) -> dict[str, Answer]:
    """Return the answer of each address."""
    by_host = [list(group) for _, group in groupby(sorted(wanted, key=_host), key=_host)]

    def ask(group: list[str]) -> dict[str, Answer]:
        return {address: visitor.visit(address) for address in group}

    with ThreadPoolExecutor(HOSTS) as pool:
        return dict(ChainMap(*pool.map(ask, by_host)))


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()


def findings(found: Addresses, answers: dict[str, Answer]) -> tuple[Finding, ...]:
    """Return what an editor should know of the answers, once for each place of an address."""
    return tuple(
        finding
        for address, places in found.items()
        for place in places
        if (finding := _finding(address, answers[address], place))
    )


def _finding(address: str, answer: Answer, place: Place) -> Finding | None:
    values = {"address": address, "reason": answer.reason}
    match answer.kind:
        case "gone":
            return Finding("link-dead", place, values, Severity.WARNING)
        case "moved":
            return Finding("link-moved", place, {"address": address, "to": answer.to}, Severity.ADVICE)
        case "unknown":
            return Finding("link-not-checked", place, values, Severity.ADVICE, Verdict.NOT_RUN)
        case _:
            return None
