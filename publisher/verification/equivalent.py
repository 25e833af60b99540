"""Does an edition say what its source says? Its bytes are read back and compared with the model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import publisher
from publisher.equivalence import compare, docx_carried, expected
from publisher.equivalence.reading import Reading
from publisher.findings import Finding, Verdict
from publisher.model import Document
from publisher.verification.outcome import Outcome

NAME = "equivalence"


def _pdf(data: bytes) -> Reading:
    from publisher.equivalence import pdf

    return pdf.reading(data)


def _docx(data: bytes) -> Reading:
    from publisher.equivalence import docx

    return docx.reading(data)


def _html(data: bytes) -> Reading:
    from publisher.equivalence import html

    return html.reading(data)


READERS: Mapping[str, Callable[[bytes], Reading]] = {"pdf": _pdf, "ua2": _pdf, "docx": _docx, "html": _html}


@dataclass(frozen=True, slots=True)
class Compared:
    """The two readings as they were compared; `found` is None, with the reason, when the edition cannot be read."""

    wanted: Reading
    found: Reading | None
    findings: tuple[Finding, ...] = ()
    why: str = ""


def compared(document: Document, format_: str, data: bytes) -> Compared:
    """Compare an edition with the model it was made from."""
    wanted = expected.reading(document)
    try:
        found = READERS[format_](data)
    except Exception as error:  # a damaged file breaks its reader in any way
        return Compared(wanted, None, why=f"{type(error).__name__}: {error}"[:300])
    if format_ == "docx":
        wanted, found = docx_carried.comparable(wanted, found)
    return Compared(wanted, found, tuple(compare.differences(wanted, found, format_)))


def outcome(result: Compared, version_: str) -> Outcome:
    """Return what a comparison says; an edition that cannot be read fails."""
    total = len(result.wanted.pieces) + len(result.wanted.notes)
    if result.found is None:
        return Outcome(NAME, "", version_, Verdict.FAIL, 0, total, result.why)
    failed = len(result.findings)
    return Outcome(NAME, "", version_, Verdict.FAIL if failed else Verdict.PASS, max(total - failed, 0), failed)


def version(document: Document) -> str:
    """Return what a comparison depends on beside the edition's bytes: our code, and all that the model asks."""
    asked = hashlib.sha256(repr(expected.reading(document)).encode()).hexdigest()
    return f"{publisher.__version__}+{_code()} source {asked[:16]}"


@cache
def _code() -> str:
    """Return a digest of the readers and the comparison: without a new version they may still have changed."""
    digest = hashlib.sha256()
    for path in sorted(Path(compare.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
