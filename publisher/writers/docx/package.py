"""The package: python-docx's parts and relationships, and a zip file that is the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.spec import default_content_types

from publisher.writers.docx.ooxml import Element

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that zip can say
_TYPES, _RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
_FIRST = (_TYPES, _RELATIONSHIPS)  # ECMA-376-2: readers that stream want these first


def xml_part(
    package: OpcPackage, owner: OpcPackage | Part, name: str, kind: str, relation: str, root: Element
) -> XmlPart:
    """Add a part that is XML; `owner` is what relates to it."""
    part = XmlPart(PackURI(name), kind, root, package)  # type: ignore[arg-type]  # any lxml element will do
    owner.relate_to(part, relation)
    return part


def data_part(package: OpcPackage, name: str, kind: str, data: bytes) -> Part:
    """Return a part that is bytes; whoever needs it relates to it."""
    return Part(PackURI(name), kind, data, package)  # type: ignore[arg-type]  # python-docx's own package is an OpcPackage


def members(package: OpcPackage) -> dict[str, bytes]:
    """Return the files that a package is made of, by their names within it (ECMA-376-2)."""
    parts = tuple(package.iter_parts())
    found = {_TYPES: _content_types(parts), _RELATIONSHIPS: package.rels.xml}
    for part in parts:
        found[part.partname.membername] = part.blob
        if len(part.rels):
            found[part.partname.rels_uri.membername] = part.rels.xml
    return found


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file of `files`, which depends on nothing but them: no clock, no order of discovery."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in sorted(files, key=lambda name: (name not in _FIRST, name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            zipped.writestr(info, files[name])
    return out.getvalue()


def _content_types(parts: Iterable[Part]) -> bytes:
    """Return what says of which type each part is: by its name's ending where that tells (ECMA-376-2, 10.1.2)."""
    usual, own = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}, {}
    for part in parts:
        if (part.partname.ext, part.content_type) in default_content_types:
            usual[part.partname.ext] = part.content_type
        else:
            own[part.partname] = part.content_type
    types = CT_Types.new()  # type: ignore[no-untyped-call]
    for extension in sorted(usual):
        types.add_default(extension, usual[extension])
    for name in sorted(own):
        types.add_override(name, own[name])
    return bytes(serialize_part_xml(types))
