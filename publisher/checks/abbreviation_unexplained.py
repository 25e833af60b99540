r"""An abbreviation of initials is explained once.

Why: Whoever does not work with the matter has no way to find out what the letters stand for.
Fails: Alla kommuner deltar i ANDTS-arbetet. Regionen leder ANDTS.
Fails: Brottet anmäls till RKP.
Passes: Brottet anmäls till RKP.\n\n*[RKP]: Rikskriminalpolisen
Passes: Sveriges Kommuner och Regioner (SKR) leder arbetet. SKR svarar.
Passes: SKR (Sveriges Kommuner och Regioner) leder arbetet.
Passes: EU och FN samarbetar enligt EN 301 549 och UTF-8, och filen är 2 MB.
Passes: Brottet anmäls till RKP.\n\nRKP\n: Rikskriminalpolisen
Passes: Lagen kallas ofta DOS-lagen.
Fix: Write anywhere in the chapter *[ABC]: what it stands for, or spell it out the first time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "abbreviation-unexplained"
CLAUSE = "WCAG 2.2 3.1.4 (AAA); Språklagen (2009:600) 11 §"
SEVERITY = Severity.ADVICE

_SHORT = r"[A-ZÅÄÖ]{2,6}"
# Not what names a standard (EN 301 549, UTF-8), follows a number (2 MB), or is part of a name (XML SDK) or an address.
_USED = re.compile(rf"(?<![\w/.-])(?<![\dA-ZÅÄÖ][ \u00a0])({_SHORT})(?!\w)(?![ \u00a0-]\d)(?!/|\.\w)")
_EXPLAINED = (
    re.compile(rf"\w\s*\(({_SHORT})[,;)]"),  # the words (SKR)
    re.compile(rf"({_SHORT}) (?:\((?!\d)|betyder |står för |är en förkortning )"),  # SKR (the words)
    re.compile(rf"(?:kallas|kallad|kallat|förkortas|förkortat) (?:\w+ )?({_SHORT})\b"),  # kallas ofta DOS-lagen
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first use of each abbreviation that nothing in the publication explains."""
    known = set(tomllib.loads(subject.layout.file("abbreviations.toml").read_text("utf-8"))["known"])
    runs = [run for run in subject.runs if not isinstance(run.holder, model.CodeBlock)]
    for element in subject.elements:
        if isinstance(element, model.Abbreviation):
            known.add(element.text)
        elif isinstance(element, model.DefinitionItem):
            known.update(_USED.findall(walk.plain_text(element.term)))
    known.update(short for run in runs for pattern in _EXPLAINED for short in pattern.findall(run.text))
    for run in runs:
        if run.text.isupper():
            continue
        for found in _USED.finditer(run.text):
            if found[1] not in known:
                known.add(found[1])
                yield Finding(ID, run.place(found.start()), {"text": found[1]}, SEVERITY)
