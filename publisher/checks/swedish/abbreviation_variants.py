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

ID = "abbreviation-variants"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.ADVICE


def check(subject: Subject) -> Iterator[Finding]:
    """Report the rarer of two forms of an abbreviation, once, where it stands first."""
    for row in swedish.table("variants"):
        places = {
            form: [
                run.place(found.start())
                for run in subject.swedish
                for found in re.finditer(row[f"{form}_pattern"], run.text)
            ]
            for form in ("one", "other")
        }
        if all(places.values()):
            rarer, usual = sorted(places, key=lambda form: (len(places[form]), form == "one"))
            yield Finding(ID, places[rarer][0], {"text": row[rarer], "right": row[usual]}, SEVERITY)
