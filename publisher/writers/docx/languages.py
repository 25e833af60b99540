"""Languages of a document and of its parts, as Word names them."""

from __future__ import annotations

# Word's proofing tools and the voices of screen readers are chosen by language and region (EN 301 549, 10.3.1.2).
REGIONS = {
    "ar": "ar-SA", "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-GB", "es": "es-ES", "et": "et-EE",
    "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "he": "he-IL", "is": "is-IS", "it": "it-IT", "lt": "lt-LT",
    "lv": "lv-LV", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO", "pl": "pl-PL", "pt": "pt-PT",
    "ro": "ro-RO", "ru": "ru-RU", "se": "se-SE", "so": "so-SO", "sv": "sv-SE", "tr": "tr-TR", "uk": "uk-UA",
    "ur": "ur-PK", "yi": "yi-001",
}  # fmt: skip
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "ur", "yi"}


def tag(language: str) -> str:
    """Return the tag that Word knows for a BCP 47 language: `en` gives `en-GB`, `en-US` stays."""
    return REGIONS.get(language.lower(), language)


def right_to_left(language: str) -> bool:
    """Say whether a language is written from right to left."""
    return language.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT
