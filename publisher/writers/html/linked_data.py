"""What a page tells search engines and catalogues of itself: schema.org's Report as JSON-LD.

Accessibility is told in the words of the W3C's vocabulary (https://www.w3.org/2021/a11y-discov-vocab/latest/), and
only what the model shows to be so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from publisher import model, walk
from publisher.colours import contrast
from publisher.layout import Layout
from publisher.layout_faults import THEMES
from publisher.model import Decorative, Document
from publisher.publication import Publication
from publisher.writers.html.downloads import Download
from publisher.writers.html.words import Words

ENHANCED = 7.0  # WCAG 2.2, 1.4.6
# What the screen style sheet writes with, and on; grey is not used on the two others.
_PAIRS = (
    *((text, ground) for text in ("ink", "dark", "link", "visited") for ground in ("paper", "tint", "sand")),
    ("grey", "paper"),
)


def report(
    publication: Publication, document: Document, layout: Layout, offered: Iterable[Download], words: Words
) -> str:
    """Return the JSON-LD of a web edition, safe to stand within a script element."""
    data = {key: value for key, value in _report(publication, document, layout, offered, words).items() if value}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _report(
    publication: Publication, document: Document, layout: Layout, offered: Iterable[Download], words: Words
) -> dict[str, Any]:
    images = _images(document)
    organisation = {"@type": "GovernmentOrganization", "name": publication.publisher}
    if publication.contact and publication.contact.web:
        organisation["url"] = publication.contact.web
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": publication.title,
        "alternativeHeadline": publication.subtitle,
        "description": publication.description,
        "inLanguage": publication.language,
        "dateModified": publication.date.isoformat(),
        "expires": publication.validity.end.isoformat() if publication.validity and publication.validity.end else "",
        "publisher": organisation,
        "keywords": list(publication.keywords),
        "reportNumber": publication.diarienummer,
        "license": publication.licence if publication.licence.startswith("https://") else "",
        "creativeWorkStatus": words.status(publication.status),
        "encoding": [
            {"@type": "MediaObject", "contentUrl": o.name, "encodingFormat": o.media_type, "contentSize": str(o.bytes)}
            for o in offered
        ],
        "accessMode": ["textual", "visual"] if images else ["textual"],
        "accessModeSufficient": ["textual"] if _all_described(images) else [],
        "accessibilityFeature": list(features(document, layout)),
        "accessibilityControl": ["fullKeyboardControl", "fullMouseControl", "fullTouchControl"],
        "accessibilityHazard": ["none"],  # text and still pictures: the model has nothing that moves or sounds
        "accessibilitySummary": " ".join(
            words.say(name)
            for name, told in (("summary_accessible", True), ("summary_images", images and _all_described(images)))
            if told
        ),
    }


def features(document: Document, layout: Layout) -> Iterator[str]:
    """Yield the accessibility features of a document as a web page, in the vocabulary's words."""
    yield "displayTransformability"  # measured: 320 px, 400 %, wide spacing
    yield "readingOrder"
    yield "unlocked"
    images = _images(document)
    if images and _all_described(images):
        yield "alternativeText"
    if any(isinstance(e, model.Figure) and e.long_description for e in walk.everything(document)):
        yield "longDescription"
    if any(True for _ in walk.headings(document)):
        yield "structuralNavigation"
        yield "tableOfContents"
    if _enhanced_contrast(layout):
        yield "highContrastDisplay"


def _images(document: Document) -> list[model.Figure | model.Image]:
    """Return the images that say something."""
    images = (e for e in walk.everything(document) if isinstance(e, model.Figure | model.Image))
    return [image for image in images if not isinstance(image.alt, Decorative)]


def _all_described(images: Iterable[model.Figure | model.Image]) -> bool:
    return all(str(image.alt).strip() for image in images)


def _enhanced_contrast(layout: Layout) -> bool:
    """Tell whether text has the enhanced contrast of WCAG 2.2, 1.4.6, in every theme."""
    themes = [layout.tokens[theme] for theme in THEMES]
    return all(contrast(theme[text], theme[ground]) >= ENHANCED for theme in themes for text, ground in _PAIRS)
