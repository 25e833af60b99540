r"""The text does not point with place, colour or shape alone.

Why: Who listens, enlarges or reads on a telephone has no column to the right and no red box.
Fails: Mer om detta står i den röda rutan.
Fails: Uppgifterna finns i spalten till höger.
Fails: Obligatoriska fält är markerade med rött.
Fails: Läs mer på nästa sida.
Fails: [See the red box.]{lang=en}
Passes: Gå till höger vid den röda stugan.
Passes: Rubrikerna upprepas på nästa sida.
Passes: Cellen hör ihop med cellen till vänster.
Passes: Talen ställs till höger i kolumnen.
Passes: Mer om detta står i rutan ”Tänk på”, här nedanför.
Passes: Skriv inte ”se den röda rutan”.
Passes: ![Pilen går till den röda rutan till höger.](images/exempel.svg)
Passes: [Se rutan till höger]{lang=fi}
Fix: Name what you mean: its heading, its number or its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import model, prose, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "sensory-reference"
CLAUSE = "WCAG 2.2 1.3.3, 1.4.1; EN 301 549 10.1.3.3, 10.1.4.1"
SEVERITY = Severity.WARNING

# Above and below are left alone: the order of reading is the same in all editions (Understanding WCAG 2.2, 1.3.3).
_COLOURS = "röda?|gröna?|blåa?|gula?|orangea?|lila|rosa|grå|gråa|svarta?|vita?|mörka?|ljusa?|runda?|fyrkantiga?"
_PARTS = (  # in the form that points: "rutan", not "ruta"
    r"(?:fakta|lag|text|tips)?rut(?:an|orna)|spalt(?:en|erna)|kolumn(?:en|erna)|figur(?:en|erna)|bild(?:en|erna)|"
    r"diagram(?:met|men)|tabell(?:en|erna)|text(?:en|erna)|rad(?:en|erna)|fält(?:et|en)|stap(?:eln|larna)|"
    r"linje(?:n|rna)|marginalen|knapp(?:en|arna)"
)
_SIDES = "höger|vänster"
_SWEDISH = (
    rf"\b(?:den|det|de)\s+(?:{_COLOURS})\s+(?:markerade\s+)?(?:{_PARTS})\b",
    rf"\bmarkera(?:d|t|de|s)\s+(?:i|med)\s+(?:{_COLOURS}|rött|grönt|blått|gult|färg)\b",
    rf"\b(?:{_PARTS})\s+(?:här\s+)?till\s+(?:{_SIDES})\b",
    rf"\b(?:högra|vänstra)\s+(?:{_PARTS})\b",
    rf"(?:^|(?<=[.!?]\s))Till\s+(?:{_SIDES})\s+(?:står|finns|ser|visas|syns|läser)\b",
    r"\b(?:se|läs|finns|står|visas|hittar)\b[^.!?]{0,40}\bpå\s+(?:nästa|föregående|motstående)\s+sida\b",
)
_ENGLISH = (
    r"\bthe\s+(?:red|green|blue|yellow|orange|grey|gray|black|white|dark|light|round)\s+"
    r"(?:box|boxes|column|figure|text|row|rows|field|fields|bar|bars|line|lines|cell|cells|button)\b",
    r"\bmarked\s+in\s+(?:red|green|blue|yellow|colour|color)\b",
    r"\b(?:box|column|figure|picture|image|table|chart|diagram|text)\s+(?:on|to)\s+the\s+(?:right|left)\b",
    r"\bthe\s+(?:right|left)(?:-hand)?\s+(?:column|box|margin|figure|table)\b",
    r"\b(?:see|read|found|shown)\b[^.!?]{0,40}\bon\s+the\s+(?:next|previous|facing|opposite)\s+page\b",
)
_PATTERNS = {
    "sv": re.compile("|".join(_SWEDISH), re.IGNORECASE),
    "en": re.compile("|".join(_ENGLISH), re.IGNORECASE),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Report words that point by place, colour or shape; what describes a figure may use them."""
    figures = [element for element in subject.elements if isinstance(element, model.Figure)]
    inside = {id(part) for figure in figures for part in walk.walk(figure)}
    for run in subject.runs:
        pattern = _PATTERNS.get(run.lang.partition("-")[0])
        if pattern is None or id(run.holder) in inside:
            continue
        for found in pattern.finditer(prose.unquoted(run.text)):
            yield Finding(ID, run.place(found.start()), {"text": found[0]}, SEVERITY)
