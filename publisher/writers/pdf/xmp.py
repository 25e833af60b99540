"""The XMP packet (ISO 16684-1): Dublin Core, and which standards the file claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from publisher.writers.pdf.metadata import Metadata

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfd": "http://pdfa.org/declarations/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
DECLARATIONS = ("http://pdfa.org/declarations/wtpdf#accessibility1.0", "http://pdfa.org/declarations/wtpdf#reuse1.0")
STRUCT = 'rdf:parseType="Resource"'

# PDF/A-2 6.6.2.3: a property that XMP does not define, such as pdfuaid:part, needs a schema in the file.
UA_SCHEMA = f"""\
<pdfaExtension:schemas><rdf:Bag><rdf:li {STRUCT}>
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{NAMESPACES["pdfuaid"]}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li {STRUCT}>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


@dataclass(frozen=True, slots=True)
class Properties:
    """What goes into the packet: the metadata, the part of PDF/UA, and whether files are attached."""

    metadata: Metadata
    part: int
    attached: bool


def packet(properties: Properties) -> bytes:
    """Write the packet."""
    namespaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    body = [*_claims(properties), *_dublin_core(properties.metadata), *_basic(properties.metadata)]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{namespaces}>\n'
        + "\n".join(body)
        + '\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _claims(properties: Properties) -> list[str]:
    if properties.part == 1:
        part = 3 if properties.attached else 2
        return [
            f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            UA_SCHEMA,
        ]
    conformance = "<pdfaid:conformance>F</pdfaid:conformance>" if properties.attached else ""
    declared = "".join(f"<rdf:li {STRUCT}><pdfd:conformsTo>{uri}</pdfd:conformsTo></rdf:li>" for uri in DECLARATIONS)
    return [
        f"<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>{conformance}",
        "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>",
        f"<pdfd:declarations><rdf:Bag>{declared}</rdf:Bag></pdfd:declarations>",
    ]


def _dublin_core(metadata: Metadata) -> list[str]:
    creators = metadata.authors or ((metadata.publisher,) if metadata.publisher else ())
    return [
        "<dc:format>application/pdf</dc:format>",
        _translated("title", metadata.title),
        _translated("description", metadata.description or metadata.subtitle),
        _several("creator", "Seq", creators),
        _several("publisher", "Bag", (metadata.publisher,)),
        _several("language", "Bag", (metadata.language,)),
        _several("subject", "Bag", metadata.keywords),
        _identifier(metadata.identifiers),
        _several("date", "Seq", (metadata.date.isoformat(),)),
    ]


def _basic(metadata: Metadata) -> list[str]:
    moment = f"{metadata.date.isoformat()}T00:00:00Z"
    keywords = f"<pdf:Keywords>{escape(', '.join(metadata.keywords))}</pdf:Keywords>" if metadata.keywords else ""
    dates = "".join(f"<xmp:{name}>{moment}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate"))
    return [f"<pdf:Producer>publisher</pdf:Producer>{keywords}", dates]


def _translated(name: str, text: str) -> str:
    if not text:
        return ""
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></dc:{name}>'


def _several(name: str, kind: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts if text)
    return f"<dc:{name}><rdf:{kind}>{items}</rdf:{kind}></dc:{name}>" if items else ""


def _identifier(identifiers: tuple[str, ...]) -> str:
    """Write the first identifier in Dublin Core, which has room for one, and all of them in XMP."""
    if not identifiers:
        return ""
    every = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in identifiers)
    one = f"<dc:identifier>{escape(identifiers[0])}</dc:identifier>"
    return f"{one}<xmp:Identifier><rdf:Bag>{every}</rdf:Bag></xmp:Identifier>"
