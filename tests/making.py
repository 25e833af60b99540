"""Publications made for a test, and their editions."""

from __future__ import annotations

import datetime
from pathlib import Path

from publisher import checks, reader, resolve
from publisher.checks.subject import Subject
from publisher.findings import errors
from publisher.layout import Layout
from publisher.model import Document
from publisher.publication import Publication
from publisher.writers import FORMATS
from publisher.writers.written import Written

EXAMPLE = """# Rubrik

Första stycket med [en länk](https://www.bra.se) och not.[^a]

Andra stycket på [engelska words]{lang=en}.

[^a]: Notens text.

![Tre rutor i rad.](images/exempel.svg "Från text till utgåva"){#fig-vag}

Tabell: Folkmängd {header-columns=1}
| Kommun | Antal |
|--------|------:|
| Nora   | 10    |

- ett
- två
  1. inne
"""


def publication(folder: Path, title: str = "Provtryck", language: str = "sv-SE") -> Publication:
    """Return a publication with the least that one must say of itself."""
    return Publication(
        title=title,
        publisher="Utgivaren",
        date=datetime.date(2026, 1, 2),
        layout="base",
        folder=folder,
        language=language,
    )


def document(text: str, layout: Layout, folder: Path) -> Document:
    """Return the resolved document of a text, faults and all."""
    words = layout.words("sv-SE")
    found, _ = reader.read_text(text, words, folder=folder)
    return resolve.resolve(found, layout.words, numbered=True)[0]


def sound(text: str, layout: Layout, folder: Path) -> bool:
    """Tell whether a text can be printed as it is: its font has all characters, its links lead somewhere."""
    made, read = reader.read_text(text, layout.words("sv-SE"), folder=folder)
    made, resolved = resolve.resolve(made, layout.words, numbered=True)
    found = (*read, *resolved, *checks.run(Subject(publication(folder), made, layout)))
    return not [f for f in errors(found) if f.rule in ("missing-glyph", "reference-missing", "reference-misspelt")]


def edition(format_: str, made: Document, layout: Layout, folder: Path) -> Written:
    """Return the edition of a document in one format."""
    return FORMATS[format_].write(publication(folder), made, layout, ())
