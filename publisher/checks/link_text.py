"""Link text says where the link leads.

Why: People who go from link to link hear nothing but the link text.
Fails: Läs [här](https://www.bra.se).
Fails: [Läs mer](https://www.bra.se)
Fails: [https://www.bra.se/statistik](https://www.bra.se/statistik)
Passes: [Brås webbplats](https://www.bra.se)
Fix: Write what the reader comes to, such as the page's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "link-text"
CLAUSE = "WCAG 2.2 2.4.4; EN 301 549 10.2.4.4"
SEVERITY = Severity.WARNING

_EMPTY = {
    "här",
    "läs mer",
    "klicka här",
    "läs mer här",
    "mer",
    "länk",
    "här finns mer",
    "here",
    "read more",
    "click here",
    "link",
    "more",
}
_ADDRESS = re.compile(r"(https?://|www\.)\S+/\S")


def check(subject: Subject) -> Iterator[Finding]:
    """Report link texts that say nothing, and addresses longer than a domain."""
    for element in walk.walk(subject.document):
        if not isinstance(element, model.Link):
            continue
        text = walk.content_of(element.content)
        if text.lower().rstrip(".:… ") in _EMPTY or _ADDRESS.match(text):
            yield Finding(ID, element.place, {"text": text}, SEVERITY)
