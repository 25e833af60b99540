r"""An ISSN is right to its last digit.

Why: A wrong number names another series, or none.
Fails: --- publication.toml\n[series]\nname = "Rapporter"\nnumber = "2026:1"\nissn = "1100-6677"
Fails: Serien har ISSN 1100-6677.
Passes: Serien har ISSN 1100-6676.
Passes: --- publication.toml\n[series]\nname = "Rapporter"\nnumber = "2026:1"\nissn = "1100-6676"
Fix: Compare with the number that the library gave; the last digit is reckoned from the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import publication
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "issn"
CLAUSE = "ISO 3297"
SEVERITY = Severity.WARNING

_WRITTEN = re.compile(r"\bISSN:?\s*([\dX][\dX\u00a0 ‑–-]{6,}[\dX])")


def check(subject: Subject) -> Iterator[Finding]:
    """Report the series' number and those of the text whose check digit is wrong."""
    work = subject.publication
    if work.series and work.series.issn and not _is_right(work.series.issn):
        place = publication.place(work.folder, "series.issn")
        yield Finding(ID, place, {"number": work.series.issn}, SEVERITY)
    for run in subject.runs:
        for found in _WRITTEN.finditer(run.text):
            if not _is_right(found[1]):
                yield Finding(ID, run.place(found.start()), {"number": found[1]}, SEVERITY)


def _is_right(number: str) -> bool:
    """Tell whether the last of eight digits agrees with the others (modulus 11, X for ten)."""
    digits = "".join(character for character in number.upper() if character.isdigit() or character == "X")
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return False
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(weight * value for weight, value in zip(range(8, 0, -1), values, strict=True)) % 11 == 0
