r"""The text knows when a statute or programme that it names has a successor.

Why: Readers take what a public authority refers to for what is valid.
Fails: Arbetet följer skr. 2016/17:126.\n--- ../superseded.toml\n[[superseded]]\nname = "programmet från 2017"\nwritten = ["skr. 2016/17:126"]\nsince = 2024-03-14\nsuccessor = "skrivelsen Barriärer mot brott"\nknown_by = ["Barriärer mot brott"]\nsource = "rkrattsbaser.gov.se"
Passes: Arbetet följde skr. 2016/17:126. Nu finns Barriärer mot brott.\n--- ../superseded.toml\n[[superseded]]\nname = "programmet från 2017"\nwritten = ["skr. 2016/17:126"]\nsince = 2024-03-14\nsuccessor = "skrivelsen Barriärer mot brott"\nknown_by = ["Barriärer mot brott"]\nsource = "rkrattsbaser.gov.se"
Passes: Arbetet följer skr. 2016/17:126.
Passes: Arbetet följer skr. 2016/17:126.\n--- ../superseded.toml\n[[superseded]]\nname = "programmet från 2017"\nwritten = ["skr. 2016/17:126"]\nsince = 2030-01-01\nsuccessor = "ett nytt program"\nknown_by = ["ett nytt program"]\nsource = "påhittad"
Fix: Name the successor too, or say what was valid when. The list is sources/superseded.toml.
"""  # noqa: E501  # an example has no other line breaks than those it shows

from __future__ import annotations

from collections.abc import Iterator

from publisher import superseded
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "superseded"
CLAUSE = "Egen regel"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first naming of each entry of the list that was superseded before the publication's date."""
    entries, faults = superseded.load(subject.publication.folder.parent)
    yield from faults
    if not entries:
        return
    runs = subject.runs
    whole = _spaced(" ".join(run.text for run in runs))
    for entry in entries:
        if entry.since > subject.publication.date or any(_spaced(name) in whole for name in entry.known_by):
            continue
        for run in runs:
            named = next((name for name in entry.written if _spaced(name) in _spaced(run.text)), "")
            if named:
                values = {"text": named, "name": entry.name, "since": entry.since.isoformat()}
                values |= {"successor": entry.successor}
                yield Finding(ID, run.place(_spaced(run.text).index(_spaced(named))), values, SEVERITY)
                break


def _spaced(text: str) -> str:
    """Return `text` with every space alike and no capitals."""
    return text.replace("\u00a0", " ").lower()
