r"""The publication says of itself what its kind must say.

Why: Readers need someone to ask, libraries and archives something to file it under.
Fails: --- publication.toml\nstatus = "working"
Fails: --- publication.toml\nstatus = "decided"\n[contact]\nname = "Länsstyrelsen"\nemail = "orebro@example.com"
Fails: --- publication.toml\ndescription = "Råd."\n[contact]\nname = "Länsstyrelsen"\n[isbn]\npdf = "978-91-38-32625-1"
Passes: --- publication.toml\ndescription = "Råd om trygghet."\n[contact]\nname = "Länsstyrelsen"\nweb = "https://example.com"
Fails: --- publication.toml\ndescription = "Råd."\n[contact]\nname = "Länsstyrelsen"
Fails: --- publication.toml\ndescription = "Råd."\n[contact]\nname = "Länsstyrelsen"\nphone = "010-000 00 00"\n[series]\nname = "Rapporter"
Fails: --- publication.toml\ndescription = "Råd."\nstatus = "decided"\nlicence = "CC0-1.0"\naccessibility_statement = "https://example.com/a"\n[contact]\nname = "Länsstyrelsen"\nphone = "010-000 00 00"
Passes: --- publication.toml\ndescription = "Råd."\nstatus = "decided"\ndiarienummer = "1-2026"\nlicence = "CC0-1.0"\naccessibility_statement = "https://example.com/a"\n[contact]\nname = "Länsstyrelsen"\naddress = "Gatan 1"\n[series]\nname = "Rapporter"\nnumber = "2026:1"\n[isbn]\npdf = "978-91-38-32625-1"\ndocx = "978-91-87335-94-5"\nhtml = "978-91-88599-31-5"
Fix: Give the fields in publication.toml, or state = "working" until they are known.
"""  # noqa: E501  # an example has no other line breaks than those it shows

from __future__ import annotations

from collections.abc import Iterator

from publisher import publication
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity
from publisher.publication import Publication

ID = "imprint-incomplete"
CLAUSE = "Egen regel; DOS-lagen (2018:1937)"
SEVERITY = Severity.WARNING
QUICK = False  # asked for before publication: one that is being written may lack them


def check(subject: Subject) -> Iterator[Finding]:
    """Report the fields that are empty: of every publication, of a decided one, and of one with a series or ISBN."""
    work = subject.publication
    lacks = [*_always(work), *(_decided(work) if work.status == "decided" else ()), *_numbers(work)]
    if lacks:
        values = {"fields": ", ".join(lacks), "status": work.status}
        yield Finding(ID, publication.place(work.folder, "status"), values, SEVERITY)


def _always(work: Publication) -> Iterator[str]:
    if not work.description:
        yield "description"
    if work.contact is None:
        yield "contact"
    elif not (work.contact.phone or work.contact.email or work.contact.web or work.contact.address):
        yield "contact.email"


def _decided(work: Publication) -> Iterator[str]:
    """Yield what archives (diarienummer), those who use it again (licence) and the law (statement) ask for."""
    for field in ("diarienummer", "licence", "accessibility_statement"):
        if not getattr(work, field):
            yield field


def _numbers(work: Publication) -> Iterator[str]:
    """Yield the number in the series, and the ISBN of the formats without one when another has it."""
    if work.series and not work.series.number:
        yield "series.number"
    if work.isbn:
        given = {format_: getattr(work.isbn, format_) for format_ in ("pdf", "docx", "html")}
        yield from (f"isbn.{format_}" for format_, number in given.items() if any(given.values()) and not number)
