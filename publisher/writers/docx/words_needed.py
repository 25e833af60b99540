"""Words that the layout's strings still lack, under the keys that they should have there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SV = {
    "table_description": "{columns} kolumner och {rows} rader. Kolumner: {headers}.",
    "style_title": "{name} rubrik",
    "style_end": "{name} slut",
    "style_quotation": "Citat",
    "style_quotation_source": "Citat källa",
    "style_description": "Bildbeskrivning",
    "style_term": "Begrepp",
    "style_definition": "Förklaring",
    "style_checklist": "Checklista",
    "style_code": "Kodblock",
    "style_code_text": "Kod",
    "style_strong_emphasis": "Stark betoning",
    "style_break": "Avdelare",
    "style_picture": "Bild",
    "style_source": "Källa",
    "style_caption_above_source": "Bildtext före källa",
    "style_table_caption": "Tabellrubrik",
    "style_table": "Tabell",
    "style_table_text": "Tabelltext",
    "style_table_header": "Tabellhuvud",
    "style_center": "{name} mitten",
    "style_right": "{name} höger",
    "style_wide": "{name} bred",
    "style_after_table": "Brödtext efter tabell",
    "style_cover_publisher": "Omslag utgivare",
    "style_cover_date": "Omslag datum",
    "style_cover_drawing": "Omslag bild",
    "style_imprint_heading": "Kolofon rubrik",
    "style_imprint": "Kolofon",
    "style_imprint_fact": "Kolofon uppgift",
    "style_back_heading": "Sista sidan rubrik",
    "style_back_subheading": "Sista sidan mellanrubrik",
    "style_back_fact": "Sista sidan uppgift",
}
_EN = {
    "table_description": "{columns} columns and {rows} rows. Columns: {headers}.",
    "style_title": "{name} title",
    "style_end": "{name} end",
    "style_quotation": "Quotation",
    "style_quotation_source": "Quotation source",
    "style_description": "Image description",
    "style_term": "Term",
    "style_definition": "Definition",
    "style_checklist": "Checklist",
    "style_code": "Code block",
    "style_code_text": "Code text",
    "style_strong_emphasis": "Strong emphasis",
    "style_break": "Break",
    "style_picture": "Picture",
    "style_source": "Source line",
    "style_caption_above_source": "Caption above source",
    "style_table_caption": "Table caption",
    "style_table": "Table design",
    "style_table_text": "Table text",
    "style_table_header": "Table header",
    "style_center": "{name} centred",
    "style_right": "{name} right",
    "style_wide": "{name} wide",
    "style_after_table": "Body text after table",
    "style_cover_publisher": "Cover publisher",
    "style_cover_date": "Cover date",
    "style_cover_drawing": "Cover drawing",
    "style_imprint_heading": "Imprint heading",
    "style_imprint": "Imprint",
    "style_imprint_fact": "Imprint fact",
    "style_back_heading": "Last page heading",
    "style_back_subheading": "Last page subheading",
    "style_back_fact": "Last page fact",
}
_BY_CONTENTS = {"Innehåll": _SV}  # which language the strings are in, told by a word that they do have


def with_needed(strings: Mapping[str, Any]) -> dict[str, Any]:
    """Return a layout's words with those that they lack."""
    words = dict(strings["words"])
    return _BY_CONTENTS.get(words["contents"], _EN) | words
