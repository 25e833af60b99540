r"""A chart has a long description.

Why: A text alternative says what a chart shows; the numbers themselves are for everybody too.
Fails: ![Antalet anmälda brott minskade 2015–2019.](images/diagram.svg "Anmälda brott")
Passes: ![Antalet anmälda brott minskade 2015–2019.](images/diagram.svg "Anmälda brott")\n\n::: långbeskrivning\nAntalet minskade från 20 till 10.\n:::
Passes: ![Tre rutor i rad.](images/exempel.svg "Från text till utgåva")
Fix: Write after the figure ::: långbeskrivning with a paragraph, list or table of what it shows, and end with :::
"""  # noqa: E501  # an example has no other line breaks than those it shows

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from publisher import model
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "long-description"
CLAUSE = "WCAG 2.2 1.1.1; EN 301 549 10.1.1.1"
SEVERITY = Severity.WARNING

MOST = 10  # numbers that a text alternative can say
_NUMBER = re.compile(r"(?<![\w.,])[−-]?\d[\d\s.,]*(?:%|procent)?$")


def check(subject: Subject) -> Iterator[Finding]:
    """Report drawings with more numbers than an alternative can say, which no description or table tells."""
    for element in subject.elements:
        if not isinstance(element, model.Document | model.Section):
            continue
        for block, after in itertools.pairwise((*element.blocks, None)):
            if not isinstance(block, model.Figure) or block.long_description or isinstance(after, model.Table):
                continue
            count = _numbers(subject.publication.folder / block.path)
            if isinstance(block.alt, str) and count > MOST:
                yield Finding(ID, block.place, {"image": block.path.as_posix(), "count": str(count)}, SEVERITY)


def _numbers(path: Path) -> int:
    """Return how many texts of a drawing are numbers and do not number its parts; 0 for a photograph."""
    if path.suffix.lower() != ".svg":
        return 0
    drawing = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    texts = ("".join(text.itertext()).strip() for text in drawing.iter("{*}text"))
    numbers = [text for text in texts if _NUMBER.match(text)]
    parts = {str(n) for n in range(1, len(numbers) + 1)}
    numbered = set(itertools.takewhile(set(numbers).__contains__, sorted(parts, key=int)))
    return sum(text not in numbered for text in numbers)
