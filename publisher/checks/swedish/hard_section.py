r"""A section does not read like officialese: LIX below 55.

Why: Long words and long sentences together tire; the figure is a hint and no mark, since a long compound may be easy.
Fails: # Rubrik\n\nLänsstyrelsens samordningsuppdrag omfattar kommunernas brottsförebyggande ansvarsområden enligt förordningens bestämmelser, verksamhetsutvecklingen organiseras gemensamt. Länsstyrelsens samordningsuppdrag omfattar kommunernas brottsförebyggande ansvarsområden enligt förordningens bestämmelser, verksamhetsutvecklingen organiseras gemensamt. Länsstyrelsens samordningsuppdrag omfattar kommunernas brottsförebyggande ansvarsområden enligt förordningens bestämmelser, verksamhetsutvecklingen organiseras gemensamt. Länsstyrelsens samordningsuppdrag omfattar kommunernas brottsförebyggande ansvarsområden enligt förordningens bestämmelser, verksamhetsutvecklingen organiseras gemensamt. Länsstyrelsens samordningsuppdrag omfattar kommunernas brottsförebyggande ansvarsområden enligt förordningens bestämmelser, verksamhetsutvecklingen organiseras gemensamt. Länsstyrelsens samordningsuppdrag omfattar kommunernas brottsförebyggande ansvarsområden enligt förordningens bestämmelser, verksamhetsutvecklingen organiseras gemensamt. Länsstyrelsens samordningsuppdrag omfattar kommunernas brottsförebyggande ansvarsområden enligt förordningens bestämmelser, verksamhetsutvecklingen organiseras gemensamt. Länsstyrelsens samordningsuppdrag omfattar kommunernas brottsförebyggande ansvarsområden enligt förordningens bestämmelser, verksamhetsutvecklingen organiseras gemensamt. Länsstyrelsens samordningsuppdrag omfattar kommunernas brottsförebyggande ansvarsområden enligt förordningens bestämmelser, verksamhetsutvecklingen organiseras gemensamt.
Passes: Alla ska känna sig trygga. Du kan ringa oss när du vill. Vi har öppet hela dagen.
Fix: Part long sentences, and say with verbs what the long nouns say.
"""  # noqa: E501  # an example is one line, and has the hundred words that LIX asks for

from __future__ import annotations

from collections.abc import Iterator

from publisher import walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity
from publisher.swedish import readability

ID = "hard-section"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.ADVICE

HARDEST = 55  # LIX; 50 to 60 is "hard", official texts


def check(subject: Subject) -> Iterator[Finding]:
    """Report sections of a hundred words or more whose LIX is high."""
    for part in readability.of_document(subject.document):
        lix = part.figures.lix
        if lix is not None and lix >= HARDEST:
            values = {"title": walk.content_of(part.section.title), "lix": f"{lix:.0f}"}
            yield Finding(ID, part.section.place, values, SEVERITY)
