"""What the web edition offers for download: the sibling editions with type, size and pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publisher.writers.html.words import Words
from publisher.writers.written import Sibling

# The formats that readers choose between; the archive's copy of the PDF would be one choice too many.
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Download:
    """One file, as a link to it is written."""

    name: str
    media_type: str
    bytes: int
    facts: str  # "pdf, 2,9 MB, 48 sidor"


def offered(siblings: Iterable[Sibling], words: Words) -> list[Download]:
    """Return the editions that readers are offered, with what they want to know before they choose."""
    return [_download(sibling, words) for sibling in siblings if sibling.format in MEDIA_TYPES]


def _download(sibling: Sibling, words: Words) -> Download:
    facts = [words.say(f"format_{sibling.format}"), words.size(sibling.bytes)]
    if sibling.pages is not None:
        facts.append(words.pages(sibling.pages))
    return Download(sibling.name, MEDIA_TYPES[sibling.format], sibling.bytes, ", ".join(facts))
