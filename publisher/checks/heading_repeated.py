r"""Headings beside each other are not the same.

Why: People who find their way by the headings cannot tell them apart.
Fails: # Kapitel\n\n## Kontakt\n\nEtt.\n\n## Kontakt\n\nTvå.
Passes: # Ett\n\n## Kontakt\n\nText.\n\n# Två\n\n## Kontakt\n\nText.
Fix: Say in each heading what its own section is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "heading-repeated"
CLAUSE = "WCAG 2.2 2.4.6; EN 301 549 10.2.4.6"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report a heading with the words of an earlier one under the same heading."""
    for parent in subject.elements:
        if not isinstance(parent, model.Document | model.Section):
            continue
        first: dict[str, int] = {}
        for section in (block for block in parent.blocks if isinstance(block, model.Section)):
            text = walk.content_of(section.title)
            if text.casefold() in first:
                values = {"text": text, "line": str(first[text.casefold()])}
                yield Finding(ID, section.place, values, SEVERITY)
            first.setdefault(text.casefold(), section.place.line)
