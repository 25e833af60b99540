r"""A heading is written as a heading.

Why: Bold words on a line of their own look like a heading, but no list of headings has them.
Fails: # Kapitel\n\n**Så gör ni**\n\nBörja med en lägesbild.
Passes: # Kapitel\n\n## Så gör ni\n\nBörja med en lägesbild.
Passes: # Kapitel\n\n**Alla som bor i länet berörs.**\n\nBörja med en lägesbild.
Passes: # Kapitel\n\n**Viktigt** för alla i länet\n\nBörja med en lägesbild.
Fix: Write it with number signs, one more than the heading above.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.heading_long import LONGEST
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "heading-fake"
CLAUSE = "WCAG 2.2 1.3.1; EN 301 549 10.1.3.1"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report paragraphs of a section that are all bold or italic, short, no sentence, and followed by something."""
    for _, section in walk.headings(subject.document):
        for block, after in zip(section.blocks, section.blocks[1:], strict=False):
            if isinstance(block, model.Paragraph) and not isinstance(after, model.Section) and _is_heading(block):
                yield Finding(ID, block.place, {"text": walk.content_of(block.content)}, SEVERITY)


def _is_heading(paragraph: model.Paragraph) -> bool:
    text = walk.content_of(paragraph.content)
    emphasised = all(isinstance(part, model.Strong | model.Emphasis) for part in paragraph.content)
    return emphasised and len(text) <= LONGEST and text[-1:] not in (".", "!", "”", ",", ";")
