"""Link text says where the link leads.

Why: People who go from link to link hear nothing but the link text.
Fails: Läs [här](https://www.bra.se).
Fails: [Läs mer](https://www.bra.se)
Fails: [Läs mer på webbplatsen](https://www.bra.se)
Fails: [https://www.bra.se/statistik](https://www.bra.se/statistik)
Fails: [bra.se/download/18.7d27ebd.pdf](https://www.bra.se/download/18.7d27ebd.pdf)
Passes: [Brås webbplats](https://www.bra.se)
Passes: [Läs mer om trygghetsvandringar](https://www.bra.se)
Passes: [www.bra.se](https://www.bra.se)
Fix: Write what the reader comes to, such as the page's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "link-text"
CLAUSE = "WCAG 2.2 2.4.4; EN 301 549 10.2.4.4"
SEVERITY = Severity.WARNING

# A link text of nothing but these says nothing.
_EMPTY = """
läs mer mera här klicka tryck se gå på in till via den denna följ länk länken sida sidan webbsidan webbplatsen
hämta ladda ner ned öppna fortsätt information info finns
read more click tap here see go to on the this link page site website learn find out download open continue
please details
"""
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"(https?://|www\.|[\w-]+(\.[\w-]+)*\.[a-z]{2,}(?=/))\S*/\S+", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Report link texts that say nothing, and addresses longer than a domain."""
    for element in subject.elements:
        if not isinstance(element, model.Link):
            continue
        text = walk.content_of(element.content)
        if set(_WORD.findall(text.lower())) <= set(_EMPTY.split()) or _ADDRESS.fullmatch(text):
            yield Finding(ID, element.place, {"text": text}, SEVERITY)
