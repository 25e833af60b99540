r"""A heading is short enough to be found by.

Why: Headings are read in lists, one after another, in the contents and by screen readers.
Fails: # Så här kan kommuner, polis och näringsliv arbeta tillsammans för att platser ska bli tryggare för alla som rör sig där\n\nText.
Passes: # Så arbetar kommun, polis och näringsliv tillsammans\n\nText.
Fix: Keep the words that tell this section from the others, and put the rest in its first sentence.
"""  # noqa: E501  # an example too long for a heading is too long for a line

from __future__ import annotations

from collections.abc import Iterator

from publisher import walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "heading-long"
CLAUSE = "WCAG 2.2 2.4.6; EN 301 549 10.2.4.6"
SEVERITY = Severity.ADVICE

LONGEST = 90  # characters: two lines of a chapter's heading, one and a half in the contents


def check(subject: Subject) -> Iterator[Finding]:
    """Report headings longer than about two lines."""
    for _, section in walk.headings(subject.document):
        text = walk.content_of(section.title)
        if len(text) > LONGEST:
            yield Finding(ID, section.place, {"text": text[:60], "length": str(len(text))}, SEVERITY)
