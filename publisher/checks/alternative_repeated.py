r"""Two images have not the same text alternative.

Why: People who listen hear the same thing twice and are not told what sets the images apart.
Fails: ![Antalet brott minskar.](images/exempel.svg)\n\n![Antalet brott minskar.](images/diagram.svg)
Passes: ![Antalet brott minskar.](images/exempel.svg)\n\n![Antalet stölder minskar.](images/diagram.svg)
Fix: Write what this very image says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher import model
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "alternative-repeated"
CLAUSE = "WCAG 2.2 1.1.1; EN 301 549 10.1.1.1"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report an image with the alternative of an earlier, different one."""
    first: dict[str, Path] = {}
    for element in subject.elements:
        if not isinstance(element, model.Figure | model.Image) or not isinstance(element.alt, str):
            continue
        earlier = first.setdefault(element.alt.casefold(), element.path)
        if earlier != element.path:
            values = {"text": element.alt[:60], "image": earlier.as_posix()}
            yield Finding(ID, element.place, values, SEVERITY)
