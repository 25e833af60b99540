"""No word stands twice in a row by mistake.

Why: It is the slip that a spelling checker and a tired eye both miss.
Fails: För att att skapa trygghet behövs samarbete.
Fails: Vi träffas på på torsdag.
Fails: Polisen och och skolan deltog.
Passes: Det som som regel behövs är samarbete.
Passes: Det det handlar om är trygghet. Så som läget är är det svårt att planera.
Passes: Området de bor i i dag är lugnt. Vi vet att att förebygga brott lönar sig.
Passes: Svar: ja. Ja, det stämmer. Fängelset Sing Sing nämns, och boken På På djupet.
Fix: Remove one of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from publisher import swedish
from publisher.checks.subject import Subject
from publisher.checks.swedish import Fault, report
from publisher.findings import Finding, Severity

ID = "doubled-word"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.WARNING

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]+)[ \u00a0]\1(?![\w-])", re.IGNORECASE)
# A relative or subordinate clause may end with the word that the main clause begins with: "det stöd de har har ökat".
_CLAUSE_WORDS = frozenset({"som", "de", "vi", "den", "det", "hur", "vad", "så", "om", "när", "där", "vem"})


@cache
def _known() -> dict[str, tuple[str, tuple[re.Pattern[str], ...]]]:
    """Return the level and the contexts of each word that may stand twice."""
    known: dict[str, tuple[str, tuple[re.Pattern[str], ...]]] = {}
    for row in swedish.table("doubled-words"):
        contexts = (re.compile(row["context_pattern"]),) if row["context_pattern"] else ()
        _, before = known.get(row["word"].lower(), ("", ()))
        known[row["word"].lower()] = (row["level"], (*before, *contexts))
    return known


def faults(text: str) -> Iterator[Fault]:
    """Yield words that follow themselves; a capital on the second is a name's or a title's."""
    for found in _DOUBLED.finditer(text):
        second = text[found.end() - len(found[1])]
        if not second.isupper() and not _rightly(text, found):
            yield Fault(found.start(), found.end(), {"word": found[1]})


def _rightly(text: str, found: re.Match[str]) -> bool:
    level, contexts = _known().get(found[1].lower(), ("error", ()))
    if any(match.start() < found.end() and found.start() < match.end() for c in contexts for match in c.finditer(text)):
        return True
    before = re.findall(r"\w+", text[: found.start()].lower())[-6:]
    return level == "allow" and not _CLAUSE_WORDS.isdisjoint(before)


def check(subject: Subject) -> Iterator[Finding]:
    """Report a word that follows itself within one run of text."""
    yield from report(subject, ID, SEVERITY, faults)
