"""Of two right forms, a publication keeps to one.

Why: The reader wonders whether two forms mean two things.
Fails: Det gäller tåg, dvs. bana. Det gäller väg, d.v.s. gata.
Passes: Det gäller tåg, dvs. bana. Det gäller väg, dvs. gata.
Fix: Choose one of the forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import swedish
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity
from publisher.model import Place
from publisher.swedish.word_list import beginnings

ID = "abbreviation-variants"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.ADVICE


def check(subject: Subject) -> Iterator[Finding]:
    """Report the rarer of two forms of an abbreviation, once, where it stands first."""
    for row in swedish.table("variants"):
        places = {form: _places(row[f"{form}_pattern"], subject) for form in ("one", "other")}
        if all(places.values()):
            rarer, usual = sorted(places, key=lambda form: (len(places[form]), form == "one"))
            yield Finding(ID, places[rarer][0], {"text": row[rarer], "right": row[usual]}, SEVERITY)


def _places(pattern: str, subject: Subject) -> list[Place]:
    letters = beginnings(pattern)  # sooner looked for than the pattern
    texts = (run for run in subject.swedish if any(beginning in run.text for beginning in letters))
    return [run.place(found.start()) for run in texts for found in re.finditer(pattern, run.text)]
