"""A text alternative says what the image says, and not that it is an image.

Why: It is read aloud where others see the image: "bild av" and file names waste the listener's time.
Fails: ![bild.svg](images/exempel.svg)
Fails: ![Bild av en hand](images/exempel.svg)
Fails: ![Bilden visar en hand](images/exempel.svg)
Fails: ![A picture of a hand](images/exempel.svg)
Fails: ![Samma ord.](images/exempel.svg "Samma ord")
Passes: ![Tre rutor som visar att text blir tre utgåvor.](images/exempel.svg "Från text till utgåva")
Fails: ![Antalet brott minskar i alla kommuner. Antalet brott minskar i alla kommuner. Antalet brott minskar i alla kommuner. Antalet brott minskar i alla kommuner. Antalet brott minskar i alla kommuner. Antalet brott minskar i alla kommuner. Antalet brott minskar i alla kommuner. Antalet brott minskar i alla kommuner. ](images/exempel.svg)
Fix: Write what the image shows; what is long belongs in a long description.
"""  # noqa: E501  # an example has no other line breaks than those it shows

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "alternative-words"
CLAUSE = "WCAG 2.2 1.1.1; EN 301 549 10.1.1.1"
SEVERITY = Severity.WARNING

LONGEST = 300  # characters; a listener cannot pause within an alternative
_FILE = re.compile(r"\.(svg|png|jpe?g|gif|pdf)\b", re.IGNORECASE)
_PICTURE = re.compile(
    r"^((en|ett|an?|the) )?"
    r"((bild|foto|fotografi|figur|illustration|skärmdump|skärmbild)(en|et)? (av|på|som visar|visar|föreställer)"
    r"|(image|picture|photo|photograph|figure|illustration|screenshot) (of|showing|that shows|shows))\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report alternatives that are a file name, that name their own kind, repeat the caption or are too long."""
    for element in subject.elements:
        if not isinstance(element, model.Figure | model.Image) or not isinstance(element.alt, str):
            continue
        fault = _fault(element.alt, element)
        if fault:
            yield Finding(ID, element.place, {"text": element.alt[:60], "fault": fault}, SEVERITY)


def _fault(alt: str, element: model.Figure | model.Image) -> str:
    if _FILE.search(alt):
        return "file-name"
    if _PICTURE.match(alt):
        return "picture-of"
    if isinstance(element, model.Figure) and _bare(alt) == _bare(walk.content_of(element.caption)):
        return "as-caption"
    return "too-long" if len(alt) > LONGEST else ""


def _bare(text: str) -> str:
    return text.strip(" .").casefold()
