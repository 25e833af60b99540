"""settings.xml: how Word opens the edition. The order of the elements is CT_Settings' own (ECMA-376-1, 17.15)."""

from __future__ import annotations

from publisher.writers.docx import languages
from publisher.writers.docx.notes import SEPARATORS
from publisher.writers.docx.ooxml import Element, add, root, twips

_OFFICE = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = {
    "compatibilityMode": "15",  # anything less opens in Compatibility Mode
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}
_THEME_ROLES = {
    "bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2", "accent1": "accent1", "accent2": "accent2",
    "accent3": "accent3", "accent4": "accent4", "accent5": "accent5", "accent6": "accent6",
    "hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink",
}  # fmt: skip


def settings(language: str) -> Element:
    """Return the settings part. It asks for no update of fields: that greets the reader with a question."""
    part = root("w:settings")
    add(part, "w:zoom", percent="100")
    add(part, "w:embedTrueTypeFonts")
    add(part, "w:saveSubsetFonts")
    add(part, "w:defaultTabStop", val=twips(36))
    add(part, "w:autoHyphenation")
    add(part, "w:consecutiveHyphenLimit", val="2")
    add(part, "w:hyphenationZone", val=twips(24))
    add(part, "w:doNotHyphenateCaps")
    add(part, "w:characterSpacingControl", val="doNotCompress")
    notes = add(part, "w:footnotePr")
    for id_, _ in SEPARATORS:
        add(notes, "w:footnote", id=id_)
    compatibility = add(part, "w:compat")
    for name, value in _COMPATIBILITY.items():
        add(compatibility, "w:compatSetting", name=name, uri=_OFFICE, val=value)
    add(part, "w:themeFontLang", val=languages.tag(language))
    add(part, "w:clrSchemeMapping", **_THEME_ROLES)
    add(part, "w:decimalSymbol", val=",")
    add(part, "w:listSeparator", val=";")
    return part
