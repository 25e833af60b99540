"""The package: python-docx's parts and relationships, and a zip file that is the same each time."""

from __future__ import annotations

import io
import zipfile

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from publisher.writers.docx.ooxml import Element

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that zip can say
_FIRST = ("[Content_Types].xml", "_rels/.rels")  # ECMA-376-2: readers that stream want these first


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


def save(package: OpcPackage) -> bytes:
    """Return the package's bytes, which depend on nothing but its parts: no clock, no order of discovery."""
    stream = io.BytesIO()
    package.save(stream)
    with zipfile.ZipFile(stream) as written:
        members = {name: written.read(name) for name in written.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members, key=lambda name: (name not in _FIRST, name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, members[name])
    return out.getvalue()
