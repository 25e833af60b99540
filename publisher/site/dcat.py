"""The catalogue as open data: DCAT-AP-SE 3.0.1 in RDF/XML (docs.dataportal.se/dcat/3.0.1)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from publisher.publication import Contact
from publisher.site.catalogue import MEDIA_TYPES, Catalogue, Edition, Entry, Version
from publisher.site.labels import SiteWords
from publisher.site.source import Site
from publisher.site.xml_file import serialized

FILE_NAME = "catalogue.rdf"
_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"  # required of a catalogue by DCAT-AP-SE
_PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_LANGUAGES = {"sv": "SWE", "en": "ENG", "fi": "FIN", "se": "SME", "yi": "YID"}
_LICENCES = {"CC0-1.0": _CC0, "CC-BY-4.0": "http://creativecommons.org/licenses/by/4.0/"}


def write(catalogue: Catalogue, site: Site, words: SiteWords) -> bytes:
    """Return the catalogue with a dataset per publication and a distribution per edition of its latest version."""
    root = ET.Element("rdf:RDF", {f"xmlns:{prefix}": space for prefix, space in _SPACES.items()})
    offered = [entry for entry in catalogue.publications if entry.latest and entry.latest.offered]
    element = _node(root, "dcat:Catalog", site.absolute("#katalog"))
    _text(element, "dcterms:title", words.say("catalogue_title", publisher=site.publisher), site.language)
    _text(element, "dcterms:description", site.description, site.language)
    _to(element, "dcterms:publisher", site.absolute("#utgivare"))
    _to(element, "dcterms:license", _CC0)
    _to(element, "foaf:homepage", site.absolute(""))
    _language(element, site.language)
    for entry in offered:
        _to(element, "dcat:dataset", _dataset(site, entry))
    _name(_node(root, "foaf:Agent", site.absolute("#utgivare")), site.publisher)
    for entry in offered:
        if entry.latest:
            _entry(root, entry, entry.latest, site)
    return serialized(root)


def _entry(root: ET.Element, entry: Entry, version: Version, site: Site) -> None:
    page = site.absolute(f"{entry.name}/")
    element = _node(root, "dcat:Dataset", _dataset(site, entry))
    _text(element, "dcterms:title", entry.title, entry.language)
    _text(element, "dcterms:description", entry.description or entry.subtitle or entry.title, entry.language)
    if entry.publisher == site.publisher:
        _to(element, "dcterms:publisher", site.absolute("#utgivare"))
    else:
        _name(_node(_within(element, "dcterms:publisher"), "foaf:Agent"), entry.publisher)
    _typed(element, "dcterms:issued", entry.versions[-1].date.isoformat(), "date")
    _typed(element, "dcterms:modified", version.date.isoformat(), "date")
    _text(element, "dcat:version", version.version)
    _to(element, "dcterms:accessRights", _PUBLIC)
    _to(element, "dcat:landingPage", page)
    _language(element, entry.language)
    _contact(element, entry.contact or site.contact)
    for edition in version.offered:
        _to(element, "dcat:distribution", _distribution(site, edition))
    for edition in version.offered:
        _edition(root, entry, edition, site)


def _edition(root: ET.Element, entry: Entry, edition: Edition, site: Site) -> None:
    element = _node(root, "dcat:Distribution", _distribution(site, edition))
    _to(element, "dcat:accessURL", site.absolute(f"{entry.name}/"))
    _to(element, "dcat:downloadURL", site.absolute(edition.path))
    _text(element, "dcterms:format", MEDIA_TYPES[edition.format])
    _typed(element, "dcat:byteSize", str(edition.bytes), "decimal")
    licence = _LICENCES.get(entry.licence, entry.licence)
    if licence.startswith("http"):
        _to(element, "dcterms:license", licence)
    checksum = _node(_within(element, "spdx:checksum"), "spdx:Checksum")
    _to(checksum, "spdx:algorithm", _SPACES["spdx"] + "checksumAlgorithm_sha256")
    _text(checksum, "spdx:checksumValue", edition.sha256)


def _contact(parent: ET.Element, contact: Contact) -> None:
    """Add the contact point, which must have an e-mail address in DCAT-AP-SE; without one it is left out."""
    if contact.email:
        element = _node(_within(parent, "dcat:contactPoint"), "vcard:Organization")
        _text(element, "vcard:fn", contact.name)
        _to(element, "vcard:hasEmail", f"mailto:{contact.email}")


def _dataset(site: Site, entry: Entry) -> str:
    return site.absolute(f"{entry.name}/#datamangd")


def _distribution(site: Site, edition: Edition) -> str:
    return site.absolute(f"{edition.path}#distribution")


def _node(parent: ET.Element, name: str, about: str = "") -> ET.Element:
    return ET.SubElement(parent, name, {"rdf:about": about} if about else {})


def _within(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, name)


def _to(parent: ET.Element, name: str, address: str) -> None:
    ET.SubElement(parent, name, {"rdf:resource": address})


def _text(parent: ET.Element, name: str, text: str, language: str = "") -> None:
    ET.SubElement(parent, name, {"xml:lang": language.split("-", maxsplit=1)[0]} if language else {}).text = text


def _typed(parent: ET.Element, name: str, text: str, type_: str) -> None:
    ET.SubElement(parent, name, {"rdf:datatype": _XSD + type_}).text = text


def _name(agent: ET.Element, name: str) -> None:
    _text(agent, "foaf:name", name)


def _language(parent: ET.Element, language: str) -> None:
    code = _LANGUAGES.get(language.split("-", maxsplit=1)[0])
    if code:
        _to(parent, "dcterms:language", _LANGUAGE + code)
