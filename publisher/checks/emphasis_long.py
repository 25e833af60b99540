r"""Bold and italics stress words, not whole paragraphs.

Why: What is all stressed stresses nothing, and long italics and bold are slow to read, most of all with dyslexia.
Fails: **Alla som arbetar med trygghet i kommunen behöver veta vad som har hänt, var det hände och när. Annars går det inte att välja rätt åtgärd.**
Passes: Alla behöver veta **vad** som har hänt. Annars går det inte att välja rätt åtgärd, hur mycket man än vill.
Passes: **Anmäl brott till polisen.**
Fix: Stress the few words that matter, or put the paragraph in a box.
"""  # noqa: E501  # an example of a long paragraph

from __future__ import annotations

from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.findings import Finding, Severity

ID = "emphasis-long"
CLAUSE = "Språklagen (2009:600) 11 §"
SEVERITY = Severity.ADVICE

LONGEST = 15  # words: a sentence may be stressed, a paragraph not


def check(subject: Subject) -> Iterator[Finding]:
    """Report paragraphs and list items whose words are all bold or italic."""
    for element in subject.elements:
        if not isinstance(element, model.Paragraph):
            continue
        text = walk.content_of(element.content)
        stressed = all(isinstance(part, model.Strong | model.Emphasis) or not _says(part) for part in element.content)
        if stressed and len(text.split()) > LONGEST:
            yield Finding(ID, element.place, {"text": text[:60]}, SEVERITY)


def _says(part: model.Inline) -> bool:
    return any(character.isalnum() for character in walk.plain_text(part))
