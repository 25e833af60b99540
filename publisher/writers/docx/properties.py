"""Document properties: what Word, file managers and archives show of an edition without opening it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from lxml import etree

from publisher.publication import Publication
from publisher.writers.docx import package as packages
from publisher.writers.docx.languages import tag
from publisher.writers.docx.ooxml import Element, clean

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # ECMA-376-1, 22.3: a property that a person has made


def add_properties(package: OpcPackage, publication: Publication, status: str, custom: Mapping[str, str]) -> None:
    """Add the three property parts; dates are the publication's, never the clock's."""
    core, app, own = _core(publication, status), _app(publication), _custom(custom)
    packages.xml_part(package, package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, core)
    packages.xml_part(package, package, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, app)
    packages.xml_part(package, package, "/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, RT.CUSTOM_PROPERTIES, own)


def _core(publication: Publication, status: str) -> Element:
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    date = datetime.datetime.combine(publication.date, datetime.time()).strftime("%Y-%m-%dT%H:%M:%SZ")
    values = (
        (_DC, "title", publication.title),
        (_DC, "subject", publication.subtitle),
        (_DC, "creator", publication.publisher),
        (_CP, "keywords", ", ".join(publication.keywords)),
        (_DC, "description", publication.description),
        (_CP, "lastModifiedBy", publication.publisher),
        (_CP, "revision", "1"),
        (_TERMS, "created", date),
        (_TERMS, "modified", date),
        (_DC, "language", tag(publication.language)),
        (_CP, "contentStatus", status),
    )
    for namespace, name, value in values:
        if value:
            element = etree.SubElement(root, f"{{{namespace}}}{name}")
            element.text = clean(value)
            if namespace == _TERMS:
                element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return root


def _app(publication: Publication) -> Element:
    root = etree.Element(f"{{{_APP}}}Properties", nsmap={None: _APP})
    etree.SubElement(root, f"{{{_APP}}}Company").text = clean(publication.publisher)
    return root


def _custom(values: Mapping[str, str]) -> Element:
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VT})
    for number, (name, value) in enumerate(values.items(), start=2):  # 0 and 1 are taken by the format
        element = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(element, f"{{{_VT}}}lpwstr").text = clean(value)
    return root
