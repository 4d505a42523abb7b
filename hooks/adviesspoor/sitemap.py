"""The sitemap (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site_url: str, addresses: Iterable[str], day: str) -> bytes:
    """Every address of the site, as XML. `day` is the date of the data, not of the build."""
    urlset = ElementTree.Element("urlset", xmlns=_NAMESPACE)
    for address in addresses:
        url = ElementTree.SubElement(urlset, "url")
        ElementTree.SubElement(url, "loc").text = f"{site_url}{address}"
        ElementTree.SubElement(url, "lastmod").text = day
    ElementTree.indent(urlset)
    return ElementTree.tostring(urlset, encoding="utf-8", xml_declaration=True) + b"\n"
