"""What a PDF says of itself: XMP, document information, output intent, viewer preferences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

import pydyf

from publisher.writers.pdf.xmp import Properties, packet

Conformance: TypeAlias = Literal["ua1", "ua2"]
PRODUCER = "publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The bibliographic facts of a publication."""

    title: str
    language: str
    date: date
    subtitle: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    identifiers: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


def describe(pdf: Any, metadata: Metadata, conformance: Conformance, *, attached: bool) -> None:
    """Write the metadata of a finished file; no clock is read."""
    properties = Properties(metadata, part=2 if conformance == "ua2" else 1, attached=attached)
    stream = pydyf.Stream([packet(properties)], pydyf.Dictionary({"Type": "/Metadata", "Subtype": "/XML"}))
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference
    pdf.catalog["Lang"] = pydyf.String(metadata.language)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    _write_information(pdf, metadata, conformance)
    for intent in pdf.catalog.get("OutputIntents", ()):
        intent["S"] = "/GTS_PDFA1"  # PDF/A-2 6.2.3
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and "Interpolate" in thing.extra:
            thing.extra["Interpolate"] = "false"  # PDF/A-2 6.2.8
        elif isinstance(thing, dict) and thing.get("Type") == "/Filespec":
            _associate(pdf, thing)


def _write_information(pdf: Any, metadata: Metadata, conformance: Conformance) -> None:
    pdf.info.clear()
    if conformance == "ua2":  # PDF/A-4 6.1.3: no Info dictionary without PieceInfo
        return
    when = f"D:{metadata.date:%Y%m%d}000000Z"
    entries = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors or (metadata.publisher,)),
        "Subject": metadata.description or metadata.subtitle,
        "Keywords": ", ".join(metadata.keywords),
        "Producer": PRODUCER,
        "CreationDate": when,
        "ModDate": when,
    }
    pdf.info.update({key: pydyf.String(text) for key, text in entries.items() if text})


def _associate(pdf: Any, file: Any) -> None:
    """Make an attachment an associated file: the source of the document (PDF/A-3 6.8)."""
    file["AFRelationship"] = "/Source"
    pdf.catalog.setdefault("AF", pydyf.Array()).append(file.reference)
