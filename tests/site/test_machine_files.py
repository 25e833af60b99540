"""What machines read of the site: the Atom feed, the DCAT-AP-SE record, the sitemap, robots.txt, catalogue.json."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
import rdflib
import site_making as making
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://publikationer.example/"
ONE = {"author", "id", "title", "updated"}  # RFC 4287, 4.1.1 and 4.1.2: required, and one of each but the author
KNOWN = {
    "feed": {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle"},
    "entry": {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary"},
}
LINK = {"href", "rel", "type", "hreflang", "title", "length"}
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")


@pytest.fixture(scope="module")
def feed(shown) -> ET.Element:
    return ET.fromstring((shown[0] / "feed.xml").read_bytes())


def file_of(site: Path, address: str) -> Path:
    assert address.startswith(BASE)
    path = urlsplit(address).path.lstrip("/")
    return site / (f"{path}index.html" if path == "" or path.endswith("/") else path)


def faults(element: ET.Element) -> list[str]:
    """Return what RFC 4287 has against a feed or an entry of it."""
    kind = element.tag.removeprefix(ATOM)
    names = [child.tag.removeprefix(ATOM) for child in element if child.tag != f"{ATOM}entry"]
    found = [f"{kind}: {name} missing" for name in ONE if name not in names]
    found += [f"{kind}: {name} twice" for name in {*ONE - {"author"}, "subtitle", "summary"} if names.count(name) > 1]
    found += [f"{kind}: {name} unknown" for name in names if name not in KNOWN[kind] | ONE]
    for moment in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
        text = moment.text or ""
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", text):
            found.append(f"{kind}: {text} is no RFC 3339 time")
    for address in (
        *(e.text for e in element.findall(f"{ATOM}id")),
        *(e.get("href") for e in element.iter(f"{ATOM}link")),
    ):
        if not urlsplit(address or "").scheme:
            found.append(f"{kind}: {address} is no IRI")
    links = element.findall(f"{ATOM}link")
    found += [f"{kind}: {set(link.keys()) - LINK}" for link in links if set(link.keys()) - LINK]
    alternates = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"]
    if len(set(alternates)) != len(alternates):
        found.append(f"{kind}: two alternates of one type")
    for author in element.findall(f"{ATOM}author"):
        if [child.tag for child in author] != [f"{ATOM}name"] or not author[0].text:
            found.append(f"{kind}: author without name")
    texts = [child for child in element if child.tag in {f"{ATOM}{n}" for n in ("title", "summary", "subtitle")}]
    return found + [f"{child.tag} empty" for child in texts if not (child.text or "").strip() or len(child)]


def test_the_feed_is_valid_atom(feed):
    assert feed.tag == f"{ATOM}feed"
    assert faults(feed) == []
    assert [fault for entry in feed.findall(f"{ATOM}entry") for fault in faults(entry)] == []
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        f"{BASE}feed.xml"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<updated>2", "<updated>x2"),
        ("<title>", "<titel>"),
        ("T00:00:00Z", ""),
        ('href="https:', 'href="'),
        ('rel="enclosure"', 'rel="alternate"'),
    ],
)
def test_the_judge_of_feeds_sees_a_broken_one(shown, old: str, new: str):
    text = (shown[0] / "feed.xml").read_text("utf-8").replace(old, new)
    text = text.replace("</title>", "</titel>") if new == "<titel>" else text
    root = ET.fromstring(text)
    assert [fault for element in (root, *root.findall(f"{ATOM}entry")) for fault in faults(element)]


def test_the_feed_has_an_entry_per_version_and_its_enclosures_are_the_files(shown, feed):
    site, published = shown
    versions = {f"{BASE}{e.name}/{v.version}/" for e in published.catalogue.publications for v in e.versions}
    entries = feed.findall(f"{ATOM}entry")
    assert {entry.findtext(f"{ATOM}id") for entry in entries} == versions
    assert len(entries) == len(versions) == 5
    enclosures = [link for link in feed.iter(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert len(enclosures) == 5 * 3 - 1  # one edition failed
    for link in enclosures:
        assert file_of(site, link.get("href")).stat().st_size == int(link.get("length"))


def test_the_record_has_what_dcat_ap_se_requires(shown):
    """DCAT-AP-SE 3.0.1, the properties with cardinality 1 or more of the classes that are used."""
    graph = rdflib.Graph().parse(shown[0] / "catalogue.rdf", format="xml")
    required = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution),
        DCAT.Distribution: (DCAT.accessURL, DCAT.downloadURL, DCTERMS.format),
        FOAF.Agent: (FOAF.name,),
        SPDX.Checksum: (SPDX.algorithm, SPDX.checksumValue),
    }
    for kind, properties in required.items():
        subjects = list(graph.subjects(RDF.type, kind))
        assert subjects, kind
        for subject in subjects:
            for property_ in properties:
                assert list(graph.objects(subject, property_)), (subject, property_)
    for title in graph.objects(None, DCTERMS.title):
        assert title.language in ("sv", "en")
    licence = rdflib.URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
    assert list(graph.objects(next(graph.subjects(RDF.type, DCAT.Catalog)), DCTERMS.license)) == [licence]
    agents = set(graph.subjects(RDF.type, FOAF.Agent))
    assert {*graph.objects(None, DCTERMS.publisher)} <= agents


def test_the_record_tells_of_the_files_as_they_are(shown):
    site, _ = shown
    graph = rdflib.Graph().parse(site / "catalogue.rdf", format="xml")
    distributions = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 4 * 3 - 1
    for one in distributions:
        data = file_of(site, str(graph.value(one, DCAT.downloadURL))).read_bytes()
        assert int(graph.value(one, DCAT.byteSize)) == len(data)
        checksum = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
        assert str(checksum) == hashlib.sha256(data).hexdigest()


def test_a_contact_point_is_given_only_with_the_address_that_it_must_have(folder, shown):
    making.publish(folder)
    graph = rdflib.Graph().parse(folder / "output/site/catalogue.rdf", format="xml")
    assert [str(mail) for mail in graph.objects(None, VCARD.hasEmail)] == ["mailto:prov@example.se"]
    real = rdflib.Graph().parse(shown[0] / "catalogue.rdf", format="xml")
    assert list(real.objects(None, DCAT.contactPoint)) == []


def test_the_sitemap_names_every_page_and_robots_names_the_sitemap(shown):
    site, _ = shown
    root = ET.fromstring((site / "sitemap.xml").read_bytes())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}urlset"
    addresses = [url.findtext(f"{space}loc") for url in root]
    assert {file_of(site, address) for address in addresses} == set(site.rglob("index.html"))
    for url in root:
        assert [child.tag for child in url] in ([f"{space}loc"], [f"{space}loc", f"{space}lastmod"])
        datetime.date.fromisoformat(url.findtext(f"{space}lastmod") or "2026-01-01")
    assert (site / "robots.txt").read_text("utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {BASE}sitemap.xml",
    ]


def test_the_catalogue_tells_of_the_files_as_they_are(shown):
    site, _ = shown
    data = json.loads((site / "catalogue.json").read_bytes())
    editions = [e for p in data["publications"] for v in p["versions"] for e in v["editions"]]
    assert len(editions) == 5 * 3
    for edition in editions:
        content = (site / edition["path"]).read_bytes()
        assert edition["bytes"] == len(content)
        assert edition["sha256"] == hashlib.sha256(content).hexdigest()
    assert {e["pages"] for e in editions if e["format"] == "pdf"} == {3, 5}
