r"""The same link text leads to the same place.

Why: In a list of links they cannot be told apart.
Fails: [Statistik](https://www.bra.se/a) och [statistik](https://www.bra.se/b).
Passes: [Statistik](https://www.bra.se/a) och [Statistik](https://www.bra.se/a/).
Passes: [Statistik om stölder](https://www.bra.se/a) och [statistik om bränder](https://www.bra.se/b).
Fix: Add what tells the two apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "link-same-text"
CLAUSE = "WCAG 2.2 2.4.4; EN 301 549 10.2.4.4"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report each link whose text an earlier link has that leads elsewhere; a word may lead to its explanation."""
    glossaries = [element for element in subject.elements if isinstance(element, model.Glossary)]
    terms = {f"#{item.id}" for glossary in glossaries for item in glossary.items}
    first: dict[str, model.Link] = {}
    for element in subject.elements:
        if not isinstance(element, model.Link) or element.target in terms:
            continue
        text = walk.content_of(element.content)
        earlier = first.setdefault(text.casefold(), element)
        if _goal(earlier.target) != _goal(element.target):
            values = {"text": text, "line": str(earlier.place.line), "file": earlier.place.file}
            yield Finding(ID, element.place, values, SEVERITY)


def _goal(target: str) -> str:
    """Return an address without what does not change where it leads."""
    return target.replace("http://", "https://", 1).rstrip("/")
