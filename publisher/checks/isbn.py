r"""An ISBN is right to its last digit, and each format has its own.

Why: A wrong number leads to another book, or to none, in every library and bookshop.
Fails: --- publication.toml\n[isbn]\npdf = "978-91-38-32625-2"
Fails: --- publication.toml\n[isbn]\npdf = "978-91-38-32625-1"\nhtml = "9789138326251"
Fails: Handboken *Orsaksanalys*, ISBN 978-91-87335-94-6.
Passes: Handboken *Orsaksanalys*, ISBN 978-91-87335-94-5.
Passes: --- publication.toml\n[isbn]\npdf = "978-91-38-32625-1"
Fails: Boken har ISBN 91-38-32625-7.
Passes: Boken har ISBN 91-38-32625-6 och den andra ISBN 913832623X.
Fix: Compare with the number that the library gave; the last digit is reckoned from the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import publication
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "isbn"
CLAUSE = "ISO 2108"
SEVERITY = Severity.WARNING

_WRITTEN = re.compile(r"\bISBN(?:-1[03])?:?\s*([\dX][\dX\u00a0 ‑–-]{8,}[\dX])")


def check(subject: Subject) -> Iterator[Finding]:
    """Report the numbers of the imprint and of the text whose check digit is wrong, and one number for two formats."""
    work = subject.publication
    seen: set[str] = set()
    for format_ in ("pdf", "docx", "html"):
        number = getattr(work.isbn, format_) if work.isbn else ""
        digits = _digits(number)
        fault = "digits" if number and not _is_right(digits) else "twice" if digits and digits in seen else ""
        seen.add(digits)
        if fault:
            place = publication.place(work.folder, f"isbn.{format_}")
            yield Finding(ID, place, {"number": number, "fault": fault}, SEVERITY)
    for run in subject.runs:
        for found in _WRITTEN.finditer(run.text):
            if not _is_right(_digits(found[1])):
                yield Finding(ID, run.place(found.start()), {"number": found[1], "fault": "digits"}, SEVERITY)


def _digits(number: str) -> str:
    return "".join(character for character in number if character.isdigit() or character in "Xx").upper()


def _is_right(digits: str) -> bool:
    """Tell whether ten digits (modulus 11) or thirteen (modulus 10, 978 or 979) agree with their check digit."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(digits)) % 10 == 0
    return False
