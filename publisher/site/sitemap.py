"""What search engines read: sitemap.xml (sitemaps.org, protocol 0.9) and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from publisher.site.catalogue import Catalogue
from publisher.site.source import Site
from publisher.site.xml_file import serialized

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write(catalogue: Catalogue, site: Site, pages: tuple[str, ...]) -> Mapping[str, bytes]:
    """Return both files; `pages` are the folders with a page of their own, from the site's root."""
    dates = {f"{e.name}/{v.version}/": v.date for e in catalogue.publications for v in e.versions}
    dates |= {f"{e.name}/": e.latest.date for e in catalogue.publications if e.latest}
    root = ET.Element("urlset", {"xmlns": _SITEMAP})
    for page in pages:
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = site.absolute(page)
        if page in dates:
            ET.SubElement(url, "lastmod").text = dates[page].isoformat()
    return {
        "sitemap.xml": serialized(root),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {site.absolute('sitemap.xml')}\n".encode(),
    }
