r"""Something stands under every heading.

Why: A heading that nothing follows leads nowhere, from the contents too.
Fails: # Kapitel\n\n## Tomt\n\n## Nästa\n\nText.
Passes: # Kapitel\n\n## Avsnitt\n\nText.
Fix: Write the section, or remove its heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "heading-without-text"
CLAUSE = "WCAG 2.2 2.4.6; EN 301 549 10.2.4.6"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report headings with neither text nor further headings, unless something could not be read."""
    if subject.reported:
        return
    for _, section in walk.headings(subject.document):
        if not section.blocks:
            yield Finding(ID, section.place, {"text": walk.content_of(section.title)}, SEVERITY)
