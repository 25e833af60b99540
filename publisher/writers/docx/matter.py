"""What stands around the text: the imprint before it, and after it how to reach the publisher."""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from publisher.publication import Validity
from publisher.writers.docx.edition import Edition, Here
from publisher.writers.docx.inlines import address
from publisher.writers.docx.looks import PLAIN, Look, run, write_text
from publisher.writers.docx.ooxml import add, qn
from publisher.writers.docx.paragraphs import paragraph
from publisher.writers.docx.sections import text_page

_STRONG = Look(strong=True)


def imprint(here: Here) -> None:
    """Append what the publication is and who stands behind it, on a page without header and footer."""
    edition, publication = here.edition, here.edition.publication
    write_text(paragraph(here, "ImprintHeading"), edition.say("imprint"))
    subtitle = f". {publication.subtitle}" if publication.subtitle else ""
    write_text(paragraph(here, "Imprint"), f"{publication.title}{subtitle}", _STRONG)
    for text in publication.imprint.text:
        write_text(paragraph(here, "Imprint"), text)
    for label, value in facts(edition):
        _fact(here, "ImprintFact", label, value)
    text_page(here.parent[-1][0], edition)


def facts(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield what is known of the publication, with the words for it."""
    publication, say = edition.publication, edition.say
    yield say("publisher"), publication.publisher
    yield say("published"), edition.date(publication.date)
    yield say("status"), str(edition.strings["statuses"][publication.status])
    validity = publication.validity
    if validity and (validity.start or validity.end):
        yield say("validity"), _period(edition, validity)
    if publication.series:
        yield say("series"), f"{publication.series.name} {publication.series.number}".strip()
        if publication.series.issn:
            yield say("issn"), publication.series.issn
    if publication.diarienummer:
        yield say("diarienummer"), publication.diarienummer
    if publication.isbn:
        for format_ in ("pdf", "docx", "html"):
            if number := getattr(publication.isbn, format_):
                yield say(f"isbn_{format_}"), number
    if publication.licence:
        yield say("licence"), publication.licence


def _period(edition: Edition, validity: Validity) -> str:
    """Return a period of which one end may be open."""
    if validity.start and validity.end:
        return f"{edition.date(validity.start)} – {edition.date(validity.end)}"
    if validity.start:
        return edition.say("period_from", date=edition.date(validity.start))
    return edition.say("period_to", date=edition.date(validity.end)) if validity.end else ""


def back(here: Here) -> None:
    """Append the last page: contact, and how to ask for another format."""
    edition, contact = here.edition, here.edition.publication.contact
    write_text(paragraph(here, "BackHeading"), edition.say("contact"))
    if contact:
        _fact(here, "BackFact", edition.say("contact"), contact.name)
        _fact(here, "BackFact", edition.say("address"), contact.address)
        number = contact.phone.replace(" ", "").replace("-", "")
        _fact(here, "BackFact", edition.say("phone"), contact.phone, f"tel:{number}")
        _fact(here, "BackFact", edition.say("email"), contact.email, f"mailto:{contact.email}")
        _fact(here, "BackFact", edition.say("web"), shown(contact.web), contact.web)
    statement = edition.publication.accessibility_statement
    _fact(here, "BackFact", edition.say("accessibility_statement"), shown(statement), statement)
    write_text(paragraph(here, "BackSubheading"), edition.say("other_formats"))
    write_text(paragraph(here, "BodyText"), edition.say("other_formats_text"))
    write_text(paragraph(here, "BodyText"), edition.say("accessibility_fault"))


def shown(address_: str) -> str:
    """Return a web address as people write it: a link's text must not be a bare address (WCAG 2.2, 2.4.4)."""
    return address_.removeprefix("https://").removeprefix("www.").rstrip("/")


def _fact(here: Here, style: str, label: str, value: str, target: str = "") -> None:
    """Write a label and a value beside it, nothing when there is no value."""
    if not value:
        return None
    element = paragraph(here, style)
    write_text(element, label, _STRONG)
    add(run(element, PLAIN), "w:tab")
    if not target:
        return write_text(element, value)
    link = add(element, "w:hyperlink", history="1")
    link.set(qn("r:id"), here.part.relate_to(address(target), RT.HYPERLINK, is_external=True))
    write_text(link, value, Look(link=True))
    return None
