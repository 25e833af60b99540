r"""Words are not written in capitals to be stressed or to look like a heading.

Why: A word in capitals has no shape to know it by, and some screen readers spell it letter by letter.
Fails: Anmäl ALLTID BROTT TILL polisen.
Fails: # OM STRATEGIN\n\nText.
Passes: Brå, SKR och MSB tog fram guiden.
Passes: Länet har beteckningen T och koden 18 enligt SCB, SKR och MSB.
Passes: Skriv `GÖR SÅ HÄR NU` i rutan.
Passes: Svaret OK SMS räcker.
Fix: Write with small letters, and stress with bold if need be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "capitals"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.WARNING

_WORD = r"[A-ZÅÄÖÉ]{2,}"
_RUN = re.compile(rf"(?<![\w/-]){_WORD}(?:\s+{_WORD})+(?![\w/:-])")
_LONG = 4  # letters: SKR and MSB beside each other are names, OM STRATEGIN is not


def check(subject: Subject) -> Iterator[Finding]:
    """Report two or more words in capitals in a row, at least one of which is longer than an initialism."""
    for run in subject.runs:
        for found in _RUN.finditer(run.text):
            if any(len(word) > _LONG for word in found[0].split()):
                yield Finding(ID, run.place(found.start()), {"text": found[0]}, SEVERITY)
